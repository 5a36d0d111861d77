package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.session.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of the window, in {@code target/previews}: they can be drawn, and looked at. */
class PreviewTest {
  private static final Choices DARK =
      Choices.INITIAL.withLook(Choices.Look.DARK).withFirstRunDone(true);

  static Stream<Arguments> pictures() {
    Frame busy = Frames.withComparison(Frames.busy());
    return Stream.of(
        Arguments.of("first-1440-dark", 1440, 900, DARK.withFirstRunDone(false), Frames.quiet()),
        Arguments.of("busy-1440-dark", 1440, 900, DARK, busy),
        Arguments.of("busy-1440-light", 1440, 900, DARK.withLook(Choices.Look.LIGHT), busy),
        Arguments.of("busy-1024-dark", 1024, 700, DARK, busy),
        Arguments.of("busy-1024-text16", 1024, 700, DARK.withTextScale(1.6), busy),
        Arguments.of("busy-1440-text16", 1440, 900, DARK.withTextScale(1.6), busy),
        Arguments.of("busy-2560-dark", 2560, 1440, DARK, busy));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void aWindowIsDrawnWithoutADisplay(String name, int width, int height, Choices choices, Frame frame)
      throws Exception {
    FakeSession session = new FakeSession(frame);
    session.now.set(Frames.NOW);
    byte[] png = Fx.get(() -> Screenshot.png(session, width, height, choices));
    Path folder = Files.createDirectories(Path.of("target/previews"));
    Files.write(folder.resolve(name + ".png"), png);
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(5_000);
  }
}
