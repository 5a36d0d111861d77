package cachescope.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/**
 * How the window looks: a palette and a text size, put on a scene.
 *
 * <p>AtlantaFX draws the controls; its colours are replaced by the palette's. All sizes of our own
 * are in em, so that the font size of the root scales everything.
 *
 * @param textScale 1 for a desk; font size of the root in units of {@link #BASE}
 */
public record Theme(Palette palette, double textScale, boolean reducedMotion) {
  /** Font size of the root at scale 1, pixels. */
  public static final double BASE = 13;

  private static final double ICON = 17;

  /** The smallest text, in units of the root's font size. */
  private static final double SMALLEST = 0.85;

  /**
   * What somebody chose; where that is the system's, what it has now.
   *
   * @param afar height of the screen, pixels, that has to be readable from afar; 0: from a desk
   */
  static Theme of(Choices choices, double afar) {
    boolean dark =
        switch (choices.look()) {
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
          case DARK -> true;
          case LIGHT -> false;
        };
    boolean still =
        switch (choices.motion()) {
          case SYSTEM -> Platform.getPreferences().isReducedMotion();
          case FULL -> false;
          case REDUCED -> true;
        };
    double scale = Math.max(choices.textScale(), readableFromAfar(afar));
    return new Theme(dark ? Palette.DARK : Palette.LIGHT, scale, still);
  }

  /** The text scale at which the smallest text is at least 1/40 of a height in pixels. */
  public static double readableFromAfar(double height) {
    return height / 40 / (BASE * SMALLEST);
  }

  /** Puts these looks on a scene, in place of those it had. */
  public void wear(Scene scene) {
    atlantafx.base.theme.Theme base = palette.dark() ? new PrimerDark() : new PrimerLight();
    String sheet = resource(base.getUserAgentStylesheet());
    scene.setUserAgentStylesheet(sheet);
    // What pops up has a scene of its own, which knows the application's only.
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
    scene.getStylesheets().setAll(List.of(inline(), resource("/themes/cachescope.css")));
    scene.setFill(palette.background());
  }

  private static String resource(String path) {
    URL url = Theme.class.getResource(path);
    return Objects.requireNonNull(url, path + " is missing from the program").toExternalForm();
  }

  private String inline() {
    byte[] css = css().getBytes(StandardCharsets.UTF_8);
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(css);
  }

  /** The looked-up colours and the font size, as a style sheet. */
  String css() {
    Palette p = palette;
    StringBuilder css = new StringBuilder(".root {\n");
    css.append("-fx-font-family: \"%s\";%n".formatted(Fonts.SANS));
    css.append(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;%n", BASE * textScale));
    color(css, p.hit(), "-cs-hit", "-color-success-fg", "-color-success-emphasis");
    color(css, p.miss(), "-cs-miss", "-color-warning-fg", "-color-warning-emphasis");
    color(css, p.database(), "-cs-database");
    color(css, p.evicted(), "-cs-evicted");
    color(css, p.expired(), "-cs-expired");
    color(css, p.invalidated(), "-cs-invalidated");
    color(css, p.danger(), "-cs-danger", "-color-danger-fg", "-color-danger-emphasis");
    color(css, p.accent(), "-cs-accent", "-color-accent-fg", "-color-accent-emphasis");
    color(css, p.background(), "-cs-background", "-color-bg-default", "-color-bg-inset");
    color(css, p.surface(), "-cs-surface", "-color-bg-overlay", "-color-fg-emphasis");
    color(css, p.raised(), "-cs-raised", "-color-bg-subtle");
    color(css, p.line(), "-cs-line", "-color-border-default", "-color-border-muted");
    color(css, p.line(), "-color-border-subtle", "-color-neutral-muted");
    color(css, p.raised(), "-color-neutral-subtle");
    color(css, p.text(), "-cs-text", "-color-fg-default");
    color(css, p.muted(), "-cs-muted", "-color-fg-muted", "-color-fg-subtle");
    color(css, p.muted(), "-color-neutral-emphasis", "-color-neutral-emphasis-plus");
    color(css, faint(p.accent()), "-color-accent-muted", "-color-accent-subtle", "-cs-chosen");
    color(css, faint(p.danger()), "-color-danger-muted", "-color-danger-subtle");
    color(css, p.dark() ? p.background() : p.surface(), "-cs-on-accent");
    css.append("}\n");
    // An icon's size in em would grow with every pass: its font is the size that was set before.
    css.append(
        String.format(
            Locale.ROOT, ".ikonli-font-icon { -fx-icon-size: %.0fpx; }%n", ICON * textScale));
    return css.toString();
  }

  private static Color faint(Color color) {
    return color.deriveColor(0, 1, 1, 0.18);
  }

  private static void color(StringBuilder css, Color color, String... names) {
    for (String name : names) {
      css.append(name).append(": ").append(web(color)).append(";\n");
    }
  }

  /** A colour as style sheets write it. */
  static String web(Color c) {
    return String.format(
        Locale.ROOT,
        "rgba(%d,%d,%d,%.3f)",
        Math.round(c.getRed() * 255),
        Math.round(c.getGreen() * 255),
        Math.round(c.getBlue() * 255),
        c.getOpacity());
  }
}
