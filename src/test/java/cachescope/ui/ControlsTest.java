package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CachePattern;
import cachescope.event.CachingStrategy;
import cachescope.event.Intent;
import cachescope.event.Protections;
import cachescope.event.Settings;
import cachescope.session.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** The left bar shows what is in force, and says why something cannot be used. */
class ControlsTest {
  @Test
  void showsWhatIsInForceAndNotWhatWasClicked() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      CheckBox on = lab.find(CheckBox.class, "cache.on");
      on.fire();
      assertThat(lab.session.wishes).containsExactly(new Intent.SwitchCache(false));
      assertThat(on.isSelected()).isTrue();
      lab.serve(Frames.withSettings(Frames.quiet(), Settings.CLASSIC.withCacheOn(false)));
      assertThat(on.isSelected()).isFalse();
    });
  }

  @Test
  void aTypedTimeToLiveIsWishedForAndNonsenseIsAnswered() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      TextField ttl = lab.find(TextField.class, "cache.ttl.field");
      ttl.setText("2 min");
      ttl.fireEvent(new javafx.event.ActionEvent());
      assertThat(lab.session.wishes).containsExactly(new Intent.SetTtl(Duration.ofMinutes(2)));
      ttl.setText("soon");
      ttl.fireEvent(new javafx.event.ActionEvent());
      assertThat(lab.session.wishes).hasSize(1);
      assertThat(words(lab)).contains("Time to live must be from 1 s to 1440 min.");
    });
  }

  @Test
  void aSliderWishesOnceItIsLetGo() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      Slider delay = lab.find(Slider.class, "database.delay");
      delay.setValueChanging(true);
      delay.setValue(3);
      delay.setValue(1);
      delay.setValue(0);
      assertThat(lab.session.wishes).isEmpty();
      delay.setValueChanging(false);
      assertThat(lab.session.wishes).containsExactly(new Intent.SetDatabaseDelay(Duration.ZERO));
    });
  }

  @Test
  void thePolicyInForceStaysChosenWhenTheServerComesBackWithItsOffer() throws Exception {
    Fx.run(() -> {
      Settings lru = Settings.CLASSIC.withEvictionPolicy("allkeys-lru");
      Frame up = Frames.withSettings(Frames.quiet(), lru);
      Lab lab = Lab.open(up);
      ComboBox<?> policy = lab.find(ComboBox.class, "cache.policy");
      lab.serve(Frames.withRedis(up, Frames.DOWN));
      lab.serve(up);
      assertThat(policy.getItems().indexOf("allkeys-lru")).isPositive();
      assertThat(policy.getValue()).isEqualTo("allkeys-lru");
      assertThat(policy.getSelectionModel().getSelectedIndex())
          .isEqualTo(policy.getItems().indexOf("allkeys-lru"));
      assertThat(lab.session.wishes).isEmpty();
    });
  }

  @Test
  void onAForeignRedisNothingIsTunedAndThatIsSaid() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.withRedis(Frames.quiet(), Frames.EXTERNAL));
      assertThat(lab.find(ComboBox.class, "cache.policy").isDisabled()).isTrue();
      assertThat(lab.find(Slider.class, "cache.memory").isDisabled()).isTrue();
      assertThat(lab.find(Button.class, "action.kill").isDisabled()).isTrue();
      assertThat(lab.find(Button.class, "action.kill").getAccessibleHelp())
          .contains("redis.example.org is not ours");
      assertThat(lab.find(Button.class, "action.embedded").isVisible()).isTrue();
    });
  }

  @Test
  void aPastedPasswordIsCoveredAndConsentNamesTheHost() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      lab.find(ToggleButton.class, "connection.other").fire();
      TextField uri = lab.find(TextField.class, "connection.uri");
      uri.setText("rediss://ann:secret@cache.example.org:6380/1");
      assertThat(uri.getText()).isEqualTo("rediss://ann@cache.example.org:6380/1");
      assertThat(lab.find(PasswordField.class, "connection.password").getText())
          .isEqualTo("secret");
      CheckBox consent = lab.find(CheckBox.class, "connection.consent");
      assertThat(consent.getText()).contains("cache.example.org");
      consent.fire();
      assertThat(lab.session.wishes)
          .containsExactly(new Intent.Examine("rediss://ann:secret@cache.example.org:6380/1", "*"));
      TextField typed = lab.find(TextField.class, "connection.typedHost");
      typed.setText("cache.example.com");
      lab.find(Button.class, "connection.connect").fire();
      assertThat(lab.session.wishes).hasSize(1);
      assertThat(words(lab)).anyMatch(text -> text.startsWith("To allow changes, type cache."));
      typed.setText("cache.example.org");
      lab.find(Button.class, "connection.connect").fire();
      assertThat(lab.session.wishes.subList(1, lab.session.wishes.size()))
          .containsExactly(
              new Intent.ConnectTo(
                  "rediss://ann:secret@cache.example.org:6380/1", "*", "cache.example.org"));
      assertThat(lab.preferences.choices().recent())
          .containsExactly("rediss://ann@cache.example.org:6380/1");
    });
  }

  @Test
  void noKeystrokeInTheAddressThrows() throws Exception {
    List<Throwable> thrown = new ArrayList<>();
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> thrown.add(error));
      TextField uri = lab.find(TextField.class, "connection.uri");
      for (char letter : "redis://:pw@host:6379".toCharArray()) {
        uri.insertText(uri.getCaretPosition(), String.valueOf(letter));
      }
      assertThat(uri.getText()).isEqualTo("redis://host:6379");
      assertThat(lab.find(PasswordField.class, "connection.password").getText()).isEqualTo("pw");
      var random = new Random(11);
      for (int i = 0; i < 5_000; i++) {
        edit(uri, random);
      }
      Thread.currentThread().setUncaughtExceptionHandler(null);
    });
    assertThat(thrown).isEmpty();
  }

  private static void edit(TextField uri, Random random) {
    int length = uri.getLength();
    switch (random.nextInt(8)) {
      case 0 -> uri.selectRange(random.nextInt(length + 1), random.nextInt(length + 1));
      case 1 -> uri.replaceSelection("redis://:pw@host:6379");
      case 2 -> uri.deletePreviousChar();
      case 3 -> uri.deleteNextChar();
      case 4 -> uri.setText("rediss://ann:secret@h/" + random.nextInt(9));
      case 5 -> uri.selectAll();
      case 6 -> uri.undo();
      default -> {
        String letter = String.valueOf("redis:/@pwh0".charAt(random.nextInt(12)));
        uri.replaceSelection(letter);
      }
    }
  }

  @Test
  void theAnswerToATestIsShown() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      lab.find(ToggleButton.class, "connection.other").fire();
      lab.find(Button.class, "connection.test").fire();
      assertThat(lab.session.wishes).isEmpty();
      assertThat(words(lab)).anyMatch(text -> text.startsWith("That is not an address."));
      lab.serve(Frames.withTested(Frames.quiet(), true, "Redis 7.4.1 answers in 0.4 ms."));
      assertThat(words(lab)).contains("Redis 7.4.1 answers in 0.4 ms.");
    });
  }

  @Test
  void strategyAndInvalidationAreChosenByName() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      ComboBox<?> strategy = lab.find(ComboBox.class, "cache.strategy");
      strategy.getSelectionModel().select(CachingStrategy.WRITE_BEHIND.ordinal());
      Settings behind =
          Settings.CLASSIC.withPattern(
              CachePattern.CLASSIC.withStrategy(CachingStrategy.WRITE_BEHIND));
      assertThat(lab.session.wishes).containsExactly(new Intent.ChangeSettings(behind));
      assertThat(Lab.isShown(lab.find(TextField.class, "setting.flush-every.field"))).isFalse();
      lab.serve(Frames.withSettings(Frames.quiet(), behind));
      assertThat(Lab.isShown(lab.find(TextField.class, "setting.flush-every.field"))).isTrue();
      assertThat(lab.find(ComboBox.class, "invalidation.choice").isDisabled()).isTrue();
    });
  }

  @Test
  void everyProtectionAndTroubleInADrawerCanBeSwitchedOnAndOff() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      lab.find(ToggleButton.class, "protection.more").fire();
      lab.find(ToggleButton.class, "trouble.more").fire();
      lab.settle();
      List<CheckBox> switches =
          lab
              .all(n -> n instanceof CheckBox && n.getId().startsWith("setting.") && Lab.isShown(n))
              .stream()
              .map(CheckBox.class::cast)
              .toList();
      assertThat(switches).hasSize(18);
      for (CheckBox each : switches) {
        boolean was = each.isSelected();
        lab.session.wishes.clear();
        each.fire();
        assertThat(lab.session.wishes).as(each.getId()).hasSize(1);
        assertThat(each.isSelected()).as("shows what is in force").isEqualTo(was);
        Settings next = ((Intent.ChangeSettings) lab.session.wishes.getFirst()).settings();
        lab.serve(Frames.withSettings(Frames.quiet(), next));
        assertThat(each.isSelected()).as(each.getId()).isEqualTo(!was);
        each.fire();
        assertThat(lab.session.wishes.getLast())
            .isEqualTo(new Intent.ChangeSettings(Settings.CLASSIC));
        lab.serve(Frames.withSettings(Frames.quiet(), Settings.CLASSIC));
      }
    });
  }

  @Test
  void aDrawerCountsWhatIsOnAndAnAmountIsTyped() throws Exception {
    Fx.run(() -> {
      Settings locked =
          Settings.CLASSIC.withProtections(
              Protections.CLASSIC.withLock(Duration.ofSeconds(5)).withBloomFilter(true));
      Lab lab = Lab.open(Frames.withSettings(Frames.quiet(), locked));
      ToggleButton more = lab.find(ToggleButton.class, "protection.more");
      assertThat(more.getText()).contains("2 on");
      more.fire();
      lab.settle();
      TextField lock = lab.find(TextField.class, "setting.lock.field");
      assertThat(lock.getText()).isEqualTo("5 s");
      lock.setText("soon");
      lock.fireEvent(new javafx.event.ActionEvent());
      assertThat(lab.session.wishes).isEmpty();
      assertThat(words(lab)).anyMatch(text -> text.contains("100ms to 60s"));
      lock.setText("2 s");
      lock.fireEvent(new javafx.event.ActionEvent());
      assertThat(lab.session.wishes)
          .containsExactly(
              new Intent.ChangeSettings(
                  locked.withProtections(locked.protections().withLock(Duration.ofSeconds(2)))));
    });
  }

  private static List<String> words(Lab lab) {
    return lab.all(node -> node instanceof javafx.scene.control.Label && Lab.isShown(node)).stream()
        .map((Node node) -> ((javafx.scene.control.Label) node).getText())
        .toList();
  }
}
