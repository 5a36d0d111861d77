package cachescope.event;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A setting by the name that files and options use.
 *
 * @param name such as {@code ttl}
 * @param words for a person, such as {@code time to live}
 * @param form what may be written, such as {@code 1s to 24h}
 * @param shown the value in words
 * @param change sets it from what was written; throws {@link IllegalArgumentException} with a
 *     sentence where that is no such value
 */
public record NamedSetting(
    String name,
    String words,
    String form,
    Function<Settings, String> shown,
    BiFunction<Settings, String, Settings> change) {

  /**
   * Sets it.
   *
   * @throws IllegalArgumentException with a sentence that begins with the name
   */
  public Settings set(Settings settings, String text) {
    try {
      return change.apply(settings, text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage() + " (" + form + ")", e);
    }
  }
}
