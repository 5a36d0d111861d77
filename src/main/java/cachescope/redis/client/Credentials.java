package cachescope.redis.client;

import java.util.Objects;
import java.util.Optional;

/** A user's name and password, kept apart from everything that may be printed. */
public final class Credentials {
  /** Nobody. */
  public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

  private final Optional<String> user;
  private final Optional<String> password;

  private Credentials(Optional<String> user, Optional<String> password) {
    this.user = user;
    this.password = password;
  }

  /** The default user's password. */
  public static Credentials password(String password) {
    return new Credentials(Optional.empty(), Optional.of(password));
  }

  /** A user's password; a user without one is nobody. */
  public static Credentials of(Optional<String> user, Optional<String> password) {
    return password.isPresent() ? new Credentials(user.filter(u -> !u.isEmpty()), password) : NONE;
  }

  /** The user's name as Redis knows it. */
  public String user() {
    return user.orElse("default");
  }

  Optional<String> explicitUser() {
    return user;
  }

  /** The password itself: for the handshake and the password file only. */
  public Optional<String> reveal() {
    return password;
  }

  /** The text without the password, should it be in there. */
  public String redact(String text) {
    return password.filter(p -> !p.isEmpty()).map(p -> text.replace(p, "(hidden)")).orElse(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Credentials c && user.equals(c.user) && password.equals(c.password);
  }

  @Override
  public int hashCode() {
    return Objects.hash(user, password);
  }

  @Override
  public String toString() {
    return password.isPresent() ? user() + ":(hidden)" : "(none)";
  }
}
