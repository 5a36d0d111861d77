package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every colour that text is written in can be read on everything that text is written on. */
class PaletteTest {
  private static final double READABLE = 4.5;

  static Stream<Palette> palettes() {
    return Stream.of(Palette.DARK, Palette.LIGHT);
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void everyTextColourHasContrastEnough(Palette p) {
    Map<String, Color> texts =
        Map.of(
            "hit", p.hit(),
            "miss", p.miss(),
            "database", p.database(),
            "evicted", p.evicted(),
            "expired", p.expired(),
            "invalidated", p.invalidated(),
            "text", p.text(),
            "muted", p.muted(),
            "accent", p.accent(),
            "danger", p.danger());
    texts.forEach((name, colour) -> {
      for (Color ground : List.of(p.background(), p.surface(), p.raised())) {
        assertThat(Palette.contrast(colour, ground)).as(name).isGreaterThanOrEqualTo(READABLE);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void wordsOnAButtonOfTheAccentColourCanBeRead(Palette p) {
    Color words = p.dark() ? p.background() : p.surface();
    assertThat(Palette.contrast(words, p.accent())).isGreaterThanOrEqualTo(READABLE);
  }
}
