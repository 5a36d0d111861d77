package cachescope.session;

import cachescope.event.EventSink;
import cachescope.event.LogView;
import cachescope.event.RedisStatus;
import cachescope.event.SessionClock;
import cachescope.lesson.Bench;
import cachescope.scenario.Laboratory;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What lessons are taken with: the session as a laboratory, and the bench for experiments. */
public final class LessonRoom {
  private final Supplier<LogView> log;
  private final SettingsBook settings;
  private final Supplier<RedisStatus> redis;
  private final Path temporary;
  private final SessionClock clock;
  private final EventSink sink;

  /**
   * @param temporary folder in which the folders of servers are made
   */
  public LessonRoom(
      Supplier<LogView> log,
      SettingsBook settings,
      Supplier<RedisStatus> redis,
      Path temporary,
      SessionClock clock,
      EventSink sink) {
    this.log = log;
    this.settings = settings;
    this.redis = redis;
    this.temporary = temporary;
    this.clock = clock;
    this.sink = sink;
  }

  /** The session itself. */
  public Laboratory laboratory(Errands errands) {
    return new LiveLaboratory(errands, log, settings, redis, clock);
  }

  /** Where experiments are run. */
  public Bench bench(Errands errands) {
    return new OwnBench(laboratory(errands), temporary, clock, sink);
  }
}
