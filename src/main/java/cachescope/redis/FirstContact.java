package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.redis.client.Connections;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.client.TlsProbe;
import cachescope.redis.watch.ServerInfo;
import cachescope.service.CacheException;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/**
 * The first words with a server: who it is, or why not in more detail than a call of the service
 * could afford.
 */
final class FirstContact {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private FirstContact() {}

  /**
   * Asks the server who it is.
   *
   * @throws CacheException with a sentence that says what was wrong and what would be right
   */
  static ServerInfo with(RedisTarget target) {
    try (RedisClient client = Connections.single(target, PATIENCE)) {
      return ServerInfo.parse(client.info());
    } catch (Throwable e) {
      CacheException why = new RedisFaults(target, PATIENCE, Optional::empty).explain(e);
      boolean strange = why.fault() == CacheFault.CUT || why.fault() == CacheFault.NOT_REDIS;
      if (strange && !target.tls() && TlsProbe.speaksTls(target)) {
        throw new CacheException(
            CacheFault.TLS,
            "The server at %s speaks TLS; write rediss:// instead of redis://."
                .formatted(target.place()));
      }
      throw why;
    }
  }
}
