package cachescope.redis.watch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys on their way between nodes of a Cluster. MIGRATE restores a key at one node ({@code
 * restore}) and says nothing at the other (seen on 6.2.11); who copies and then deletes makes a
 * {@code del} there. We hear both on connections of their own, in any order. A {@code del} that no
 * DEL of ours explains is held back a moment, to see whether the key appears elsewhere.
 *
 * <p>Safe for any number of threads.
 */
public final class MovingKeys {
  /** How long a deletion is held back. */
  static final long HELD_MILLIS = 100;

  private static final long REMEMBERED = 10_000_000_000L;
  private static final int MOST = 100_000;

  private record Arrival(String node, long at) {}

  private final Map<String, Arrival> arrived =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Arrival> eldest) {
          return size() > MOST;
        }
      };

  /** Keys whose deletion is held back, and the node that told it. */
  private final Map<String, String> held = new HashMap<>();

  /**
   * A node tells that a key was restored there.
   *
   * @return whether another one had told of its deletion just before, so that it moved
   */
  synchronized boolean restored(String node, String key) {
    arrived.remove(key);
    arrived.put(key, new Arrival(node, System.nanoTime()));
    boolean moved = held.containsKey(key) && !node.equals(held.get(key));
    if (moved) {
      held.remove(key);
    }
    return moved;
  }

  /** A node tells that a key was deleted there: whether it had moved to another one just before. */
  synchronized boolean moved(String node, String key) {
    Arrival arrival = arrived.get(key);
    boolean moved =
        arrival != null
            && !arrival.node().equals(node)
            && System.nanoTime() - arrival.at() < REMEMBERED;
    if (moved) {
      arrived.remove(key);
    }
    return moved;
  }

  /** Holds back that a node told of a key's deletion. */
  synchronized void hold(String node, String key) {
    held.put(key, node);
  }

  /**
   * Ends the holding back, whoever told it.
   *
   * @return whether it was still held, so that the key really was deleted
   */
  synchronized boolean release(String key) {
    return held.remove(key) != null;
  }
}
