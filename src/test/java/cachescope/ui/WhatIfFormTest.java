package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CachingStrategy;
import cachescope.event.ComparisonFigures;
import cachescope.event.Intent;
import cachescope.event.RunFigures;
import cachescope.event.Settings;
import cachescope.event.WhatIfFigures;
import cachescope.session.Frame;
import cachescope.session.Playback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class WhatIfFormTest {
  private static Frame past() {
    long t = Frames.NOW - 5 * Frames.SECOND;
    return Frames.withPlayback(
        Frames.busy(), new Playback(Playback.Mode.PAUSED, 1, t, Frames.NOW, 90));
  }

  private static Frame answered() {
    var pairs = Frames.withComparison(past()).comparison().orElseThrow();
    var parts = FrameParts.of(past());
    parts.whatIf =
        Optional.of(
            new WhatIfFigures(
                0,
                1,
                Settings.CLASSIC,
                Settings.CLASSIC.withCacheOn(false),
                23,
                "The stretch ends early, because a setting was changed there.",
                new RunFigures(pairs.on(), 0, 2, 3),
                new RunFigures(pairs.on(), 0, 2, 3),
                new RunFigures(pairs.off(), 0, 0, 0),
                pairs));
    return parts.frame();
  }

  private static Frame running() {
    FrameParts parts = FrameParts.of(answered());
    WhatIfFigures f = parts.whatIf.orElseThrow();
    ComparisonFigures p = f.pairs();
    var half =
        new ComparisonFigures(
            p.on(),
            p.off(),
            p.planned(),
            p.planned() / 2,
            p.ratio(),
            p.ratioLow(),
            p.ratioHigh(),
            p.medianLow(),
            p.medianHigh(),
            p.p99Low(),
            p.p99High(),
            p.verdict());
    parts.whatIf =
        Optional.of(
            new WhatIfFigures(
                f.from(),
                f.to(),
                f.was(),
                f.instead(),
                f.keysAtStart(),
                f.note(),
                f.happened(),
                f.again(),
                f.changed(),
                half));
    return parts.frame();
  }

  private static void type(Lab lab, String id, String text) {
    TextField field = lab.find(TextField.class, id);
    field.setText(text);
    field.fireEvent(new ActionEvent());
  }

  @Test
  void aChangeOfTheSettingsOfThenIsWishedFor() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(past());
      lab.press(KeyCode.W, false, true);
      lab.settle();
      Button ask = lab.find(Button.class, "whatIf.ask");
      assertThat(ask.isDisabled()).isTrue();
      type(lab, "whatIf.ttl.field", "5 s");
      assertThat(ask.isDisabled()).isFalse();
      ask.fire();
      Settings then = past().then().settings().settings();
      assertThat(lab.session.wishes)
          .containsExactly(new Intent.WhatIf(then.withTtl(Duration.ofSeconds(5))));
      type(lab, "whatIf.ttl.field", then.ttl().toSeconds() + " s");
      assertThat(ask.isDisabled()).isTrue();
    });
  }

  @Test
  void strategiesAndProtectionsAreOfferedToo() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(past());
      lab.press(KeyCode.W, false, true);
      lab.settle();
      @SuppressWarnings("unchecked")
      ComboBox<CachingStrategy> strategy = lab.find(ComboBox.class, "whatIf.strategy");
      strategy.setValue(CachingStrategy.WRITE_THROUGH);
      strategy.fireEvent(new ActionEvent());
      type(lab, "whatIf.others", "leese=2s");
      assertThat(lab.find(Label.class, "whatIf.changes").getText())
          .startsWith("there is no setting 'leese'");
      type(lab, "whatIf.others", "single-flight=on, lease=2s");
      assertThat(lab.find(Label.class, "whatIf.changes").getText())
          .contains("write-through", "2 s");
      lab.find(Button.class, "whatIf.ask").fire();
      Settings asked = ((Intent.WhatIf) lab.session.wishes.getLast()).instead();
      assertThat(asked.pattern().strategy()).isEqualTo(CachingStrategy.WRITE_THROUGH);
      assertThat(asked.protections().singleFlight()).isTrue();
      assertThat(asked.protections().lease()).isEqualTo(Duration.ofSeconds(2));
    });
  }

  @Test
  void inThePresentThereIsNothingToAskAgain() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      lab.press(KeyCode.W, false, true);
      lab.settle();
      type(lab, "whatIf.ttl.field", "5 s");
      lab.settle();
      assertThat(lab.find(Button.class, "whatIf.ask").isDisabled()).isTrue();
      assertThat(lab.all(Label.class::isInstance))
          .anyMatch(label -> ((Label) label).getText().startsWith("Go back to a moment first"));
    });
  }

  @Test
  void threeRunsStandBesideEachOther() throws Exception {
    Fx.run(() -> {
      Lab lab = new Lab(answered(), Choices.INITIAL.withFirstRunDone(true).withSize(1440, 900));
      lab.press(KeyCode.W, false, true);
      lab.settle();
      assertThat(lab.find(javafx.scene.layout.GridPane.class, "whatIf.figures").getChildren())
          .extracting(node -> ((Label) node).getText())
          .contains("as it happened", "again, changed", "91.4 %", "–", "500");
      assertThat(lab.find(Label.class, "whatIf.verdict").getText()).startsWith("With the cache");
      lab.serve(running());
      assertThat(lab.find(javafx.scene.layout.GridPane.class, "whatIf.figures").getChildren())
          .extracting(node -> ((Label) node).getText())
          .contains("as it happened, all of it", "again, so far", "changed, so far");
      lab.serve(answered());
      write(Screenshot.picture(lab.window));
    });
  }

  private static void write(byte[] png) {
    try {
      Files.write(Files.createDirectories(Path.of("target/previews")).resolve("what-if.png"), png);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
