package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
  @TempDir private Path folder;

  @Test
  void whatWasChosenIsThereTheNextDay() {
    Preferences.in(folder.resolve("new"))
        .change(choices ->
            choices
                .withLook(Choices.Look.LIGHT)
                .withTextScale(1.6)
                .withMotion(Choices.Motion.REDUCED)
                .withFirstRunDone(true)
                .withSize(1_024, 700)
                .withRecent("redis://one:6379")
                .withRecent("redis://two:6379"));

    Preferences nextDay = Preferences.in(folder.resolve("new"));

    assertThat(nextDay.trouble()).isEmpty();
    assertThat(nextDay.choices().look()).isEqualTo(Choices.Look.LIGHT);
    assertThat(nextDay.choices().textScale()).isEqualTo(1.6);
    assertThat(nextDay.choices().motion()).isEqualTo(Choices.Motion.REDUCED);
    assertThat(nextDay.choices().firstRunDone()).isTrue();
    assertThat(nextDay.choices().width()).isEqualTo(1_024);
    assertThat(nextDay.choices().recent()).containsExactly("redis://two:6379", "redis://one:6379");
  }

  @Test
  void aFileThatCannotBeReadIsSetAsideAndTold() throws IOException {
    Path file = folder.resolve("preferences.properties");
    Files.writeString(file, "look = purple\n");

    Preferences preferences = Preferences.in(folder);

    assertThat(preferences.choices()).isEqualTo(Choices.INITIAL);
    assertThat(preferences.trouble()).contains("set aside");
    assertThat(folder.resolve("preferences.properties.unreadable")).hasContent("look = purple\n");
    assertThat(file).doesNotExist();
  }

  @Test
  void bytesThatAreNoTextAreSetAsideToo() throws IOException {
    Files.write(folder.resolve("preferences.properties"), new byte[] {'a', '=', (byte) 0xFF, 0});

    assertThat(Preferences.in(folder).trouble()).contains("set aside");
  }

  @Test
  void sizesOutOfTheWorldAreBroughtBack() throws IOException {
    Files.writeString(
        folder.resolve("preferences.properties"), "textScale = 99\nwidth = -4\nheight = NaN\n");

    Choices choices = Preferences.in(folder).choices();

    assertThat(choices.textScale()).isEqualTo(2);
    assertThat(choices.width()).isEqualTo(640);
    assertThat(choices.height()).isEqualTo(900);
  }

  @Test
  void eachPlatformHasItsOwnFolder() {
    Path home = Path.of("home");
    assertThat(PlatformFolder.of("Linux", home, Map.of()))
        .isEqualTo(home.resolve(".config/cachescope"));
    assertThat(PlatformFolder.of("Linux", home, Map.of("XDG_CONFIG_HOME", "x")))
        .isEqualTo(Path.of("x/cachescope"));
    assertThat(PlatformFolder.ofData("Linux", home, Map.of()))
        .isEqualTo(home.resolve(".local/share/cachescope"));
    assertThat(PlatformFolder.ofData("Linux", home, Map.of("XDG_DATA_HOME", "x")))
        .isEqualTo(Path.of("x/cachescope"));
    assertThat(PlatformFolder.ofData("Windows 11", home, Map.of("LOCALAPPDATA", "a")))
        .isEqualTo(Path.of("a/CacheScope"));
    assertThat(PlatformFolder.of("Mac OS X", home, Map.of()))
        .isEqualTo(home.resolve("Library/Application Support/CacheScope"));
    assertThat(PlatformFolder.of("Windows 11", home, Map.of("APPDATA", "a")))
        .isEqualTo(Path.of("a/CacheScope"));
  }
}
