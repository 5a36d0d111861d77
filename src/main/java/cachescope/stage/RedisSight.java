package cachescope.stage;

import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.State;
import cachescope.event.ServerReading;
import cachescope.event.Settings;
import java.util.Optional;

/** Redis itself, and how much of it can be seen. */
final class RedisSight {
  private RedisStatus status = RedisStatus.STARTING;
  private Optional<RedisStatus> lastKnown = Optional.empty();
  private Optional<ServerReading> reading = Optional.empty();
  private Settings settings = Settings.CLASSIC;
  private long deafSince = -1;
  private String deafWhy = "";
  private long mutedSince = -1;
  private int fitNow;

  /**
   * The Redis in use changed.
   *
   * @return whether it is another one than before, so that nothing known of its keys holds
   */
  boolean changed(long at, RedisStatus now) {
    status = now;
    boolean muted = now.state() == State.LIMITED && !now.notifications();
    mutedSince = !muted ? -1 : mutedSince < 0 ? at : mutedSince;
    if (now.port() == 0) {
      return false;
    }
    boolean another = lastKnown.map(before -> !same(before, now)).orElse(false);
    lastKnown = Optional.of(now);
    if (another) {
      reading = Optional.empty();
      fitNow = 0;
    }
    return another;
  }

  void settings(Settings now) {
    if (now.maxMemory() != settings.maxMemory() || now.valueBytes() != settings.valueBytes()) {
      fitNow = 0;
    }
    settings = now;
  }

  void read(ServerReading now) {
    reading = Optional.of(now);
  }

  void lost(long at, String why) {
    if (deafSince < 0) {
      deafSince = at;
    }
    deafWhy = why;
  }

  void listening() {
    deafSince = -1;
    deafWhy = "";
  }

  /** An eviction was heard while so many keys were there. */
  void evicted(int keys) {
    fitNow = keys;
  }

  /** Whether notifications cannot be seen now. */
  boolean blind() {
    return deafSince >= 0 || !status.notifications();
  }

  String prefix() {
    return status.prefix();
  }

  String policy() {
    return reading.map(ServerReading::policy).orElse(settings.evictionPolicy());
  }

  /** Bytes; 0: no limit. */
  long maxMemory() {
    return reading.map(ServerReading::maxMemory).orElse(settings.maxMemory());
  }

  /** As it is drawn while so many keys are there: as many at least do fit. */
  RedisView view(int keys) {
    int fit = fitNow == 0 ? 0 : Math.max(fitNow, keys);
    if (deafSince >= 0) {
      return new RedisView(status, reading, deafSince, deafWhy, fit);
    }
    String why = mutedSince < 0 ? "" : status.sentence();
    return new RedisView(status, reading, mutedSince, why, fit);
  }

  RedisSight copy() {
    RedisSight copy = new RedisSight();
    copy.status = status;
    copy.lastKnown = lastKnown;
    copy.reading = reading;
    copy.settings = settings;
    copy.deafSince = deafSince;
    copy.deafWhy = deafWhy;
    copy.mutedSince = mutedSince;
    copy.fitNow = fitNow;
    return copy;
  }

  private static boolean same(RedisStatus one, RedisStatus other) {
    return one.kind() == other.kind()
        && one.host().equals(other.host())
        && one.port() == other.port()
        && one.database() == other.database()
        && one.prefix().equals(other.prefix());
  }
}
