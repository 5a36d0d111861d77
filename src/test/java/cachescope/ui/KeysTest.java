package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Intent;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.WorkloadSpec;
import cachescope.session.Playback;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class KeysTest {
  @Test
  void singleKeysWish() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      Map<KeyCode, Intent> keys =
          new HashMap<>(
              Map.of(
                  KeyCode.DIGIT1, new Intent.Ask(1),
                  KeyCode.DIGIT2, new Intent.Ask(2),
                  KeyCode.NUMPAD3, new Intent.Ask(3),
                  KeyCode.U, new Intent.Ask(Actions.UNKNOWN_USER),
                  KeyCode.SPACE, new Intent.Pause(),
                  KeyCode.RIGHT, new Intent.Step(),
                  KeyCode.C, new Intent.SwitchCache(false),
                  KeyCode.W, new Intent.StartWorkload(WorkloadSpec.CLASSIC),
                  KeyCode.K, new Intent.BreakRedis(Fault.KILLED),
                  KeyCode.H, new Intent.BreakRedis(Fault.HUNG)));
      keys.put(KeyCode.R, new Intent.BreakRedis(Fault.RESTARTED));
      keys.put(KeyCode.M, new Intent.CompareOnOff(WorkloadSpec.CLASSIC, 500));
      keys.put(KeyCode.E, new Intent.ExpireIn(1, Duration.ofSeconds(3)));
      keys.put(KeyCode.L, new Intent.BackToLive());
      keys.forEach((key, intent) -> {
        lab.session.wishes.clear();
        lab.press(key);
        assertThat(lab.session.wishes).as(key.getName()).containsExactly(intent);
      });
    });
  }

  @Test
  void keysThatSwitchDoTheOppositeOfWhatIs() throws Exception {
    Fx.run(() -> {
      Playback paused = new Playback(Playback.Mode.PAUSED, 1, 0, 0, 0);
      Lab lab = Lab.open(Frames.withPlayback(Frames.busy(), paused));
      lab.press(KeyCode.SPACE);
      lab.press(KeyCode.W);
      assertThat(lab.session.wishes).containsExactly(new Intent.Play(), new Intent.StopWorkload());
    });
  }

  @Test
  void whoTypesInAFieldAsksForNothing() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      lab.find(TextField.class, "requests.id").requestFocus();
      lab.press(KeyCode.DIGIT1);
      lab.press(KeyCode.K);
      lab.press(KeyCode.SPACE);
      lab.press(KeyCode.RIGHT);
      assertThat(lab.session.wishes).isEmpty();
    });
  }

  @Test
  void spaceOnAFocusedButtonIsTheButtons() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      lab.find(Button.class, "action.ask2").requestFocus();
      lab.press(KeyCode.SPACE);
      assertThat(lab.session.wishes).doesNotContain(new Intent.Pause());
    });
  }

  @Test
  void aForeignRedisIsNotKilledAndThatIsSaid() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.withRedis(Frames.quiet(), Frames.EXTERNAL));
      lab.press(KeyCode.K);
      lab.settle();
      assertThat(lab.session.wishes).isEmpty();
      assertThat(lab.all(node -> node.getStyleClass().contains("notice-trouble")))
          .allMatch(Lab::isShown)
          .hasSize(1);
    });
  }

  @Test
  void textGrowsAndShrinksAndTheLooksChange() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      lab.press(KeyCode.EQUALS, true, false);
      lab.press(KeyCode.ADD, true, false);
      assertThat(lab.preferences.choices().textScale()).isEqualTo(1.2);
      lab.press(KeyCode.MINUS, true, false);
      assertThat(lab.preferences.choices().textScale()).isEqualTo(1.1);
      lab.press(KeyCode.DIGIT0, true, false);
      assertThat(lab.preferences.choices().textScale()).isEqualTo(1);
      Choices.Look before = lab.preferences.choices().look();
      lab.press(KeyCode.D);
      assertThat(lab.preferences.choices().look()).isNotEqualTo(before);
    });
  }

  @Test
  void thePaletteFindsByLettersAndEnterDoesIt() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      lab.press(KeyCode.K, true, false);
      lab.settle();
      TextField letters = lab.find(TextField.class, "palette.letters");
      letters.requestFocus();
      letters.setText("restart");
      lab.press(KeyCode.ENTER);
      assertThat(lab.session.wishes).containsExactly(new Intent.BreakRedis(Fault.RESTARTED));
      assertThat(letters.getScene()).isNull();
    });
  }

  @Test
  void theListOfShortcutsOpensAndEscapeClosesIt() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      lab.press(KeyCode.F1);
      lab.settle();
      assertThat(lab.all(node -> node.getStyleClass().contains("shortcuts"))).hasSize(1);
      lab.press(KeyCode.ESCAPE);
      assertThat(lab.all(node -> node.getStyleClass().contains("shortcuts"))).isEmpty();
    });
  }

  @Test
  void everyActionHasATitleAndNoTwoShareAKey() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      assertThat(lab.window.actions().all())
          .allSatisfy(action -> assertThat(action.title()).isNotBlank());
      assertThat(lab.window.actions().all().stream().flatMap(a -> a.keys().stream()))
          .doesNotHaveDuplicates();
    });
  }
}
