package cachescope.lesson;

import cachescope.event.Amounts;
import cachescope.event.CacheEvent;
import cachescope.scenario.StepReader;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Which facts are meant: a type, perhaps a user, perhaps what its fields must be.
 *
 * @param type simple name of the fact's type
 * @param user 0: any
 * @param text as the file says it
 */
public record Pattern(String type, long user, List<Term> terms, String text) {
  private static final java.util.regex.Pattern TERM =
      java.util.regex.Pattern.compile("([A-Za-z]+)(<=|>=|=|<|>)(\\S+)");

  public Pattern {
    Objects.requireNonNull(type, "type");
    terms = List.copyOf(terms);
    Objects.requireNonNull(text, "text");
  }

  /** What a field must be. */
  record Term(String field, String relation, String value) {}

  /**
   * Reads one, such as {@code Answered user:1 outcome=hit elapsed<5ms}.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public static Pattern parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    Class<?> type =
        find(CacheEvent.class, words[0])
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is no fact '"
                        + words[0]
                        + "'; there are "
                        + String.join(", ", StepReader.FACTS)));
    long user = 0;
    List<Term> terms = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      if (words[i].startsWith("user:")) {
        user = Amounts.whole("the user", words[i].substring(5), 1, 999_999_999L);
      } else {
        terms.add(term(words[i], type));
      }
    }
    return new Pattern(words[0], user, terms, text.strip());
  }

  private static Term term(String word, Class<?> type) {
    Matcher form = TERM.matcher(word);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + word + "' is no part of a fact; write user:1, outcome=hit or elapsed<5ms");
    }
    List<String> fields =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    String field =
        fields.stream()
            .filter(each -> each.equalsIgnoreCase(form.group(1)))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s has no field '%s'; it has %s"
                        .formatted(
                            type.getSimpleName(), form.group(1), String.join(", ", fields))));
    Term term = new Term(field, form.group(2), form.group(3));
    if (!term.relation().equals("=")) {
      amount(term);
    }
    return term;
  }

  private static Optional<Class<?>> find(Class<?> among, String name) {
    if (among.isRecord()) {
      return among.getSimpleName().equals(name) ? Optional.of(among) : Optional.empty();
    }
    return Arrays.stream(among.getPermittedSubclasses())
        .flatMap(each -> find(each, name).stream())
        .findFirst();
  }

  /** Whether a fact is such. */
  public boolean matches(CacheEvent event) {
    if (!event.getClass().getSimpleName().equals(type)) {
      return false;
    }
    return (user == 0 || about(event))
        && terms.stream().allMatch(term -> holds(term, field(event, term.field())));
  }

  private boolean about(CacheEvent event) {
    for (RecordComponent each : event.getClass().getRecordComponents()) {
      if (each.getName().equals("userId")) {
        return field(event, "userId").equals(Long.toString(user));
      }
      if (each.getName().equals("key")) {
        String key = field(event, "key");
        return key.equals("user:" + user) || key.endsWith(":user:" + user);
      }
    }
    return false;
  }

  private static String field(CacheEvent event, String name) {
    for (RecordComponent each : event.getClass().getRecordComponents()) {
      if (each.getName().equals(name)) {
        try {
          return String.valueOf(each.getAccessor().invoke(event));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("a fact's field cannot be read: " + name, e);
        }
      }
    }
    return "";
  }

  private static boolean holds(Term term, String value) {
    if (term.relation().equals("=")) {
      return plain(value).equals(plain(term.value()))
          || (number(value).isPresent() && number(value).equals(number(term.value())));
    }
    double measured = number(value).orElse(Double.NaN);
    double bound = amount(term);
    return switch (term.relation()) {
      case "<" -> measured < bound;
      case "<=" -> measured <= bound;
      case ">" -> measured > bound;
      default -> measured >= bound;
    };
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A number, or a duration in the field's unit: nanoseconds, or milliseconds by its name. */
  private static double amount(Term term) {
    Optional<Double> number = number(term.value());
    if (number.isPresent()) {
      return number.get();
    }
    double nanos = (double) Amounts.duration(term.value()).toNanos();
    return term.field().endsWith("Millis") ? nanos / 1e6 : nanos;
  }
}
