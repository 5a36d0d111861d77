package cachescope.gates;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A top-level package of the program and the rooms that it may import.
 *
 * @param name the package's simple name
 * @param imports the names of the rooms that it may import, besides itself
 * @param because the reason for its walls
 */
record Room(String name, List<String> imports, String because) {
  /** All the rooms there may be; a new one starts here. */
  static final List<Room> ALL =
      List.of(
          room("event", "", "facts are shared by all, so they know nobody"),
          room("service", "event", "the cache and the database are ports to the service"),
          room(
              "redis",
              "event service",
              "an adapter knows the ports it fills, and no other adapter"),
          room(
              "database",
              "event service uses",
              "an adapter knows the ports it fills, no other adapter"),
          room("trace", "", "requests are data, from wherever they come"),
          room("workload", "event trace service", "whoever asks must not see how it is answered"),
          room(
              "policy",
              "trace",
              "the simulator runs without Redis, so that it can be compared to it"),
          room("uses", "event service", "what else is cached has ports too, and tells facts"),
          room("metrics", "event", "numbers are a fold over facts"),
          room("stage", "event", "pictures are a fold over facts"),
          room(
              "scenario",
              "event workload service uses metrics",
              "a story is data, and needs no screen"),
          room(
              "lesson",
              "event stage metrics scenario policy trace workload",
              "a lesson is proven without a window; its experiments ask generated requests too"),
          room("recording", "event", "a recording is the event log, and needs no Redis"),
          room(
              "compare",
              "event service workload metrics policy",
              "a comparison runs without a window; what was simulated is told in the same forms"),
          room("why", "event stage metrics", "a reason is a function of the log and a question"),
          room(
              "session",
              "event service redis database trace workload policy uses metrics stage scenario"
                  + " lesson recording compare why",
              "the engine must not know how a frame is shown"),
          room("http", "event service metrics", "the endpoint is one more caller of the service"),
          room(
              "cli",
              "event service redis database trace workload policy metrics stage scenario lesson"
                  + " recording compare why session http",
              "commands run where there is no display"),
          room(
              "ui",
              "event trace policy metrics stage scenario lesson recording compare why session",
              "a panel shows snapshots; it must not know how a fact came about"));

  private static Room room(String name, String imports, String because) {
    return new Room(
        name, Arrays.stream(imports.split(" ")).filter(s -> !s.isEmpty()).toList(), because);
  }

  /** The package patterns of the room itself and of the rooms that it may import. */
  String[] visiblePackages() {
    return Stream.concat(Stream.of(name), imports.stream())
        .map(Room::pattern)
        .toArray(String[]::new);
  }

  String ownPackages() {
    return pattern(name);
  }

  static String pattern(String room) {
    return "cachescope." + room + "..";
  }
}
