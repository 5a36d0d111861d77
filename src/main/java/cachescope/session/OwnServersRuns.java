package cachescope.session;

import cachescope.compare.Contestant;
import cachescope.compare.RunsComparison;
import cachescope.event.RunSetup;
import cachescope.event.RunsFigures;
import cachescope.event.SessionClock;
import cachescope.event.WorkloadSpec;
import cachescope.workload.Schedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compares configurations, each on a Redis and a database of its own: policy and memory are
 * settings of a whole server.
 */
public final class OwnServersRuns {
  private final Path temporary;
  private final SessionClock clock;

  /**
   * @param temporary folder in which the servers' own folders are made
   */
  public OwnServersRuns(Path temporary, SessionClock clock) {
    this.temporary = temporary;
    this.clock = clock;
  }

  /**
   * Runs; returns when the last figures are told. No process is left. The first figures are of no
   * run: while all are made ready.
   *
   * @param setups two to eight; the first is the one that the others are compared with
   * @param requests for each, at most
   * @throws IllegalArgumentException with a sentence where it cannot be run
   */
  public RunsFigures run(
      List<RunSetup> setups, WorkloadSpec spec, int requests, Consumer<RunsFigures> told)
      throws InterruptedException {
    if (setups.stream().map(RunSetup::name).distinct().count() < setups.size()) {
      throw new IllegalArgumentException("two configurations have the same name");
    }
    told.accept(new RunsFigures(spec, requests, 0, List.of(), List.of()));
    List<ComparedRun> runs = new ArrayList<>();
    boolean ready = false;
    try {
      for (RunSetup setup : setups) {
        ComparedRun run = new ComparedRun(setup, temporary, clock);
        runs.add(run);
        run.open(spec.users());
      }
      List<Contestant> contestants = List.copyOf(runs);
      var comparison =
          new RunsComparison(spec, contestants, Schedule.of(spec, requests), clock, told);
      runs.forEach(ComparedRun::begin);
      ready = true;
      return comparison.run();
    } finally {
      if (!ready) {
        told.accept(new RunsFigures(spec, 0, 0, List.of(), List.of()));
      }
      runs.forEach(ComparedRun::close);
    }
  }
}
