package cachescope.service;

import java.util.Objects;
import java.util.Optional;

/** What to change of a user: the name, the e-mail address, or both. Each 1 to 200 characters. */
public record UserPatch(Optional<String> name, Optional<String> email) {
  static final int LONGEST = 200;

  public UserPatch {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(email, "email");
    if (name.isEmpty() && email.isEmpty()) {
      throw new IllegalArgumentException("nothing to change: give a name, an email or both");
    }
    name.ifPresent(text -> check("name", text));
    email.ifPresent(text -> check("email", text));
  }

  /** A change of the name only. */
  public static UserPatch name(String name) {
    return new UserPatch(Optional.of(name), Optional.empty());
  }

  private static void check(String what, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(what + " must have 1 to " + LONGEST + " characters");
    }
  }
}
