package cachescope.ui.why;

import cachescope.event.Intent;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import cachescope.why.Explanation;
import cachescope.why.Link;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The card that answers "why?": a sentence, where the time went, the reasons, the facts. */
public final class WhyCard implements Panel {
  private final Consumer<Intent> wishes;
  private final Runnable changed;
  private final Label asOf = new Label();
  private final Button again = new Button(Texts.say("why.again"));
  private final Label headline = new Label();
  private final PartsBar parts = new PartsBar();
  private final VBox reasons = new VBox();
  private final Label chainTitle = new Label(Texts.say("why.chain"));
  private final VBox chain = new VBox();
  private final VBox card = new VBox();
  private Ink ink = new Ink(Palette.DARK, 1);
  private Optional<Explanation> shown = Optional.empty();
  private OptionalLong stands = OptionalLong.empty();
  private OptionalLong led = OptionalLong.empty();
  private boolean forgotten = true;

  /**
   * @param changed is run whenever the card came or went, so that the window makes room for it
   */
  public WhyCard(Consumer<Intent> wishes, Runnable changed) {
    this.wishes = wishes;
    this.changed = changed;
    Label title = new Label(Texts.say("why.title"));
    title.getStyleClass().add("card-place");
    asOf.getStyleClass().add("why-as-of");
    again.setId("why.again");
    again.getStyleClass().addAll("flat", "card-skip");
    again.setAccessibleText(Texts.say("why.againAccessible"));
    again.setOnAction(
        event -> shown.ifPresent(why -> wishes.accept(new Intent.Explain(why.question()))));
    Button close = new Button();
    close.setGraphic(new FontIcon("fth-x"));
    close.setId("why.close");
    close.setAccessibleText(Texts.say("why.close"));
    close.getStyleClass().addAll("icon-button", "flat");
    close.setOnAction(event -> close());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(title, asOf, gap, again, close);
    head.getStyleClass().add("why-head");
    headline.setId("why.headline");
    headline.getStyleClass().add("why-headline");
    headline.setWrapText(true);
    headline.setMinHeight(Region.USE_PREF_SIZE);
    reasons.getStyleClass().add("why-reasons");
    chain.getStyleClass().add("why-chain");
    chainTitle.getStyleClass().add("card-place");
    card.getChildren().addAll(head, headline, parts.node(), reasons, chainTitle, chain);
    card.getStyleClass().addAll("card", "why");
    card.setId("why");
    present(card, false);
  }

  @Override
  public Node node() {
    return card;
  }

  @Override
  public boolean moves() {
    return false;
  }

  @Override
  public void theme(Palette palette, double textScale, boolean reducedMotion) {
    ink = new Ink(palette, textScale);
    parts.theme(ink);
    forgotten = true;
  }

  /** Whether there is an explanation. */
  public boolean isOpen() {
    return shown.isPresent();
  }

  /** Asks for it to be closed. */
  public void close() {
    wishes.accept(new Intent.CloseExplanation());
  }

  @Override
  public void show(Frame frame, long now) {
    boolean paused = frame.playback().mode() == Playback.Mode.PAUSED;
    OptionalLong moment =
        paused ? OptionalLong.of(frame.playback().picture()) : OptionalLong.empty();
    boolean moved = !moment.equals(stands);
    stands = moment;
    if (!forgotten && frame.explanation().equals(shown)) {
      if (moved) {
        shown.ifPresent(this::follow);
      }
      return;
    }
    forgotten = false;
    boolean was = shown.isPresent();
    shown = frame.explanation();
    shown.ifPresent(this::write);
    present(card, shown.isPresent());
    if (was != shown.isPresent()) {
      changed.run();
    }
  }

  /** Another moment is shown: asks as of it, unless one of the facts led there. */
  private void follow(Explanation why) {
    tellMoment(why);
    boolean elsewhere = stands.isPresent() && stands.getAsLong() != why.at();
    if (elsewhere && !stands.equals(led)) {
      wishes.accept(new Intent.Explain(why.question()));
    }
  }

  private void tellMoment(Explanation why) {
    boolean elsewhere = stands.isPresent() && !stamp(stands.getAsLong()).equals(stamp(why.at()));
    asOf.setText(
        elsewhere
            ? Texts.say("why.asOfNot", stamp(why.at()), stamp(stands.getAsLong()))
            : Texts.say("why.asOf", stamp(why.at())));
  }

  private static String stamp(long at) {
    return Words.stamp(at);
  }

  private void lead(long at) {
    led = OptionalLong.of(at);
    wishes.accept(new Intent.SeekTo(at));
  }

  private void write(Explanation why) {
    tellMoment(why);
    headline.setText(unbroken(why.headline()));
    parts.show(why.parts());
    reasons.getChildren().clear();
    for (String sentence : why.reasons()) {
      Label label = new Label(unbroken(sentence));
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      reasons.getChildren().add(label);
    }
    present(reasons, !why.reasons().isEmpty());
    chain.getChildren().clear();
    for (Link link : why.chain()) {
      chain.getChildren().add(LinkRow.of(link, why.at(), ink, this::lead));
    }
    present(chain, !why.chain().isEmpty());
    present(chainTitle, !why.chain().isEmpty());
    card.setAccessibleText(Texts.say("why.title") + " " + why.headline());
  }

  /** Words of which no figure is cut in two at the end of a line. */
  static String unbroken(String words) {
    return words.replace('\u2009', '\u202f');
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
