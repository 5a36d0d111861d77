package cachescope.redis;

import cachescope.event.CachePattern;
import cachescope.event.Invalidation;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.redis.client.RedisUserCache;
import cachescope.redis.feed.RedisFeed;
import cachescope.redis.server.ServerStartException;
import cachescope.service.Answer;
import cachescope.service.MemoryStore;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
import cachescope.service.WriteAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The user service on a real Redis of its own, with a database in a map. */
final class ServiceLab implements AutoCloseable {
  final RealRedis redis;
  final RedisFeed feed;
  final MemoryStore store = new MemoryStore(20);
  final Facts facts = new Facts();
  final UserService service;
  private final RedisUserCache cache;
  private final SessionClock clock = SessionClock.system();
  private volatile NumberedSettings settings;

  private ServiceLab(RealRedis redis, Settings first) {
    this.redis = redis;
    this.settings = new NumberedSettings(0, first);
    this.cache = RealRedis.cache(redis.target, Duration.ofSeconds(2));
    this.feed = new RedisFeed(redis.target, "");
    this.service = new UserService(cache, store, () -> settings, clock, facts, feed);
    service.settingsChanged();
  }

  static ServiceLab start(Path folder, UnaryOperator<CachePattern> pattern)
      throws ServerStartException {
    Settings first = Settings.CLASSIC.withDatabaseDelay(Duration.ZERO);
    return new ServiceLab(
        RealRedis.start(folder), first.withPattern(pattern.apply(first.pattern())));
  }

  static ServiceLab by(Path folder, Invalidation invalidation) throws ServerStartException {
    return start(folder, pattern -> pattern.withInvalidation(invalidation));
  }

  void change(UnaryOperator<Settings> change) {
    settings = new NumberedSettings(settings.revision() + 1, change.apply(settings.settings()));
    service.settingsChanged();
  }

  Answer get(long userId) {
    return service.get(userId, Origin.WORKLOAD, clock.now());
  }

  /** Asks until the request comes to that instance. */
  Answer get(long userId, int instance) {
    while (true) {
      Answer answer = get(userId);
      boolean there =
          facts.all(Requested.class).stream()
              .anyMatch(e -> e.requestId() == answer.requestId() && e.instance() == instance);
      if (there) {
        return answer;
      }
    }
  }

  Answer account(long userId) {
    return service.account(userId, Origin.WORKLOAD, clock.now());
  }

  WriteAnswer put(long userId, String name) {
    return service.put(userId, UserPatch.name(name), Origin.WORKLOAD, clock.now());
  }

  boolean has(String key) {
    return redis.say("EXISTS", key).equals(1L);
  }

  String name(Answer answer) {
    return answer.user().orElseThrow().name();
  }

  List<String> keys() {
    return redis.admin.keys("*").stream().sorted().toList();
  }

  @Override
  public void close() {
    service.close();
    feed.close();
    cache.close();
    redis.close();
  }
}
