package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Diagnosis;
import cachescope.event.Diagnosis.Finding;
import cachescope.event.Diagnosis.Grade;
import cachescope.event.Diagnosis.Setting;
import cachescope.event.Diagnosis.Topic;
import cachescope.event.Intent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor's sheet, and the consent that names the host. */
class DoctorSheetTest {
  private static final String EVENTS =
      "redis-cli -h cache.example.org -p 6379 CONFIG SET notify-keyspace-events KEAm";

  static final Diagnosis FOUND =
      new Diagnosis(
          "cache.example.org:6379",
          true,
          312,
          List.of(
              new Finding(
                  Topic.REACHABLE,
                  Grade.FINE,
                  "cache.example.org:6379 is reached: DNS, TCP and the protocol of Redis.",
                  "",
                  ""),
              new Finding(Topic.VERSION, Grade.FINE, "Redis 7.2.4 has everything.", "", ""),
              new Finding(
                  Topic.TLS,
                  Grade.UNSAFE,
                  "The connection to cache.example.org:6379 is not encrypted: whoever is on the"
                      + " way reads every value and the password.",
                  "",
                  "in redis.conf: tls-port 6380, tls-cert-file, tls-key-file, tls-ca-cert-file;"
                      + " then rediss://cache.example.org:6380?cacert=FILE"),
              new Finding(
                  Topic.EVENTS,
                  Grade.LIMITED,
                  "It does not tell of keys: notify-keyspace-events is off; CacheScope needs K and"
                      + " g$xe.",
                  "expirations, evictions and what other clients do are not seen, only our own"
                      + " calls",
                  EVENTS),
              new Finding(
                  Topic.RIGHTS,
                  Grade.BROKEN,
                  "The user bob may not do this with keys like cachescope:*: SETEX.",
                  "nothing can be cached",
                  "ACL SETUSER bob +setex")),
          List.of(
              new Setting("notify-keyspace-events", Optional.of(""), "to KEAm, at once"),
              new Setting("maxmemory", Optional.of("0"), "when you limit the memory here"),
              new Setting(
                  "maxmemory-policy",
                  Optional.of("noeviction"),
                  "when you choose a policy here; at once each policy is tried, in one transaction"
                      + " that ends with the present one")));

  @Test
  void theRedisInUseIsExaminedAndEachFindingHasSignAndWord() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      lab.window.actions().run(lab.window.actions().named("doctor"));
      assertThat(lab.session.wishes).containsExactly(new Intent.Examine("", ""));
      lab.settle();
      assertThat(words(lab)).anyMatch(text -> text.startsWith("Examining;"));
      lab.serve(Frames.withExamined(Frames.quiet(), FOUND));
      lab.settle();
      assertThat(words(lab))
          .anyMatch(text -> text.startsWith("cache.example.org:6379: it cannot be used like this"))
          .contains("fine", "limited", "unsafe", "broken", "Rights", EVENTS);
      Button copy =
          (Button)
              lab.all(node ->
                      node instanceof Button button
                          && ("Copy: " + EVENTS).equals(button.getAccessibleText()))
                  .getFirst();
      copy.fire();
      assertThat(javafx.scene.input.Clipboard.getSystemClipboard().getString()).isEqualTo(EVENTS);
    });
  }

  @Test
  void whatWasFoundBeforeIsNotShownAsTheAnswer() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.withExamined(Frames.quiet(), FOUND));
      lab.window.actions().run(lab.window.actions().named("doctor"));
      lab.settle();
      assertThat(words(lab)).doesNotContain(EVENTS);
    });
  }

  @Test
  void presentValuesAreListedBeforeTheyMayBeChanged() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.quiet());
      consent(lab);
      assertThat(lab.find(Label.class, "connection.settings").getText())
          .contains("notify-keyspace-events, now \"\": to KEAm, at once")
          .contains("maxmemory-policy, now \"noeviction\"");
    });
  }

  private static void consent(Lab lab) {
    lab.find(ToggleButton.class, "connection.other").fire();
    lab.find(TextField.class, "connection.uri").setText("rediss://ann@cache.example.org:6379");
    lab.find(CheckBox.class, "connection.consent").fire();
    lab.serve(Frames.withExamined(Frames.busy(), FOUND));
  }

  @ParameterizedTest
  @CsvSource({
    "dark,   DARK,  1440, 900, 1",
    "light,  LIGHT, 1440, 900, 1",
    "small,  DARK,  1024, 700, 1",
    "text16, LIGHT, 1024, 700, 1.6"
  })
  void itIsDrawn(String name, Choices.Look look, int width, int height, double scale)
      throws Exception {
    Choices choices =
        Choices.INITIAL
            .withLook(look)
            .withFirstRunDone(true)
            .withSize(width, height)
            .withTextScale(scale);
    Fx.run(() -> {
      Lab lab = new Lab(Frames.busy(), choices);
      lab.window.actions().run(lab.window.actions().named("doctor"));
      lab.serve(Frames.withExamined(Frames.busy(), FOUND));
      lab.settle();
      write("doctor-" + name, Screenshot.picture(lab.window));
      Lab form = new Lab(Frames.busy(), choices);
      if (scale > 1) {
        form.window.actions().run(form.window.actions().named("controls"));
      }
      consent(form);
      form.settle();
      form.find(ScrollPane.class, "controls").setVvalue(1);
      form.settle();
      write("connection-" + name, Screenshot.picture(form.window));
    });
  }

  private static void write(String name, byte[] png) {
    try {
      Path folder = Files.createDirectories(Path.of("target/previews"));
      Files.write(folder.resolve(name + ".png"), png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(png).hasSizeGreaterThan(5_000);
  }

  private static List<String> words(Lab lab) {
    return lab.all(node -> node instanceof Label && Lab.isShown(node)).stream()
        .map((Node node) -> ((Label) node).getText())
        .toList();
  }
}
