package cachescope.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * The window's screens, of which one is seen. A screen is built when it is first gone to; one that
 * is not seen does no work.
 */
final class Screens {
  /**
   * The way to a screen.
   *
   * @param id names it: {@code screen.<id>} and {@code action.screen.<id>} in the texts
   */
  record Door(String id, Supplier<Screen> opens) {}

  private final List<Door> doors;
  private final Map<String, Screen> opened = new HashMap<>();
  private final StackPane floor = new StackPane();
  private String here;

  /**
   * @param doors in the order of their tabs; the first is seen first
   */
  Screens(List<Door> doors) {
    this.doors = List.copyOf(doors);
    here = this.doors.getFirst().id();
  }

  Node node() {
    return floor;
  }

  /** The names of all, in the order of their tabs. */
  List<String> ids() {
    return doors.stream().map(Door::id).toList();
  }

  /** The name of the one that is seen. */
  String here() {
    return here;
  }

  /** The one that is seen. */
  Screen seen() {
    return opened.computeIfAbsent(here, this::open);
  }

  private Screen open(String id) {
    Screen screen =
        doors.stream()
            .filter(door -> door.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no screen named " + id))
            .opens()
            .get();
    floor.getChildren().add(screen.node());
    return screen;
  }

  /**
   * Goes to one.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  void go(String id) {
    Node was = seen().node();
    opened.computeIfAbsent(id, this::open);
    here = id;
    was.setVisible(false);
    was.setManaged(false);
    seen().node().setVisible(true);
    seen().node().setManaged(true);
  }
}
