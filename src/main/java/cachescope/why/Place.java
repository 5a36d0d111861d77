package cachescope.why;

import cachescope.event.LoggedEvent;
import cachescope.event.SessionEvent.RunEnded;
import cachescope.event.SessionEvent.RunStarted;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.util.Optional;

/**
 * Under what a moment stood: without it nobody can say whether a number is good here.
 *
 * @param settings in force; empty where the log does not reach back to them
 * @param workload that ran
 */
record Place(Optional<Settings> settings, Optional<WorkloadSpec> workload) {
  static Place of(History history) {
    Optional<Settings> settings =
        history.newest(history.last(), SettingsChanged.class).map(SettingsChanged::settings);
    Optional<WorkloadSpec> workload =
        history
            .newest(
                history.last(),
                fact -> fact.event() instanceof RunStarted || fact.event() instanceof RunEnded)
            .map(LoggedEvent::event)
            .filter(RunStarted.class::isInstance)
            .map(event -> ((RunStarted) event).spec());
    return new Place(settings, workload);
  }

  /**
   * The share of the requests that go to the {@code fit} most wanted users, 0 to 1: for independent
   * requests no policy that cannot see the future has a higher hit ratio for long (Aho, Denning and
   * Ullman, "Principles of Optimal Page Replacement", 1971). Empty where requests are not
   * independent.
   */
  Optional<Double> ceiling(int fit) {
    return workload.flatMap(spec ->
        switch (spec.shape()) {
          case ZIPF -> Optional.of(share(spec.users(), spec.skew(), fit));
          case UNIFORM -> Optional.of(share(spec.users(), 0, fit));
          case HOT_SET, SCAN, LOOP -> Optional.empty();
        });
  }

  static double share(int users, double skew, int fit) {
    double all = 0;
    double most = 0;
    for (int i = 1; i <= users; i++) {
      double weight = Math.pow(i, -skew);
      all += weight;
      most += i <= fit ? weight : 0;
    }
    return most / all;
  }
}
