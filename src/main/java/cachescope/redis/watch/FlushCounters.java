package cachescope.redis.watch;

import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * How often the server was told FLUSHALL and FLUSHDB, since a flush makes no notification. One
 * thread.
 */
final class FlushCounters {
  private long all = -1;
  private long one = -1;

  /**
   * What rose since the last reading: "FLUSHALL", "FLUSHDB", or the empty text. The first reading
   * says nothing.
   */
  String read(RedisClient client) {
    ServerInfo info;
    try {
      info = ServerInfo.parse(client.info("commandstats"));
    } catch (JedisDataException e) {
      return "";
    }
    long nowAll = info.part("cmdstat_flushall", "calls");
    long nowOne = info.part("cmdstat_flushdb", "calls");
    boolean first = all < 0;
    boolean roseAll = nowAll > all;
    boolean roseOne = nowOne > one;
    all = nowAll;
    one = nowOne;
    return first ? "" : roseAll ? "FLUSHALL" : roseOne ? "FLUSHDB" : "";
  }
}
