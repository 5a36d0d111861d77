package cachescope.redis.topology;

import cachescope.event.KeySlot;
import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Health;
import cachescope.event.RedisNode.Role;
import cachescope.event.SlotRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Cluster as one of its nodes describes it (CLUSTER NODES). Immutable.
 *
 * @param nodes masters by their first slot, then replicas
 * @param moving slots that this node gives away or takes in
 * @param epoch the newest configuration it knows of
 * @param ok whether it takes calls at all ({@code cluster_state}); else it says CLUSTERDOWN
 */
public record ClusterMap(List<RedisNode> nodes, List<SlotRange> moving, long epoch, boolean ok) {
  private static final int ID = 0;
  private static final int PLACE = 1;
  private static final int FLAGS = 2;
  private static final int MASTER = 3;
  private static final int EPOCH = 6;
  private static final int FIRST_SLOT = 8;

  public ClusterMap {
    nodes = List.copyOf(nodes);
    moving = List.copyOf(moving);
  }

  /**
   * Reads the reply; what it does not understand it leaves out.
   *
   * @param asked host of the node that was asked: it may not know its own
   * @param ok whether that node says that the Cluster is
   * @param byName whether nodes that have a host name are called by it (TLS checks names)
   */
  public static ClusterMap parse(String reply, String asked, boolean byName, boolean ok) {
    List<RedisNode> nodes = new ArrayList<>();
    BitSet moving = new BitSet(KeySlot.SLOTS);
    long epoch = 0;
    for (String line : reply.split("\r?\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length < FIRST_SLOT) {
        continue;
      }
      epoch = Math.max(epoch, number(words[EPOCH]));
      node(words, asked, byName, moving).ifPresent(nodes::add);
    }
    nodes.sort(
        Comparator.comparing(RedisNode::role)
            .thenComparingInt(
                n -> n.slots().isEmpty() ? KeySlot.SLOTS : n.slots().getFirst().first())
            .thenComparing(RedisNode::place));
    return new ClusterMap(nodes, ranges(moving), epoch, ok);
  }

  private static Optional<RedisNode> node(
      String[] words, String asked, boolean byName, BitSet moving) {
    Set<String> flags = Set.of(words[FLAGS].split(",", -1));
    if (flags.contains("noaddr") || flags.contains("handshake")) {
      return Optional.empty();
    }
    String[] names = words[PLACE].split(",", -1);
    String address = names[0].substring(0, Math.max(0, names[0].indexOf('@')));
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String ip = address.substring(0, colon);
    String host = byName && names.length > 1 && !names[1].isEmpty() ? names[1] : ip;
    int port = (int) number(address.substring(colon + 1));
    BitSet slots = new BitSet(KeySlot.SLOTS);
    for (int i = FIRST_SLOT; i < words.length; i++) {
      slot(words[i], slots, moving);
    }
    boolean master = flags.contains("master");
    return Optional.of(
        new RedisNode(
            words[ID],
            host.isEmpty() ? asked : host,
            port,
            master ? Role.MASTER : Role.REPLICA,
            flags.contains("fail")
                ? Health.DOWN
                : flags.contains("fail?") ? Health.SUSPECTED : Health.UP,
            master || words[MASTER].equals("-") ? "" : words[MASTER],
            ranges(slots),
            false));
  }

  /** {@code 5}, {@code 0-99}, {@code [93->-id]} given away, {@code [93-<-id]} taken in. */
  private static void slot(String word, BitSet slots, BitSet moving) {
    if (word.startsWith("[")) {
      int slot = (int) number(word.substring(1, Math.max(1, word.indexOf('-'))));
      moving.set(Math.min(slot, KeySlot.SLOTS - 1));
    } else if (word.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
      int dash = word.indexOf('-');
      int first = (int) number(dash < 0 ? word : word.substring(0, dash));
      int last = dash < 0 ? first : (int) number(word.substring(dash + 1));
      slots.set(Math.min(first, KeySlot.SLOTS), Math.min(last + 1, KeySlot.SLOTS));
    }
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  static List<SlotRange> ranges(BitSet slots) {
    List<SlotRange> ranges = new ArrayList<>();
    for (int first = slots.nextSetBit(0); first >= 0; ) {
      int end = slots.nextClearBit(first);
      ranges.add(new SlotRange(first, end - 1));
      first = slots.nextSetBit(end);
    }
    return ranges;
  }

  /** Masters, those without slots too. */
  public List<RedisNode> masters() {
    return nodes.stream().filter(node -> node.role() == Role.MASTER).toList();
  }

  /** Slots that nobody serves: of masters that are down, and of nobody at all. */
  public List<SlotRange> lost() {
    BitSet lost = new BitSet(KeySlot.SLOTS);
    lost.set(0, KeySlot.SLOTS);
    for (RedisNode node : masters()) {
      if (node.health() != Health.DOWN) {
        node.slots().forEach(range -> lost.clear(range.first(), range.last() + 1));
      }
    }
    return ranges(lost);
  }
}
