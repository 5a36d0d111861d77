package cachescope.stage;

import cachescope.event.Origin;
import cachescope.event.RequestKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What travels though no request does: messages that are heard, writes that reach the database
 * after they were answered. Each is over when it is told.
 */
final class Asides {
  private static final int MOST = 12;

  private final Deque<Token> tokens = new ArrayDeque<>();

  /**
   * Something went one way.
   *
   * @param requestId for which it was done; 0: none
   */
  void add(long requestId, long userId, Leg leg) {
    if (tokens.size() == MOST) {
      tokens.removeFirst();
    }
    tokens.addLast(
        new Token(
            requestId, userId, RequestKind.WRITE, Origin.WORKLOAD, List.of(leg), leg.to(), 1));
  }

  /** Those that are still to be drawn at a moment, the oldest first. */
  List<Token> give(long t) {
    tokens.removeIf(token -> token.drawnUntil() <= t);
    return List.copyOf(tokens);
  }

  Asides copy() {
    Asides copy = new Asides();
    copy.tokens.addAll(tokens);
    return copy;
  }
}
