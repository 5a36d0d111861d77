package cachescope.recording;

import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheEvent;
import cachescope.event.Freshness;
import cachescope.event.LoggedEvent;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestKind;
import cachescope.event.SessionEvent.RunStarted;
import cachescope.event.SessionEvent.SessionStarted;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import cachescope.event.Timing;
import cachescope.event.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Recordings made without a session. */
public final class Tape {
  static final Instant BEGUN = Instant.parse("2026-01-31T12:00:00Z");
  private static final long MILLI = 1_000_000;

  private Tape() {}

  /** The event with a number: a request a millisecond, three events each, every tenth a miss. */
  public static LoggedEvent event(long seq) {
    CacheEvent event =
        seq == 1
            ? new SessionStarted(BEGUN)
            : seq == 2
                ? new SettingsChanged(1, Settings.CLASSIC)
                : seq == 3 ? new RunStarted(1, WorkloadSpec.CLASSIC) : ofRequest(seq / 3, seq % 3);
    return new LoggedEvent(seq, seq / 3 * MILLI + seq % 3, 1, 1, event);
  }

  private static CacheEvent ofRequest(long id, long part) {
    long user = 1 + id % 50;
    boolean hit = id % 10 != 0;
    if (part == 0) {
      return new Requested(id, user, RequestKind.READ, Origin.WORKLOAD, id * MILLI, 1);
    }
    if (part == 1) {
      return hit
          ? new Hit(id, "user:" + user, 1, 120, 90_000 + id % 1_000, 4_000)
          : new Missed(id, "user:" + user, MissCause.ABSENT, "", 80_000);
    }
    Outcome outcome = hit ? Outcome.HIT : Outcome.MISS;
    long nanos = hit ? 150_000 + id % 7_000 : 900_000;
    Timing timing = new Timing(90_000, 0, hit ? 0 : 700_000, 4_000);
    return new Answered(
        id, user, outcome, true, 1, Freshness.FRESH, nanos, nanos + 1_000, timing, "");
  }

  public static List<LoggedEvent> events(long from, long to) {
    List<LoggedEvent> events = new ArrayList<>();
    for (long seq = from; seq <= to; seq++) {
      events.add(event(seq));
    }
    return events;
  }

  /** A recording of the events from 1 to a number. */
  public static Path write(Path file, long events) throws IOException {
    return write(file, header(1, List.of()), events, Tape::event);
  }

  static Header header(long from, List<LoggedEvent> prelude) {
    return new Header(Header.VERSION, "test", BEGUN, from, prelude);
  }

  static Path write(Path file, Header header, long events, LongFunction<LoggedEvent> each)
      throws IOException {
    EventLine line = new EventLine(new Forms());
    try (RecordingWriter writer =
        new RecordingWriter(
            Files.newOutputStream(file), NewFile.isCompressed(file), header, line)) {
      for (long i = 0; i < events; i++) {
        writer.write(each.apply(header.from() + i));
      }
    }
    return file;
  }
}
