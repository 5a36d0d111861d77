package cachescope.ui.stage;

import cachescope.event.RedisNode;
import cachescope.event.SlotRange;
import cachescope.stage.ShardView;
import cachescope.stage.TopologyView;
import cachescope.ui.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands above the cells of a shard, or of several side by side where there are many: two
 * equal heads give the same pixels.
 *
 * @param share of our calls of the last ten seconds, in two-hundredths
 */
record ShardHead(Mood mood, String name, String slots, String calls, int share) {
  /** How a shard is. */
  enum Mood {
    WELL,
    /** It gets far more than its part of our calls. */
    HOT,
    /** Some do not hear from it, or we do not. */
    DOUBTFUL,
    LOST
  }

  /** So many calls at least, before any shard is called hot. */
  private static final long ENOUGH = 20;

  /** Shards side by side that share a head. */
  static ShardHead of(TopologyView all, List<ShardView> group) {
    long calls = group.stream().mapToLong(ShardView::calls).sum();
    double share = group.stream().mapToDouble(ShardView::share).sum();
    long total = all.shards().stream().mapToLong(ShardView::calls).sum();
    double fair = (double) group.size() / all.shards().size();
    long lost = group.stream().filter(ShardView::lost).count();
    boolean hot = all.shards().size() > 1 && total >= ENOUGH && share > (1 + fair) / 2;
    String often = total == 0 ? "no calls" : Math.round(100 * share) + " % of calls";
    Mood mood = lost > 0 ? Mood.LOST : doubtful(group) ? Mood.DOUBTFUL : hot ? Mood.HOT : Mood.WELL;
    String words =
        switch (mood) {
          case LOST -> group.size() == 1 ? "lost: nobody serves it" : lost + " lost";
          case DOUBTFUL -> deaf(group) ? "not heard · " + often : "suspected · " + often;
          case HOT -> "hot: " + often;
          case WELL -> often;
        };
    String slots = "slots " + slots(group);
    return new ShardHead(
        mood, name(all, group), slots, words, (int) Math.round(calls == 0 ? 0 : 200 * share));
  }

  private static boolean deaf(List<ShardView> group) {
    return group.stream().anyMatch(ShardView::deaf);
  }

  private static boolean doubtful(List<ShardView> group) {
    return deaf(group)
        || group.stream().anyMatch(s -> s.master().health() == RedisNode.Health.SUSPECTED);
  }

  /** The port alone where all are on one host. */
  private static String name(TopologyView all, List<ShardView> group) {
    if (group.size() > 1) {
      return Words.count(group.size()) + " shards";
    }
    RedisNode master = group.getFirst().master();
    boolean oneHost =
        all.shards().stream().map(s -> s.master().host()).distinct().limit(2).count() == 1;
    int replicas = group.getFirst().replicas().size();
    return (oneHost ? ":" + master.port() : master.place())
        + (replicas == 0 ? "" : " +" + replicas + (replicas == 1 ? " replica" : " replicas"));
  }

  private static String slots(List<ShardView> group) {
    List<SlotRange> ranges = new ArrayList<>();
    group.forEach(shard -> ranges.addAll(shard.master().slots()));
    if (group.size() > 1 && !ranges.isEmpty()) {
      return ranges.getFirst().first() + " … " + ranges.getLast().last();
    }
    return TopologyWords.slots(ranges);
  }
}
