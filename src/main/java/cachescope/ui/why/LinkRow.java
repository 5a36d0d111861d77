package cachescope.ui.why;

import cachescope.event.Witness;
import cachescope.ui.Ink;
import cachescope.ui.Sign;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import cachescope.ui.stage.EventWords;
import cachescope.why.Link;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A fact of the chain: when, its sign, its words, who saw it. A press goes to that moment. */
final class LinkRow {
  private LinkRow() {}

  /**
   * @param asOf the moment that is explained, session nanoseconds
   * @param go is told a moment to go to
   */
  static Node of(Link link, long asOf, Ink ink, Consumer<Long> go) {
    String ago = ago(asOf - link.at());
    Label words = new Label(told(link));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    Label from = new Label(Texts.say("why.seen", Words.stamp(link.at()), witness(link.witness())));
    from.setWrapText(true);
    from.setMinHeight(Region.USE_PREF_SIZE);
    from.getStyleClass().add("why-witness");
    VBox text = new VBox(words, from);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button when = new Button(ago);
    when.setMinWidth(ink.px(74));
    when.setMaxWidth(ink.px(74));
    when.getStyleClass().addAll("flat", "why-when");
    when.setId("why.link." + link.seq());
    when.setAccessibleText(Texts.say("why.link", ago, told(link), witness(link.witness())));
    when.setAccessibleHelp(Texts.say("why.go"));
    when.setTooltip(new Tooltip(Texts.say("why.go")));
    when.setOnAction(event -> go.accept(link.at()));
    HBox row = new HBox(when, sign(link, ink), text);
    row.getStyleClass().add("why-row");
    return row;
  }

  private static String told(Link link) {
    String words = WhyCard.unbroken(link.words());
    return link.probable() ? Texts.say("why.probably") + " " + words : words;
  }

  /** Such as {@code −12.3 s}: before the moment that is explained. */
  static String ago(long nanos) {
    double seconds = nanos / 1e9;
    if (Math.abs(seconds) < 0.0005) {
      return "0 s";
    }
    String sign = nanos < 0 ? "+" : "−";
    double size = Math.abs(seconds);
    if (size >= 120) {
      return sign + Words.span(Math.abs(nanos));
    }
    return sign + String.format(Locale.ROOT, size < 10 ? "%.3f s" : "%.1f s", size);
  }

  private static Node sign(Link link, Ink ink) {
    Sign sign = EventWords.of(link.event()).sign();
    double side = ink.px(16);
    Canvas canvas = new Canvas(side, side);
    sign.draw(
        canvas.getGraphicsContext2D(), side / 2, side / 2, side * 0.32, sign.color(ink.palette()));
    return canvas;
  }

  static String witness(Witness witness) {
    return Texts.say("why.witness." + witness.name().toLowerCase(Locale.ROOT));
  }
}
