package cachescope.ui.stage;

import cachescope.stage.Verdict;
import cachescope.ui.Ink;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/**
 * The verdict on the newest request, for the last row: what was asked, hit or miss, how long; why;
 * the reply.
 */
final class HeadlineView {
  private final Label request = new Label();
  private final Canvas shape = new Canvas(12, 12);
  private final Label word = new Label();
  private final HBox pill = new HBox(shape, word);
  private final Label elapsed = new Label();
  private final Label note = new Label();
  private final HBox first = new HBox(request, pill, elapsed, note);
  private final Label why = new Label();
  private final Label reply = new Label();
  private final VBox box = new VBox(first, why, reply);
  private Optional<StageWords.Headline> shown = Optional.empty();
  private boolean forgotten = true;
  private double size = 22;
  private double wordSize = 22 * 0.72;
  private int draws;

  HeadlineView() {
    first.setAlignment(Pos.CENTER_LEFT);
    pill.setAlignment(Pos.CENTER);
    for (Region fixed : new Region[] {request, pill, elapsed, word}) {
      fixed.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setMinWidth(0);
    request.setId("headline-request");
    word.setId("headline-word");
    elapsed.setId("headline-elapsed");
    note.setId("headline-note");
    why.setId("headline-why");
    reply.setId("headline-reply");
    why.setWrapText(true);
  }

  Region node() {
    return box;
  }

  int draws() {
    return draws;
  }

  /** Letters of the first line and of the verdict's word in it, pixels. */
  void size(double pixels, double wordPixels) {
    if (pixels != size || wordPixels != wordSize) {
      size = pixels;
      wordSize = wordPixels;
      forgotten = true;
    }
  }

  void forget() {
    forgotten = true;
  }

  /**
   * @param t moment that is shown, session nanoseconds
   */
  void show(Optional<Verdict> verdict, long t, Ink ink) {
    Optional<StageWords.Headline> now = verdict.map(v -> StageWords.headline(v, t));
    if (!forgotten && now.equals(shown)) {
      return;
    }
    forgotten = false;
    shown = now;
    draws++;
    write(now.orElse(StageWords.FIRST), ink);
  }

  private void write(StageWords.Headline line, Ink ink) {
    Color color = line.sign().color(ink.palette());
    boolean answered = !line.word().isEmpty();
    pill.setVisible(answered);
    pill.setManaged(answered);
    first.setSpacing(size * 0.6);
    set(
        request,
        line.request(),
        answered ? "JetBrains Mono" : "Inter",
        true,
        size,
        ink.palette().text());
    set(word, line.word(), "Inter", true, wordSize(line), color);
    set(elapsed, line.elapsed(), "JetBrains Mono", true, size, color);
    set(
        note,
        fitting(line, ink),
        "Inter",
        false,
        Math.max(ink.px(12), size * 0.35),
        ink.palette().muted());
    set(why, line.why(), "Inter", false, Math.max(ink.px(13), size * 0.4), ink.palette().text());
    set(
        reply,
        line.reply(),
        "JetBrains Mono",
        false,
        Math.max(ink.px(12), size * 0.35),
        ink.palette().muted());
    boolean tall = ink.sans(13).width(line.why()) > box.getWidth();
    reply.setVisible(!tall);
    reply.setManaged(!tall);
    why.setMinHeight(Region.USE_PREF_SIZE);
    double r = wordSize * 0.36;
    shape.setWidth(r * 2 + 2);
    shape.setHeight(r * 2 + 2);
    shape.getGraphicsContext2D().clearRect(0, 0, shape.getWidth(), shape.getHeight());
    line.sign().draw(shape.getGraphicsContext2D(), r + 1, r + 1, r, color);
    pill.setSpacing(size * 0.25);
    double above = wordSize > size ? 0 : size * 0.14;
    pill.setPadding(new Insets(above, size * 0.5, above, size * 0.45));
    pill.setStyle(
        "-fx-background-radius: 99; -fx-background-color: "
            + css(color.deriveColor(0, 1, 1, 0.2))
            + ";");
  }

  /** A long word is smaller where it is larger than the rest. */
  private double wordSize(StageWords.Headline line) {
    return wordSize > size
        ? wordSize * Math.min(1, 7.0 / Math.max(7, line.word().length()))
        : wordSize;
  }

  /** The note, or as much of it as there is room for in the same line. */
  private String fitting(StageWords.Headline line, Ink ink) {
    double mono = ink.monoBold(size / ink.scale()).width(line.request() + line.elapsed());
    double word = ink.bold(wordSize(line) / ink.scale()).width(line.word());
    double used = mono + word + wordSize * 0.72 + size * (3 * 0.6 + 0.25 + 0.95) + 2;
    Ink.Pen pen = ink.sans(Math.max(12, size * 0.35 / ink.scale()));
    return line.notes().stream()
        .filter(words -> used + pen.width(words) * 1.02 <= box.getWidth())
        .findFirst()
        .orElse("");
  }

  private static void set(
      Label label, String text, String family, boolean bold, double size, Color color) {
    label.setText(text);
    label.setStyle(
        "-fx-font-family: \"%s\"; -fx-font-weight: %s; -fx-font-size: %.1fpx; -fx-text-fill: %s;"
            .formatted(family, bold ? "bold" : "normal", size, css(color)));
  }

  private static String css(Color c) {
    return "rgba(%d,%d,%d,%.2f)"
        .formatted(
            Math.round(c.getRed() * 255),
            Math.round(c.getGreen() * 255),
            Math.round(c.getBlue() * 255),
            c.getOpacity());
  }
}
