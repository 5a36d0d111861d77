package cachescope.redis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A binary that will not run is named with what it said and a remedy, and the next one is used. */
class RedisBinariesTest {
  private static final BinarySource WORKING =
      RedisBinaries.in(Path.of("target", "redis").toAbsolutePath()).sources().getFirst();

  @Test
  void aMissingLibraryIsNamedAndTheNextBinaryIsUsed(@TempDir Path folder) throws Exception {
    Path broken = withoutOpenSsl(folder);
    BinarySource first = new BinarySource("the broken one", false, () -> Optional.of(broken));
    assertThatThrownBy(() -> RedisBinaries.tryOut(first, broken))
        .hasMessageContaining(broken.toString())
        .hasMessageContaining("libssl.so.9")
        .hasMessageContaining("installing OpenSSL 3");
    RedisBinaries both = new RedisBinaries(List.of(first, WORKING));
    try (RedisServer server = new RedisServer(both, folder)) {
      server.start();
      assertThat(server.name()).contains("the bundled Redis");
    }
  }

  @Test
  void whereNoneRunsEachIsNamed(@TempDir Path folder) throws Exception {
    Path damaged = executable(folder, "damaged", new byte[] {0x7f, 'E', 'L', 'F', 0, 0});
    Path forbidden = Files.writeString(folder.resolve("forbidden"), "not executable");
    RedisBinaries none =
        new RedisBinaries(
            List.of(
                new BinarySource("the first", false, () -> Optional.of(damaged)),
                new BinarySource("the second", false, () -> Optional.of(forbidden)),
                new BinarySource("the third", false, Optional::empty)));
    assertThatThrownBy(() -> new RedisServer(none, folder).start())
        .isInstanceOf(ServerStartException.class)
        .hasMessageStartingWith("Redis could not be started. the first: " + damaged)
        .hasMessageContaining("built for another kind of machine or is damaged")
        .hasMessageContaining("the second: " + forbidden)
        .hasMessageContaining("XDG_CACHE_HOME");
  }

  @Test
  void anOldRedisOnThePathIsTurnedDown(@TempDir Path folder) throws Exception {
    Path old =
        executable(
            folder,
            "redis-server",
            "#!/bin/sh\necho 'Redis server v=5.0.14 sha=0'\n".getBytes(StandardCharsets.UTF_8));
    assertThat(RedisBinaries.onPath(List.of("redis-server"), Map.of("PATH", folder.toString())))
        .contains(old);
    assertThatThrownBy(
            () -> RedisBinaries.tryOut(new BinarySource("PATH", true, Optional::empty), old))
        .hasMessageContaining("is version 5.0.14, and 6.2 or newer is needed");
  }

  @Test
  void theStaticOneRunsWithoutAnyLibrary(@TempDir Path folder) throws Exception {
    BinarySource last = RedisBinaries.in(folder.resolve("cache")).sources().getLast();
    Optional<Path> file = last.finder().find();
    // Only 64-bit Linux has such a last resort; elsewhere there must be none.
    assertThat(file.isPresent()).isEqualTo(Platform.current().bundledStatic().isPresent());
    if (file.isPresent()) {
      assertThat(RedisBinaries.tryOut(last, file.get()).version()).isEqualTo("6.2.7");
    }
  }

  @Test
  void whatCannotBeUnpackedWholeIsNotThereAtAll(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    BinarySource bundled = RedisBinaries.in(file).sources().getFirst();
    assertThatThrownBy(() -> bundled.finder().find())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be unpacked to")
        .hasMessageContaining("MB of room would do");
    Path cut = folder.resolve("cut");
    RedisBinaries.in(cut).sources().getFirst().finder().find();
    try (Stream<Path> files = Files.walk(cut)) {
      Path binary = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      Files.write(binary, new byte[] {1, 2, 3});
      assertThat(RedisBinaries.in(cut).sources().getFirst().finder().find()).contains(binary);
      assertThat(Files.size(binary)).isGreaterThan(1_000_000);
    }
  }

  /** The bundled server, asking for a library that nobody has. */
  private static Path withoutOpenSsl(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(WORKING.finder().find().orElseThrow());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains("libssl.so.3");
    return executable(
        folder,
        "redis-server",
        text.replace("libssl.so.3", "libssl.so.9").getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Path executable(Path folder, String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
