package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.NamedSettings;
import cachescope.event.Outcome;
import cachescope.event.Settings;
import cachescope.session.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of the window, in {@code target/previews}: they can be drawn, and looked at. */
class PreviewTest {
  private static final Choices DARK =
      Choices.INITIAL.withLook(Choices.Look.DARK).withFirstRunDone(true);

  private static final Settings EVERYTHING = everything();

  /** With every protection and every trouble on. */
  private static Settings everything() {
    Settings all = Settings.CLASSIC;
    for (String each :
        "single-flight=on lock=5s xfetch=1 ttl-jitter=20% negative-ttl=10s bloom-filter=on lease=5s"
            .concat(" versioned-set=on second-delete=500ms bulkhead=5 misses-per-second=10")
            .concat(" cache-delay=50ms cache-jitter=50ms database-jitter=500ms")
            .concat(" database-failures=20% lose-messages=100%")
            .split(" ")) {
      int at = each.indexOf('=');
      all = NamedSettings.set(all, each.substring(0, at), each.substring(at + 1));
    }
    return all;
  }

  static Stream<Arguments> pictures() {
    Frame busy = Frames.withComparison(Frames.busy());
    Frame past = Frames.past();
    return Stream.of(
        Arguments.of("first-1440-dark", 1440, 900, DARK.withFirstRunDone(false), Frames.quiet()),
        Arguments.of("busy-1440-dark", 1440, 900, DARK, busy),
        Arguments.of("busy-1440-light", 1440, 900, DARK.withLook(Choices.Look.LIGHT), busy),
        Arguments.of("busy-1024-dark", 1024, 700, DARK, busy),
        Arguments.of("busy-1024-text16", 1024, 700, DARK.withTextScale(1.6), busy),
        Arguments.of("busy-1440-text16", 1440, 900, DARK.withTextScale(1.6), busy),
        Arguments.of("past-1440-dark", 1440, 900, DARK, past),
        Arguments.of("past-1440-light", 1440, 900, DARK.withLook(Choices.Look.LIGHT), past),
        Arguments.of("past-1024-dark", 1024, 700, DARK, past),
        Arguments.of("past-1440-text16", 1440, 900, DARK.withTextScale(1.6), past),
        Arguments.of("busy-2560-dark", 2560, 1440, DARK, busy));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void aWindowIsDrawnWithoutADisplay(
      String name, int width, int height, Choices choices, Frame frame) throws Exception {
    FakeSession session = new FakeSession(frame);
    session.now.set(Frames.NOW);
    byte[] png = Fx.get(() -> Screenshot.png(session, "stage", width, height, choices));
    write(name, png);
  }

  /** A picture of a window after something was done to it. */
  private static void picture(String name, Choices choices, Consumer<Lab> done) throws Exception {
    Fx.run(() -> {
      Lab lab = new Lab(Frames.busy(), choices.withSize(1440, 900));
      done.accept(lab);
      lab.settle();
      write(name, Screenshot.picture(lab.window));
    });
  }

  @Test
  void whatLiesOverTheWindowIsDrawn() throws Exception {
    picture("presentation", DARK, lab -> lab.press(KeyCode.P));
    picture(
        "presentation-why",
        DARK,
        lab -> {
          lab.press(KeyCode.P);
          lab.serve(Frames.withExplanation(Frames.busy(), Frames.slowRequest()));
        });
    picture("shortcuts", DARK, lab -> lab.press(KeyCode.F1));
    picture("palette", DARK, lab -> lab.press(KeyCode.K, true, false));
    picture("preferences", DARK, lab -> lab.press(KeyCode.COMMA, true, false));
    picture(
        "redis-down",
        DARK,
        lab ->
            lab.serve(
                Frames.withNotice(
                    Frames.withRedis(Frames.busy(), Frames.DOWN), true, "Redis was killed.")));
  }

  private static void why(String name, int width, int height, Choices choices) throws Exception {
    Frame frame = Frames.withExplanation(Frames.busy(), Frames.slowRequest());
    FakeSession session = new FakeSession(frame);
    session.now.set(Frames.NOW);
    write(name, Fx.get(() -> Screenshot.png(session, "stage", width, height, choices)));
  }

  @Test
  void anExplanationIsDrawn() throws Exception {
    why("why-1440-dark", 1440, 900, DARK);
    why("why-1440-light", 1440, 900, DARK.withLook(Choices.Look.LIGHT));
    why("why-1024-dark", 1024, 700, DARK);
    why("why-1440-text16", 1440, 900, DARK.withTextScale(1.6));
  }

  @Test
  void theEndOfTheLeftBarIsDrawn() throws Exception {
    picture(
        "left-bar-end",
        DARK,
        lab -> {
          lab.find(ToggleButton.class, "requests.edit").fire();
          lab.find(ToggleButton.class, "connection.other").fire();
          lab.settle();
          lab.find(ScrollPane.class, "controls").setVvalue(1);
        });
  }

  @Test
  void theDrawersOfTheLeftBarAreDrawn() throws Exception {
    for (String drawer : new String[] {"protection.more", "trouble.more"}) {
      picture(
          "left-bar-" + drawer,
          DARK,
          lab -> {
            lab.serve(Frames.withSettings(Frames.busy(), EVERYTHING));
            lab.find(ToggleButton.class, drawer).fire();
            lab.settle();
            lab.find(ScrollPane.class, "controls")
                .setVvalue(drawer.startsWith("trouble") ? 0.87 : 0.56);
          });
    }
  }

  @Test
  void theFirstMinuteIsDrawn() throws Exception {
    picture("first-predict", DARK.withFirstRunDone(false), PreviewTest::miss);
    picture(
        "first-hit",
        DARK.withFirstRunDone(false),
        lab -> {
          miss(lab);
          lab.find(Button.class, "firstRun.guess.same").fire();
          lab.session.now.addAndGet(Frames.SECOND);
          lab.serve(
              Frames.withStage(
                  Frames.quiet(), Frames.answered(Frames.verdict(1, Outcome.HIT, 380_000, 2))));
        });
  }

  private static void miss(Lab lab) {
    lab.session.now.addAndGet(Frames.SECOND);
    lab.serve(
        Frames.withStage(
            Frames.quiet(), Frames.answered(Frames.verdict(1, Outcome.MISS, 1_001_000_000, 1))));
  }

  private static void write(String name, byte[] png) {
    try {
      Path folder = Files.createDirectories(Path.of("target/previews"));
      Files.write(folder.resolve(name + ".png"), png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(5_000);
  }
}
