package cachescope.why;

import cachescope.event.CacheEvent;
import cachescope.event.Figures;
import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.event.NumberedSettings;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.SessionEvent.EventsLeftOut;
import cachescope.event.SessionEvent.SettingsChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is kept of the log up to a moment: finds facts in it. */
final class History {
  private final LogView log;
  private final long last;

  /**
   * @param last the last event that belongs to the moment
   */
  History(LogView log, long last) {
    this.log = log;
    this.last = Math.min(last, log.lastSeq());
  }

  long first() {
    return log.firstSeq();
  }

  long last() {
    return last;
  }

  /** Events {@code from} to {@code to}, both included, as far as they are kept. */
  Iterable<LoggedEvent> between(long from, long to) {
    long low = Math.max(from, first());
    long high = Math.min(to, last);
    return () ->
        java.util.stream.LongStream.rangeClosed(low, high)
            .mapToObj(seq -> log.at(seq).orElseThrow())
            .iterator();
  }

  Optional<LoggedEvent> at(long seq) {
    return seq > last ? Optional.empty() : log.at(seq);
  }

  /** The newest event at or before {@code from} that is as wanted. */
  Optional<LoggedEvent> newest(long from, Predicate<LoggedEvent> wanted) {
    for (long seq = Math.min(from, last); seq >= first(); seq--) {
      LoggedEvent event = log.at(seq).orElseThrow();
      if (wanted.test(event)) {
        return Optional.of(event);
      }
    }
    return log.prelude().reversed().stream().filter(wanted).findFirst();
  }

  /** What came before the kept events and still held there. */
  List<LoggedEvent> prelude() {
    return log.prelude();
  }

  /** The newest fact of a type at or before {@code from}. */
  <T extends CacheEvent> Optional<T> newest(long from, Class<T> type) {
    return newest(from, event -> type.isInstance(event.event()))
        .map(event -> type.cast(event.event()));
  }

  /** The first event from {@code from} on that is as wanted, among the next {@code most}. */
  Optional<LoggedEvent> next(long from, long most, Predicate<LoggedEvent> wanted) {
    for (LoggedEvent event : between(from, from + most - 1)) {
      if (wanted.test(event)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /** All facts about a request, in their order; without its beginning where that is not kept. */
  List<LoggedEvent> ofRequest(long requestId) {
    long begin =
        newest(
                last,
                event -> event.event() instanceof Requested asked && asked.requestId() == requestId)
            .map(LoggedEvent::seq)
            .orElse(first());
    List<LoggedEvent> found = new ArrayList<>();
    for (LoggedEvent event : between(begin, last)) {
      var id = About.request(event.event());
      if (id.isPresent() && id.getAsLong() == requestId) {
        found.add(event);
        if (ended(event.event())) {
          break;
        }
      }
    }
    return found;
  }

  private static boolean ended(CacheEvent event) {
    return event instanceof cachescope.event.RequestEvent && !(event instanceof Requested);
  }

  /** The settings of a revision, as they were logged at or before an event. */
  Optional<NumberedSettings> settings(long from, int revision) {
    return newest(
            from,
            event ->
                event.event() instanceof SettingsChanged changed && changed.revision() == revision)
        .map(event -> new NumberedSettings(revision, ((SettingsChanged) event.event()).settings()));
  }

  /** Whether what was before the kept events is not known any more. */
  boolean cut() {
    return first() > 1;
  }

  /** From when on details are kept, in a sentence; for where {@link #cut}. */
  String kept() {
    return "Details are kept from "
        + log.at(first()).map(event -> Figures.stamp(event.at())).orElse("now")
        + " on; what was before is not known any more.";
  }

  /** Whether events were only counted, not kept, somewhere in a stretch. */
  boolean leftOut(long from, long to) {
    for (LoggedEvent event : between(from, to)) {
      if (event.event() instanceof EventsLeftOut) {
        return true;
      }
    }
    return false;
  }
}
