package cachescope.service;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.DoubleSupplier;

/** Which messages are thrown away on purpose. Safe for any number of threads. */
final class Losses {
  private static final int REMEMBERED = 1_000;

  private final DoubleSupplier chance;
  private final Queue<String> doomed = new ArrayDeque<>();
  private int armed;

  /**
   * @param chance a number from 0 to 1 at random
   */
  Losses(DoubleSupplier chance) {
    this.chance = chance;
  }

  /** The next message that is sent will be heard by nobody. */
  synchronized void loseNext() {
    armed++;
  }

  /** A message is about to be sent. */
  synchronized void sending(String id) {
    if (armed > 0) {
      armed--;
      doomed.add(id);
      if (doomed.size() > REMEMBERED) {
        doomed.remove();
      }
    }
  }

  /**
   * Whether whoever hears it has to throw it away.
   *
   * @param share of all messages that are lost by chance, 0 to 1
   * @return why; empty: it is heard
   */
  Optional<String> lost(String id, double share) {
    if (doomed(id)) {
      return Optional.of("it was thrown away on purpose, as you asked for the next one");
    }
    return share > 0 && chance.getAsDouble() < share
        ? Optional.of("it was thrown away on purpose, by the share of lost messages")
        : Optional.empty();
  }

  private synchronized boolean doomed(String id) {
    return doomed.contains(id);
  }
}
