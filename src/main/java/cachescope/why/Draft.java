package cachescope.why;

import cachescope.event.LoggedEvent;
import cachescope.event.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An explanation that is being put together. */
final class Draft {
  /** Longer chains are not read by anybody. */
  private static final int MOST_LINKS = 24;

  private final Question question;
  private final long at;
  private final List<String> reasons = new ArrayList<>();
  private final Map<Long, Link> chain = new HashMap<>();
  private final Set<String> keys = new LinkedHashSet<>();
  private final Set<Long> requests = new LinkedHashSet<>();
  private List<Part> parts = List.of();
  private String headline = "";

  Draft(Question question, Moment moment) {
    this.question = question;
    this.at = moment.at();
  }

  Draft headline(String words) {
    headline = words;
    return this;
  }

  /** One more sentence; an empty one is none. */
  Draft because(String sentence) {
    if (!sentence.isBlank() && !reasons.contains(sentence)) {
      reasons.add(sentence);
    }
    return this;
  }

  Draft parts(List<Part> all) {
    parts = all;
    return this;
  }

  /** A fact in the chain; the first words for it stay. */
  Draft fact(LoggedEvent fact, String words) {
    chain.putIfAbsent(fact.seq(), Link.sure(fact, words));
    return this;
  }

  /** A fact whose place in the chain is a guess. */
  Draft perhaps(LoggedEvent fact, String words) {
    chain.putIfAbsent(fact.seq(), Link.probably(fact, words));
    return this;
  }

  Draft key(String key) {
    keys.add(key);
    return this;
  }

  Draft request(long id) {
    requests.add(id);
    return this;
  }

  Explanation done() {
    List<Link> links = chain.values().stream().sorted(Comparator.comparingLong(Link::seq)).toList();
    int surplus = Math.max(0, links.size() - MOST_LINKS);
    return new Explanation(
        question,
        at,
        headline,
        reasons,
        parts,
        links.subList(surplus, links.size()),
        keys,
        requests);
  }
}
