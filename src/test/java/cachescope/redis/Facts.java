package cachescope.redis;

import cachescope.event.CacheEvent;
import cachescope.event.EventSink;
import cachescope.event.SessionClock;
import cachescope.redis.server.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Keeps every fact that is told, and waits for one. */
final class Facts implements EventSink {
  static final Duration TIMEOUT = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Queue<CacheEvent> told = new ConcurrentLinkedQueue<>();

  @Override
  public void tell(long at, CacheEvent event) {
    told.add(event);
  }

  List<CacheEvent> all() {
    return List.copyOf(told);
  }

  <T extends CacheEvent> List<T> all(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  void forget() {
    told.clear();
  }

  /** The first of these facts, waited for if it has not been told yet. */
  <T extends CacheEvent> T await(Class<T> type, Predicate<T> wanted) {
    until(
        () -> all(type).stream().anyMatch(wanted),
        () -> "no such " + type.getSimpleName() + " in " + told);
    return all(type).stream().filter(wanted).findFirst().orElseThrow();
  }

  static void until(BooleanSupplier condition) {
    until(condition, () -> "it never came to be");
  }

  private static void until(BooleanSupplier condition, Supplier<String> failed) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(failed.get());
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  RedisLink link(RedisServer server) {
    return new RedisLink(server, SessionClock.system(), this, TIMEOUT, () -> {});
  }

  /** A link to a server that is not its own. */
  RedisLink external(Path folder) {
    return link(RealRedis.server(folder));
  }
}
