package cachescope.cli;

import cachescope.event.Figures;
import cachescope.policy.simulate.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Tells every few seconds how far a simulation has come, and ends it where that was asked for. */
final class SimulateProgress implements Progress {
  private static final long PAUSE = Duration.ofSeconds(5).toNanos();

  private final PrintWriter err;
  private final LongSupplier nanos;
  private final AtomicBoolean ended = new AtomicBoolean();
  private OptionalLong length = OptionalLong.empty();
  private String doing = "";
  private long began;
  private long told;
  private long requests;

  /**
   * @param nanos a clock
   */
  SimulateProgress(PrintWriter err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
  }

  /**
   * Begins to read the trace, once more perhaps.
   *
   * @param what such as "simulating"
   * @param all how many requests there are, where that is known
   */
  void begin(String what, OptionalLong all) {
    doing = what;
    length = all;
    began = nanos.getAsLong();
    told = began;
    requests = 0;
  }

  /** Ends it at the next block; from any thread. */
  void end() {
    ended.set(true);
  }

  boolean ended() {
    return ended.get();
  }

  @Override
  public boolean reached(long reached) {
    requests = reached;
    long now = nanos.getAsLong();
    if (now - told >= PAUSE) {
      told = now;
      err.println(sentence(now - began));
      err.flush();
    }
    return !ended.get();
  }

  /** How many requests were met. */
  long requests() {
    return requests;
  }

  private String sentence(long passed) {
    if (requests == 0) {
      return String.format(
          Locale.ROOT, "%s: reading the trace ahead, %d s", doing, passed / PAUSE * 5);
    }
    String sofar = String.format(Locale.ROOT, "%s: %s", doing, Figures.count(requests, "request"));
    if (length.isEmpty()) {
      return sofar;
    }
    long all = length.getAsLong();
    double left = passed / 1e9 * (all - requests) / requests;
    return String.format(
        Locale.ROOT, "%s of %s, about %.0f s left", sofar, Figures.count(all), Math.max(1, left));
  }
}
