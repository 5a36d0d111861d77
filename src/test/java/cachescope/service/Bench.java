package cachescope.service;

import cachescope.event.CacheEvent;
import cachescope.event.CacheFault;
import cachescope.event.CachePattern;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.Protections;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A user service on a cache and a database in maps, with a clock that is moved by hand. */
final class Bench {
  private static final Duration NEVER = Duration.ofDays(1);

  final MemoryCache cache = new MemoryCache();
  final MemoryStore store = new MemoryStore(3);
  final AtomicLong nanos = new AtomicLong();
  final List<CacheEvent> told = new CopyOnWriteArrayList<>();
  volatile Settings settings = Settings.CLASSIC;

  final SessionClock clock =
      new SessionClock(nanos::get, () -> Instant.ofEpochSecond(1_000).plusNanos(nanos.get()));
  final UserService service;

  Bench() {
    this.service =
        new UserService(
            cache,
            store,
            () -> new NumberedSettings(5, settings),
            clock,
            (_, event) -> told.add(event),
            NEVER);
  }

  /** With background work in somebody's hand. */
  Bench(ByHand byHand) {
    byHand.move(nanos);
    this.service =
        new UserService(
            cache,
            store,
            () -> new NumberedSettings(5, settings),
            clock,
            (_, event) -> told.add(event),
            byHand);
  }

  void protect(UnaryOperator<Protections> change) {
    settings = settings.withProtections(change.apply(settings.protections()));
  }

  void pattern(UnaryOperator<CachePattern> change) {
    settings = settings.withPattern(change.apply(settings.pattern()));
  }

  String value(long id) {
    byte[] value = cache.values.get("user:" + id);
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  Answer get(long id) {
    return service.get(id, Origin.WORKLOAD, clock.now());
  }

  WriteAnswer put(long id, String name) {
    return service.put(id, UserPatch.name(name), Origin.PERSON, clock.now());
  }

  /** The simple names of what was told since the last call. */
  List<String> story() {
    List<String> names = told.stream().map(event -> event.getClass().getSimpleName()).toList();
    told.clear();
    return names;
  }

  <T extends CacheEvent> List<T> all(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Changes a row without the service, as somebody behind its back would. */
  void rename(long id, String name) {
    store.update(0, id, UserPatch.name(name));
  }

  Bench failThreeTimes(CacheFault fault) {
    cache.fail(fault, "It failed.");
    for (int i = 0; i < CacheBreaker.FAILURES; i++) {
      get(1);
    }
    return this;
  }
}
