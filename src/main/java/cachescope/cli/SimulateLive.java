package cachescope.cli;

import cachescope.event.LiveIntent.MeasureLivePoint;
import cachescope.event.LivePoint;
import cachescope.event.LiveState;
import cachescope.event.LiveTrace;
import cachescope.policy.Capacity;
import cachescope.trace.RequestSource;
import cachescope.trace.RequestTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** The part of {@code cachescope simulate} that is measured on a real Redis. */
final class SimulateLive {
  private static final int AT_ONCE = 1 << 12;

  private final SimulateOptions options;
  private final LiveMeasure measure;
  private final SimulateProgress progress;

  SimulateLive(SimulateOptions options, LiveMeasure measure, SimulateProgress progress) {
    this.options = options;
    this.measure = measure;
    this.progress = progress;
  }

  /**
   * One point for each policy and capacity that was asked for; fewer where it was ended early.
   *
   * @throws IOException with a sentence where the trace cannot be read, or there is no Redis
   */
  List<LivePoint> points() throws IOException {
    List<LivePoint> points = new ArrayList<>();
    if (options.live().isEmpty()) {
      return points;
    }
    LiveTrace trace = first(options.trace());
    for (String policy : options.live()) {
      for (Capacity capacity : options.capacities()) {
        if (!progress.ended()) {
          points.add(point(trace, policy, Math.toIntExact(capacity.units())));
        }
      }
    }
    points.removeIf(point -> point.state() == LiveState.STOPPED);
    return points;
  }

  private LivePoint point(LiveTrace trace, String policy, int capacity) throws IOException {
    progress.begin("measuring a real Redis under " + policy, OptionalLong.of(trace.size()));
    LivePoint point =
        measure.measure(
            new MeasureLivePoint(trace, capacity, policy, options.redis().samples()),
            sofar -> {
              if (!sofar.state().ended() && !progress.reached(sofar.done())) {
                Thread.currentThread().interrupt();
              }
            });
    if (point.state() == LiveState.FAILED) {
      throw new IOException(point.note());
    }
    return point;
  }

  /** The first requests of a trace, as many as a real Redis is asked. */
  private static LiveTrace first(RequestTrace trace) throws IOException {
    long[] all = new long[LiveTrace.LONGEST];
    long[] keys = new long[AT_ONCE];
    int[] sizes = new int[AT_ONCE];
    int count = 0;
    try (RequestSource source = trace.open()) {
      for (int read; count < all.length && (read = source.read(keys, sizes)) > 0; ) {
        int taken = Math.min(read, all.length - count);
        System.arraycopy(keys, 0, all, count, taken);
        count += taken;
      }
    }
    if (count == 0) {
      throw new IOException(trace.name() + " has no requests");
    }
    return new LiveTrace(trace.name(), Arrays.copyOf(all, count));
  }
}
