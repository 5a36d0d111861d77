package cachescope.why;

import cachescope.event.Question;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The answer to a question: a sentence, what it stands on, and the facts that led to it.
 *
 * @param question as it was asked
 * @param at the moment that it is explained as of, session nanoseconds
 * @param headline the answer in a sentence
 * @param reasons more sentences, the weightiest first
 * @param parts where the time went, in the order in which it passed; they sum to the request's
 *     time. Empty where no request is explained
 * @param chain the facts, in the order in which they happened
 * @param keys that it is about, with their prefix, {@code requests} that it is about: to be marked
 */
public record Explanation(
    Question question,
    long at,
    String headline,
    List<String> reasons,
    List<Part> parts,
    List<Link> chain,
    Set<String> keys,
    Set<Long> requests) {
  public Explanation {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(headline, "headline");
    reasons = List.copyOf(reasons);
    parts = List.copyOf(parts);
    chain = List.copyOf(chain);
    keys = Set.copyOf(keys);
    requests = Set.copyOf(requests);
  }

  /** Nanoseconds of all parts together. */
  public long total() {
    return parts.stream().mapToLong(Part::nanos).sum();
  }
}
