package cachescope.ui.policies;

import cachescope.event.LoggedEvent;
import cachescope.event.RequestEvent;
import cachescope.event.RequestKind;
import cachescope.session.Frame;
import java.util.List;

/** What was asked for on the Stage, as a sequence: the newest reads, oldest first. */
final class StageKeys {
  private StageKeys() {}

  /**
   * The ids of the users.
   *
   * @param most of them
   */
  static List<String> newest(Frame frame, int most) {
    List<String> keys =
        frame.events().stream().map(LoggedEvent::event).mapMulti(StageKeys::read).toList();
    return keys.subList(Math.max(0, keys.size() - most), keys.size());
  }

  private static void read(
      cachescope.event.CacheEvent event, java.util.function.Consumer<String> told) {
    if (event instanceof RequestEvent.Requested asked && asked.kind() == RequestKind.READ) {
      told.accept(Long.toString(asked.userId()));
    }
  }
}
