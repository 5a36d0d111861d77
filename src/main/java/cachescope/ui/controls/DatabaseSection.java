package cachescope.ui.controls;

import cachescope.event.Intent;
import cachescope.event.Settings;
import cachescope.session.Frame;
import cachescope.ui.Texts;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The database: how long a query is held up, and how many can run at once. */
final class DatabaseSection implements Section {
  private final SliderRow delay;
  private final SliderRow connections;
  private final VBox box;

  DatabaseSection(Wishes wishes) {
    delay =
        new SliderRow(
            "database.delay",
            Quantity.DELAY,
            millis -> wishes.wish(new Intent.SetDatabaseDelay(Duration.ofMillis((long) millis))));
    connections =
        new SliderRow(
            "database.connections",
            Quantity.CONNECTIONS,
            number -> wishes.wish(new Intent.SetDatabaseConnections((int) number)));
    box =
        Rows.section(
            "database.heading",
            delay.node(),
            Rows.hint(Texts.say("database.delayFrom")),
            connections.node());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    Settings settings = frame.settings().settings();
    delay.show((double) settings.databaseDelay().toMillis());
    connections.show(settings.databaseConnections());
  }
}
