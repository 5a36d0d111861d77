package cachescope.event;

import java.util.Objects;

/**
 * A configuration that is compared with others.
 *
 * @param name 1 to 60 characters, without control characters
 */
public record RunSetup(String name, Settings settings) {
  /** Characters of the longest name. */
  public static final int LONGEST = 60;

  public RunSetup {
    Objects.requireNonNull(settings, "settings");
    if (name.isBlank()
        || name.length() > LONGEST
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the name of a configuration must have 1 to "
              + LONGEST
              + " characters, was '"
              + name
              + "'");
    }
  }
}
