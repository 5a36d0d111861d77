package cachescope.session;

import cachescope.event.Intent;
import cachescope.redis.RedisLink;
import cachescope.service.UserService;
import java.io.IOException;

/** Wishes for Redis, granted over the link. */
public final class RedisWishes implements RedisErrands {
  private final RedisLink link;
  private final UserService service;

  public RedisWishes(RedisLink link, UserService service) {
    this.link = link;
    this.service = service;
  }

  @Override
  public void run(Intent wish) {
    try {
      switch (wish) {
        case Intent.BreakRedis(var fault) -> link.breakServer(fault);
        case Intent.UseEmbedded _ -> link.useEmbedded();
        case Intent.Reconnect _ -> service.retryCache();
        default -> throw new IllegalArgumentException("Nobody can grant " + wish);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void resync() {}
}
