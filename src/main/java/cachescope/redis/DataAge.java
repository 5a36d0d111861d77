package cachescope.redis;

import cachescope.event.SessionClock;
import cachescope.redis.watch.ServerInfo;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A replica without its master serves what it had.
 *
 * @param from the moment that its data is of; later writes are not in it
 */
record DataAge(Instant from) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** What INFO says of it; the moment stays the same until its master is back. */
  static Optional<DataAge> of(ServerInfo info, Optional<DataAge> before, SessionClock clock) {
    if (!info.replica() || info.text("master_link_status").equals("up")) {
      return Optional.empty();
    }
    // "-1": it never had one.
    long seconds = Math.max(0, info.number("master_link_down_since_seconds"));
    return before.isPresent()
        ? before
        : Optional.of(new DataAge(clock.wallTime().minusSeconds(seconds)));
  }

  String sentence() {
    return "It lost its master at %s: what it serves may be as old as that."
        .formatted(TIME.format(from.atZone(ZoneId.systemDefault())));
  }
}
