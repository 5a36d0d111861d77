package cachescope.workload;

import cachescope.event.WorkloadSpec;
import cachescope.trace.HotSet;
import cachescope.trace.Loop;
import cachescope.trace.Scan;
import cachescope.trace.Trace;
import cachescope.trace.Uniform;
import cachescope.trace.Zipf;
import java.util.SplittableRandom;

/** The requests of a described workload: the same description, the same requests. */
public final class Requests {
  private Requests() {}

  /** The requests from the first on; only those of a scan end. */
  public static Trace of(WorkloadSpec spec) {
    // One stream of random numbers a purpose, so that the share of writes does not change who is
    // asked for.
    var random = new SplittableRandom(spec.seed());
    SplittableRandom users = random.split();
    SplittableRandom writes = random.split();
    return new Trace(
        switch (spec.shape()) {
          case ZIPF -> new Zipf(spec.users(), spec.skew(), users);
          case UNIFORM -> new Uniform(spec.users(), users);
          case HOT_SET -> new HotSet(spec.users(), users);
          case SCAN -> new Scan(spec.users());
          case LOOP -> new Loop(spec.users());
        },
        spec.writeShare(),
        writes);
  }
}
