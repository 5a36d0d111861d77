package cachescope;

import java.util.Optional;

/** Which version of the program this is. */
final class Version {
  private Version() {}

  /** Such as {@code 0.1.0}; {@code development} where it does not run from its jar. */
  static String here() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
