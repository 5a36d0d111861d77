package cachescope.session;

import cachescope.event.Conflicts;
import cachescope.event.EventSink;
import cachescope.event.NumberedSettings;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The settings in force. A change is told to the log before anybody can read it, so no request uses
 * settings that the log does not know. Safe for any thread; reading is one volatile read.
 */
public final class SettingsBook implements Supplier<NumberedSettings> {
  private final SessionClock clock;
  private final EventSink sink;
  private volatile NumberedSettings current;
  private volatile Runnable changed = () -> {};

  public SettingsBook(Settings first, SessionClock clock, EventSink sink) {
    this.current = new NumberedSettings(0, first);
    this.clock = clock;
    this.sink = sink;
  }

  @Override
  public NumberedSettings get() {
    return current;
  }

  /**
   * Names who is told after each change.
   *
   * @param told on the thread that changes them; must not block
   */
  public void whenChanged(Runnable told) {
    changed = told;
  }

  /** Tells the log of the settings as they are; once, when the session begins. */
  void open() {
    sink.tell(clock.now(), new SettingsChanged(current.revision(), current.settings()));
  }

  /**
   * Changes them; does nothing where the change changes nothing.
   *
   * @throws IllegalArgumentException with a sentence where a value is out of range, or cannot be
   *     kept together with another
   */
  synchronized void change(UnaryOperator<Settings> change) {
    Settings next = Conflicts.refused(change.apply(current.settings()));
    if (!next.equals(current.settings())) {
      NumberedSettings numbered = new NumberedSettings(current.revision() + 1, next);
      sink.tell(clock.now(), new SettingsChanged(numbered.revision(), next));
      current = numbered;
      changed.run();
    }
  }
}
