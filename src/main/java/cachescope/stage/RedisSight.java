package cachescope.stage;

import cachescope.event.CacheCallEvent;
import cachescope.event.RedisEvent.FailedOver;
import cachescope.event.RedisEvent.ListeningLost;
import cachescope.event.RedisEvent.TopologyRead;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.State;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.ServerReading;
import cachescope.event.Settings;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Redis itself, and how much of it can be seen. */
final class RedisSight {
  private record Deaf(long since, String why) {}

  private RedisStatus status = RedisStatus.STARTING;
  private Optional<RedisStatus> lastKnown = Optional.empty();
  private Optional<ServerReading> reading = Optional.empty();
  private Settings settings = Settings.CLASSIC;

  /**
   * Who is not heard, by place; the empty place is the one server. The first to fall silent first.
   */
  private SequencedMap<String, Deaf> deaf = new LinkedHashMap<>();

  private TopologySight topology = new TopologySight();
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
      topology.forget();
      deaf.keySet().removeIf(place -> !place.isEmpty());
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

  void lost(long at, ListeningLost lost) {
    Deaf before = deaf.get(lost.node());
    deaf.put(lost.node(), new Deaf(before == null ? at : before.since(), lost.why()));
  }

  void listening(String node) {
    deaf.remove(node);
  }

  void topology(TopologyRead read) {
    topology.read(read);
    deaf.keySet().removeIf(place -> !place.isEmpty() && !topology.serves(place));
  }

  void failedOver(long at, FailedOver event) {
    topology.failedOver(at, event);
  }

  /** We called Redis. */
  void called(long at, CacheCallEvent event) {
    topology.called(at, event);
  }

  /** An eviction was heard while so many keys were there. */
  void evicted(int keys) {
    fitNow = keys;
  }

  /** Whether notifications about a key cannot be seen now. */
  boolean blind(String key) {
    if (deaf.containsKey("") || !status.notifications()) {
      return true;
    }
    return topology.cluster()
        && topology.owner(key).map(node -> deaf.containsKey(node.place())).orElse(true);
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
  RedisView view(int keys, long t) {
    int fit = fitNow == 0 ? 0 : Math.max(fitNow, keys);
    TopologyView servers = topology.view(deaf.keySet(), t);
    if (!deaf.isEmpty()) {
      Deaf first = deaf.firstEntry().getValue();
      return new RedisView(status, reading, first.since(), deafWhy(), fit, servers);
    }
    String why = mutedSince < 0 ? "" : status.sentence();
    return new RedisView(status, reading, mutedSince, why, fit, servers);
  }

  private String deafWhy() {
    var first = deaf.firstEntry();
    return first.getKey().isEmpty()
        ? first.getValue().why()
        : "the shard at " + first.getKey() + ": " + first.getValue().why();
  }

  RedisSight copy() {
    RedisSight copy = new RedisSight();
    copy.status = status;
    copy.lastKnown = lastKnown;
    copy.reading = reading;
    copy.settings = settings;
    copy.deaf = new LinkedHashMap<>(deaf);
    copy.topology = topology.copy();
    copy.mutedSince = mutedSince;
    copy.fitNow = fitNow;
    return copy;
  }

  private static boolean same(RedisStatus one, RedisStatus other) {
    if (one.topology() != other.topology()) {
      return false;
    }
    // A new master behind the same sentinels holds the same keys.
    boolean samePlace =
        one.topology() == Topology.SENTINEL
            || (one.host().equals(other.host()) && one.port() == other.port());
    return one.kind() == other.kind()
        && samePlace
        && one.database() == other.database()
        && one.prefix().equals(other.prefix());
  }
}
