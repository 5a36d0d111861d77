package cachescope.session;

import cachescope.event.EventSink;
import cachescope.event.Intent;
import cachescope.event.RedisStatus;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.ConnectionTested;
import cachescope.event.SessionEvent.Examined;
import cachescope.event.SessionEvent.Fault;
import cachescope.redis.Consent;
import cachescope.redis.RedisLink;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.doctor.Doctor;
import cachescope.service.CacheException;
import cachescope.service.UserService;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Wishes for Redis, granted over the link. */
public final class RedisWishes implements RedisErrands {
  private final RedisLink link;
  private final UserService service;
  private final SettingsBook settings;
  private final Supplier<List<String>> keys;
  private final SessionClock clock;
  private final EventSink sink;

  /**
   * @param keys the keys that are drawn now, for a closer look at them
   */
  public RedisWishes(
      RedisLink link,
      UserService service,
      SettingsBook settings,
      Supplier<List<String>> keys,
      SessionClock clock,
      EventSink sink) {
    this.link = link;
    this.service = service;
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
    this.sink = sink;
  }

  @Override
  public void run(Intent.ForRedis wish) {
    switch (wish) {
      case Intent.BreakRedis(var fault) -> breakServer(fault);
      case Intent.Trick trick -> link.trick(trick);
      case Intent.UseEmbedded _ -> link.useEmbedded();
      case Intent.ConnectTo(String uri, String prefix, String consent) -> {
        RedisAddress address = RedisAddress.parse(uri);
        link.connect(address, prefix, Consent.given(consent, address));
      }
      case Intent.Examine(String uri, String prefix) -> examine(uri, prefix);
      case Intent.TestConnection(String uri) -> test(uri);
      case Intent.Reconnect _ -> {
        service.retryCache();
        link.retry();
      }
      case Intent.SetMemory(long bytes, String policy) -> {
        link.apply(bytes, policy);
        settings.change(s -> s.withMaxMemory(bytes).withEvictionPolicy(policy));
      }
      case Intent.ExpireIn(long userId, var left) -> {
        String key = link.keyOf(userId);
        if (!link.expireIn(key, left)) {
          throw new IllegalArgumentException(key + " is not in Redis, so it cannot expire.");
        }
      }
      case Intent.ClearCache _ -> link.clearOwnKeys();
      case Intent.InspectKeys _ -> link.inspect(keys.get());
    }
  }

  @Override
  public void resync() {
    link.resync();
  }

  private void breakServer(Fault fault) {
    try {
      link.breakServer(fault);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Aside: it may take longer than anybody wants to wait with the next wish. */
  private void examine(String uri, String prefix) {
    RedisAddress address;
    try {
      address = uri.isEmpty() ? link.address() : RedisAddress.parse(uri);
    } catch (IllegalArgumentException | CacheException e) {
      sink.tell(clock.now(), new Examined(Doctor.without(String.valueOf(e.getMessage()))));
      return;
    }
    boolean embedded = uri.isEmpty() && link.external().isEmpty();
    String ours = uri.isEmpty() ? link.status().prefix() : prefix;
    Thread.ofVirtual()
        .name("redis-doctor")
        .start(() ->
            sink.tell(
                clock.now(),
                new Examined(
                    embedded
                        ? Doctor.examineOurOwn(address.first())
                        : Doctor.examine(address, ours))));
  }

  private void test(String uri) {
    RedisStatus found = link.test(uri);
    sink.tell(
        clock.now(),
        new ConnectionTested(found.state() != RedisStatus.State.DOWN, found.sentence()));
  }
}
