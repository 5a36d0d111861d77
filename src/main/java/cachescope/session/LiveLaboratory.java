package cachescope.session;

import cachescope.event.Intent;
import cachescope.event.LogView;
import cachescope.event.RedisStatus;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.scenario.Laboratory;
import java.util.function.Supplier;

/** The session itself as what a scenario is played on: what one sees is what is measured. */
record LiveLaboratory(
    Errands errands,
    Supplier<LogView> view,
    SettingsBook book,
    Supplier<RedisStatus> status,
    SessionClock clock)
    implements Laboratory {
  @Override
  public void wish(Intent intent) {
    errands.run(intent);
  }

  @Override
  public void settle() throws InterruptedException {
    errands.settle();
  }

  @Override
  public LogView log() {
    return view.get();
  }

  @Override
  public Settings settings() {
    return book.get().settings();
  }

  @Override
  public RedisStatus redis() {
    return status.get();
  }
}
