package cachescope.session;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheEvent;
import cachescope.event.CacheFault;
import cachescope.event.CacheOperation;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Freshness;
import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RedisEvent;
import cachescope.event.RedisStatus;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.RequestKind;
import cachescope.event.ServerReading;
import cachescope.event.SessionEvent;
import cachescope.event.Settings;
import cachescope.event.Timing;
import cachescope.event.WorkloadSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The log of a run that never was: what the real producers tell in their usual mix and order, late
 * now and then, from a seed. A cache of so many keys evicts the least recently used.
 */
public final class SyntheticRun implements LogView {
  private static final long MICRO = 1_000L;
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final long TTL = 60 * SECOND;

  /** An event on its way to the log. */
  private record Told(long heard, long order, long at, CacheEvent event) {}

  private final Random random;
  private final int users;
  private final int fit;
  private final long gap;
  private final Map<String, Long> keys = new LinkedHashMap<>(256, 0.75f, true);
  private final PriorityQueue<Told> queue =
      new PriorityQueue<>((a, b) ->
          a.heard() == b.heard()
              ? Long.compare(a.order(), b.order())
              : Long.compare(a.heard(), b.heard()));
  private final List<LoggedEvent> log = new ArrayList<>();
  private long order;
  private long requestId;
  private int revision;
  private Settings settings = Settings.CLASSIC.withMaxMemory(3 << 20);

  /**
   * @param requestsPerSecond how many begin
   * @param users who are asked for, the small ids more often
   * @param fit keys that fit in the cache
   */
  public SyntheticRun(long seed, int events, int requestsPerSecond, int users, int fit) {
    this.random = new Random(seed);
    this.users = users;
    this.fit = fit;
    this.gap = SECOND / requestsPerSecond;
    write(events);
  }

  private void write(int events) {
    tell(0, new SessionEvent.SessionStarted(Instant.EPOCH));
    tell(0, new SessionEvent.SettingsChanged(0, settings));
    tell(MILLI, new SessionEvent.RedisChanged(connected()));
    tell(2 * MILLI, new SessionEvent.RunStarted(1, WorkloadSpec.CLASSIC));
    long now = 10 * MILLI;
    long second = 0;
    while (log.size() < events) {
      while (!queue.isEmpty() && queue.peek().heard() <= now && log.size() < events) {
        Told next = queue.poll();
        log.add(new LoggedEvent(log.size() + 1, next.at(), 1, revision, next.event()));
      }
      request(now);
      if (now / SECOND > second) {
        second = now / SECOND;
        everySecond(now, second);
      }
      now += 1 + (long) (gap * 2 * random.nextDouble());
    }
  }

  private static RedisStatus connected() {
    return new RedisStatus(
        RedisStatus.Kind.EMBEDDED,
        RedisStatus.State.CONNECTED,
        "127.0.0.1",
        6_379,
        0,
        false,
        "redis",
        "6.2.11",
        "",
        "Connected.",
        List.of("noeviction", "allkeys-lru"),
        true);
  }

  private void request(long at) {
    long id = ++requestId;
    long user = 1 + (long) (users * Math.pow(random.nextDouble(), 3));
    String key = "user:" + user;
    Origin origin = random.nextInt(500) == 0 ? Origin.PERSON : Origin.WORKLOAD;
    boolean writes = random.nextInt(50) == 0;
    RequestKind kind = writes ? RequestKind.WRITE : RequestKind.READ;
    tell(at, new Requested(id, user, kind, origin, at, revision));
    if (writes) {
      changed(at, id, user, key);
    } else if (keys.containsKey(key) && keys.get(key) > at) {
      hit(at, id, user, key);
    } else {
      missed(at, id, user, key);
    }
  }

  private void hit(long at, long id, long user, String key) {
    keys.get(key);
    long took = 200 * MICRO + random.nextInt(300_000);
    tell(at + took, new Hit(id, key, 1, 118, took, 8 * MICRO));
    Freshness freshness = random.nextInt(300) == 0 ? Freshness.STALE : Freshness.FRESH;
    answer(at + took + 10 * MICRO, id, user, Outcome.HIT, freshness, took + 10 * MICRO);
  }

