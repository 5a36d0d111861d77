package cachescope.gates;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.text.Font;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

/** JavaFX loads each bundled font, under the family name that style sheets use. */
class FontsTest {
  @BeforeAll
  static void startJavaFx() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @ParameterizedTest
  @CsvSource({
    "Inter-Regular.otf, Inter",
    "Inter-Medium.otf, Inter Medium",
    "Inter-SemiBold.otf, Inter Semi Bold",
    "Inter-Bold.otf, Inter",
    "JetBrainsMono-Regular.ttf, JetBrains Mono",
    "JetBrainsMono-Medium.ttf, JetBrains Mono Medium",
    "JetBrainsMono-Bold.ttf, JetBrains Mono",
  })
  void loads(String file, String family) throws Exception {
    try (var stream = FontsTest.class.getResourceAsStream("/fonts/" + file)) {
      var font = Font.loadFont(stream, 14);
      assertThat(font).as(file).isNotNull();
      assertThat(font.getFamily()).isEqualTo(family);
    }
  }
}
