package cachescope.session;

import cachescope.event.LoggedEvent;
import cachescope.metrics.MetricsSnapshot;
import cachescope.stage.StageScene;
import java.util.List;

/** What is seen of a moment; see {@link Frame}. */
record Picture(
    StageScene stage,
    MetricsSnapshot metrics,
    List<LoggedEvent> events,
    Setup then,
    Playback playback) {}
