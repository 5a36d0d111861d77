package cachescope.gates;

import java.util.List;

/**
 * A library and the rooms that may use it.
 *
 * @param packages the patterns of its packages
 * @param rooms the names of the rooms that may use it
 */
record Library(String name, List<String> packages, List<String> rooms, String because) {
  static final List<Library> ALL =
      List.of(
          new Library(
              "JavaFX and its themes",
              List.of("javafx..", "atlantafx..", "org.kordamp.ikonli.."),
              List.of("ui"),
              "everything else runs, and is tested, without a screen"),
          new Library(
              "Jedis",
              List.of("redis.clients..", "org.apache.commons.pool2.."),
              List.of("redis"),
              "the service knows a cache, not a client"),
          new Library(
              "embedded-redis",
              List.of("redis.embedded.."),
              List.of("redis"),
              "one room starts and stops servers"),
          new Library("H2", List.of("org.h2.."), List.of("database"), "the service knows a store"),
          new Library(
              "JCTools", List.of("org.jctools.."), List.of("event"), "there is one event queue"),
          new Library(
              "Caffeine",
              List.of("com.github.benmanes.."),
              List.of("service"),
              "it is the near cache; the policies are our own, so that they can be shown"),
          new Library(
              "HdrHistogram",
              List.of("org.HdrHistogram.."),
              List.of("event", "metrics", "compare"),
              "latencies are counted, then folded; nobody else needs the buckets"),
          new Library(
              "Jackson",
              List.of("tools.jackson..", "com.fasterxml.jackson.."),
              List.of(
                  "service",
                  "redis",
                  "uses",
                  "scenario",
                  "lesson",
                  "recording",
                  "compare",
                  "http",
                  "cli"),
              "JSON is for what leaves the program or enters it"),
          new Library(
              "XZ and zstd",
              List.of("org.tukaani.xz..", "com.github.luben.zstd.."),
              List.of("trace"),
              "traces come compressed; whoever reads requests need not know"),
          new Library(
              "commonmark",
              List.of("org.commonmark.."),
              List.of("lesson"),
              "only lessons are prose"),
          new Library(
              "picocli", List.of("picocli.."), List.of("cli"), "only commands have options"),
          new Library(
              "the JDK's HTTP server",
              List.of("com.sun.net.httpserver.."),
              List.of("http", "uses"),
              "there is one endpoint, and there are the sites that are visited"));

  String[] packagePatterns() {
    return packages.toArray(String[]::new);
  }

  String[] roomPatterns() {
    return rooms.stream().map(Room::pattern).toArray(String[]::new);
  }
}
