package cachescope.stage;

import cachescope.event.RequestEvent.Answered;
import java.util.Optional;

/**
 * Two consumers of one value: the profile page, read through the cache, and the account page, read
 * from the database. Held against each other, they make a stale value visible.
 */
final class Pages {
  private record Page(long userId, long version, long at) {}

  private Optional<Page> profile = Optional.empty();
  private Optional<Page> account = Optional.empty();

  /**
   * A person saw a page.
   *
   * @param past whether it is the account page, which passes the cache by
   * @return what the other page of the same user says, in a sentence; empty where it was not seen
   */
  String seen(long at, Answered answer, boolean past) {
    Optional<Page> other = (past ? profile : account).filter(p -> p.userId() == answer.userId());
    Optional<Page> now = Optional.of(new Page(answer.userId(), answer.version(), at));
    if (past) {
      account = now;
    } else {
      profile = now;
    }
    return other.map(page -> past ? beside(answer, page) : against(answer, page)).orElse("");
  }

  private static String beside(Answered answer, Page profile) {
    String ago = Ago.mark(profile.at());
    return profile.version() == answer.version()
        ? "The profile page showed the same, v" + answer.version() + ", " + ago + "."
        : "It has v%d; the profile page showed v%d, %s: not equal."
            .formatted(answer.version(), profile.version(), ago);
  }

  /** An account page seen earlier can prove that this is old, but not that it is new. */
  private static String against(Answered answer, Page account) {
    return account.version() <= answer.version()
        ? ""
        : "The account page showed v%d %s: this v%d is older."
            .formatted(account.version(), Ago.mark(account.at()), answer.version());
  }

  Pages copy() {
    Pages copy = new Pages();
    copy.profile = profile;
    copy.account = account;
    return copy;
  }
}
