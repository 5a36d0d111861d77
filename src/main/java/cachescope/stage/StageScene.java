package cachescope.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is on the stage after some event; {@link #at} says where everything is at a moment.
 *
 * @param asOf session nanoseconds of the last event folded in
 * @param cells keys in Redis as far as is known, the most recently used first, at most {@link
 *     #MOST_CELLS}
 * @param keys how many keys there are, the ones without a cell included
 * @param exits keys that left, the newest first, at most {@link #MOST_EXITS}
 * @param tokens requests on their way or just answered, the oldest first, at most {@link
 *     #MOST_TOKENS}
 * @param hiddenTokens requests on their way that have no token of their own
 * @param verdict the newest answer to a person's request, or where there is none, to any
 * @param likelyVictim who will probably leave next, where Redis is limited and evicts
 */
public record StageScene(
    long asOf,
    List<KeyCell> cells,
    int keys,
    List<KeyExit> exits,
    List<Token> tokens,
    int hiddenTokens,
    Optional<Verdict> verdict,
    Optional<LikelyVictim> likelyVictim,
    ServiceView service,
    DatabaseView database,
    RedisView redis) {

  public static final int MOST_CELLS = 1_000;
  public static final int MOST_EXITS = 50;
  public static final int MOST_TOKENS = 60;

  public static final StageScene EMPTY =
      new StageScene(
          0,
          List.of(),
          0,
          List.of(),
          List.of(),
          0,
          Optional.empty(),
          Optional.empty(),
          ServiceView.IDLE,
          DatabaseView.IDLE,
          RedisView.UNKNOWN);

  public StageScene {
    cells = List.copyOf(cells);
    exits = List.copyOf(exits);
    tokens = List.copyOf(tokens);
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(likelyVictim, "likelyVictim");
  }

  /**
   * Where every token is at session nanosecond {@code t}; tokens that are not on a wire then are
   * left out.
   */
  public List<Spot> at(long t) {
    List<Spot> spots = new ArrayList<>();
    for (Token token : tokens) {
      token.at(t).ifPresent(spots::add);
    }
    return spots;
  }
}
