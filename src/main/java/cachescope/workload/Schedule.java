package cachescope.workload;

import cachescope.event.WorkloadSpec;
import cachescope.trace.Trace;
import cachescope.trace.TraceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The first requests of a described workload with their times, for whoever sends them twice. */
public final class Schedule {
  /** What is wished. */
  public enum Kind {
    READ,
    /** A change through the service. */
    WRITE,
    /** A change in the database only, behind the service's back. */
    BEHIND_THE_CACHE
  }

  /**
   * A request and its time.
   *
   * @param after nanoseconds after the beginning
   */
  public record Due(long userId, Kind kind, long after) {}

  private Schedule() {}

  /**
   * The same requests, at the same times, that a {@link Workload} of this description would send.
   *
   * @param most at most so many; a scan may end earlier
   */
  public static List<Due> of(WorkloadSpec spec, int most) {
    Trace trace = Requests.of(spec);
    var arrivals = new Arrivals(spec.ratePerSecond(), 0, new SplittableRandom(~spec.seed()));
    List<Due> schedule = new ArrayList<>();
    while (schedule.size() < most && trace.hasNext()) {
      TraceRequest request = trace.next();
      schedule.add(
          new Due(request.userId(), request.write() ? Kind.WRITE : Kind.READ, arrivals.next()));
    }
    return schedule;
  }
}