  private void missed(long at, long id, long user, String key) {
    long asked = at + 300 * MICRO;
    if (random.nextInt(400) == 0) {
      tell(
          asked,
          new CacheCallEvent.CacheFailed(
              id, key, CacheOperation.GET, CacheFault.TIMEOUT, "No answer.", 300 * MICRO));
      load(asked, id, user, key, Outcome.CACHE_ERROR);
      return;
    }
    tell(asked, new Missed(id, key, MissCause.ABSENT, "", 300 * MICRO));
    load(asked, id, user, key, Outcome.MISS);
  }

  private void load(long asked, long id, long user, String key, Outcome outcome) {
    long loaded = asked + 20 * MILLI + random.nextInt(1_000_000);
    tell(asked, new LoadQueued(id, user, 1));
    tell(asked + MICRO, new LoadStarted(id, user, MICRO, 1, 0, 20 * MILLI));
    tell(loaded, new Loaded(id, user, true, 1, loaded - asked, 0, 0));
    long filled = loaded + 300 * MICRO;
    tell(filled, new Filled(id, key, 1, 118, TTL / MILLI, 300 * MICRO));
    tell(filled - 50 * MICRO, new RedisEvent.KeySet(key));
    tell(filled - 49 * MICRO, new RedisEvent.KeyExpirySet(key));
    tell(filled + 300 * MICRO, new RedisEvent.KeyTtlRead(key, TTL / MILLI - 1, 200));
    answer(filled, id, user, outcome, Freshness.FRESH, filled - asked);
    keys.put(key, filled + TTL);
    if (keys.size() > fit) {
      String gone = keys.keySet().iterator().next();
      keys.remove(gone);
      tell(filled, new RedisEvent.KeyEvicted(gone));
    }
  }

  private void changed(long at, long id, long user, String key) {
    long written = at + 20 * MILLI;
    tell(written, new RowWritten(id, user, 2 + at / SECOND, false, 20 * MILLI, 0, 0));
    boolean existed = keys.remove(key) != null;
    tell(written + 300 * MICRO, new Invalidated(id, key, existed, 300 * MICRO));
    if (existed) {
      tell(written + 200 * MICRO, new RedisEvent.KeyDeleted(key));
    }
    var timing = new Timing(300 * MICRO, 0, 20 * MILLI, 0);
    long ended = written + 310 * MICRO;
    tell(
        ended,
        new WriteAnswered(id, user, true, 2 + at / SECOND, false, ended - at, ended - at, timing));
  }

  private void answer(
      long at, long id, long user, Outcome outcome, Freshness freshness, long took) {
    var timing = new Timing(took, 0, 0, 8 * MICRO);
    tell(at, new Answered(id, user, outcome, true, 1, freshness, took, took, timing, ""));
  }

  private void everySecond(long now, long second) {
    tell(
        now,
        new RedisEvent.ServerRead(
            new ServerReading(
                3_000_000, 3 << 20, "allkeys-lru", keys.size(), 0, 0, requestId, 0, 4)));
    keys.entrySet()
        .removeIf(entry -> {
          boolean over = entry.getValue() <= now;
          if (over) {
            tell(now, new RedisEvent.KeyExpired(entry.getKey()));
          }
          return over;
        });
    if (second % 4 == 0) {
      settings = settings.withTtl(Duration.ofSeconds(10 + second % 50));
      tell(now, new SessionEvent.SettingsChanged(++revision, settings));
    }
    if (second % 5 == 0) {
      tell(now, new SessionEvent.FaultCaused(SessionEvent.Fault.HUNG));
    }
  }

  /** Told when it happened, heard a little later; the order is that of hearing. */
  private void tell(long at, CacheEvent event) {
    long late = random.nextInt(100) == 0 ? random.nextLong(40 * MILLI) : random.nextLong(MILLI / 5);
    queue.add(new Told(at + late, ++order, at, event));
  }

  @Override
  public long firstSeq() {
    return 1;
  }

  @Override
  public long lastSeq() {
    return log.size();
  }

  @Override
  public Optional<LoggedEvent> at(long seq) {
    return seq < 1 || seq > log.size() ? Optional.empty() : Optional.of(log.get((int) seq - 1));
  }

  @Override
  public long seqAt(long time) {
    // Lateness is below a second: nothing that far from the time needs to be looked at.
    int low = 0;
    int high = log.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (log.get(middle).at() > time - SECOND) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    int seq = Math.max(0, low - 5_000);
    while (seq < log.size() && log.get(seq).at() <= time) {
      seq++;
    }
    return seq;
  }
}
