package cachescope.ui.controls;

import cachescope.event.Intent;
import cachescope.event.RedisStatus;
import cachescope.event.SessionEvent.ConnectionTested;
import cachescope.session.Frame;
import cachescope.ui.ActionButton;
import cachescope.ui.Actions;
import cachescope.ui.Scroll;
import cachescope.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/**
 * Which Redis is used: the embedded one, or one at an address that is pasted, tried and taken.
 *
 * <p>A password that was pasted within the address moves to the covered field at once: somebody may
 * be looking.
 */
final class ConnectionSection implements Section {
  /** Which keys are ours. */
  private enum Prefix {
    FRESH,
    NONE,
    OWN
  }

  private final Wishes wishes;
  private final Supplier<List<String>> recent;
  private final Consumer<String> used;
  private final Runnable doctor;
  private final ToggleButton other = new ToggleButton(Texts.say("connection.other"));
  private final TextField uri = new TextField();
  private final PasswordField password = new PasswordField();
  private final ChoiceRow<String> recents;
  private final ChoiceRow<Prefix> prefix;
  private final TextField ownPrefix = new TextField();
  private final ConsentForm consent;
  private final TextField authority = new TextField();
  private final Node authorityRow = Rows.named("connection.authority", authority);
  private final Label tested = Rows.hint("");
  private final ActionButton embedded;
  private final VBox form;
  private final VBox box;
  private Optional<ConnectionTested> answered = Optional.empty();
  private Prefix chosenPrefix = Prefix.FRESH;

  /**
   * @param recent addresses used before, the newest first, without passwords
   * @param used is told each address that is taken, without its password
   * @param doctor shows what an examination finds, once it is asked for
   */
  ConnectionSection(
      Wishes wishes,
      Actions actions,
      Supplier<List<String>> recent,
      Consumer<String> used,
      Runnable doctor) {
    this.wishes = wishes;
    this.recent = recent;
    this.used = used;
    this.doctor = doctor;
    consent = new ConsentForm(() -> address().ifPresent(this::examine));
    recents = new ChoiceRow<>("connection.recent", text -> text, uri::setText);
    prefix = new ChoiceRow<>("connection.prefix", ConnectionSection::words, this::choosePrefix);
    embedded = new ActionButton(actions, "embedded");
    form = form();
    other.setId("connection.other");
    other.setMaxWidth(Double.MAX_VALUE);
    other.setAccessibleText(other.getText());
    other.setOnAction(event -> openForm(other.isSelected()));
    box =
        Rows.section(
            "connection.heading",
            embedded.node(),
            new ActionButton(actions, "doctor").node(),
            other,
            form);
    uri.setTextFormatter(new TextFormatter<>(this::covered));
    uri.textProperty().addListener((text, was, is) -> named());
    uri.focusedProperty()
        .addListener((value, was, is) -> {
          if (!is) {
            uri.setText(uri.getText());
          }
        });
    named();
  }

  private VBox form() {
    uri.setId("connection.uri");
    uri.setPromptText("redis://localhost:6379/0");
    password.setId("connection.password");
    ownPrefix.setId("connection.ownPrefix");
    ownPrefix.setText("class:");
    ownPrefix.setAccessibleText(Texts.say("connection.ownPrefix"));
    authority.setId("connection.authority");
    authority.setPromptText("/…/ca.pem");
    Rows.hide(authorityRow, true);
    prefix.show(List.of(Prefix.values()), chosenPrefix);
    Rows.hide(ownPrefix, true);
    Rows.hide(tested, true);
    Button test = Rows.button("connection.test", this::test);
    Button examine = Rows.button("connection.examine", this::examineOpenly);
    Button connect = Rows.button("connection.connect", this::connect);
    VBox fields =
        new VBox(
            recents.node(),
            Rows.named("connection.uri", uri),
            Rows.named("connection.password", password),
            authorityRow,
            prefix.node(),
            ownPrefix,
            consent.node(),
            Rows.side(test, examine),
            connect,
            tested);
    fields.getStyleClass().add("inset");
    Rows.hide(fields, true);
    return fields;
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    Rows.hide(embedded.node(), frame.redis().kind() == RedisStatus.Kind.EMBEDDED);
    if (!frame.tested().equals(answered)) {
      answered = frame.tested();
      answered.ifPresent(answer -> tell(answer.ok(), answer.sentence()));
    }
    consent.show(frame);
  }

  private void openForm(boolean open) {
    Rows.hide(form, !open);
    List<String> before = recent.get();
    Rows.hide(recents.node(), before.isEmpty());
    if (!before.isEmpty()) {
      recents.show(before, before.getFirst());
    }
    if (open && !before.isEmpty() && uri.getText().isEmpty()) {
      uri.setText(before.getFirst());
    }
    if (open) {
      Scroll.reveal(form);
      uri.requestFocus();
    }
  }

  private void choosePrefix(Prefix chosen) {
    chosenPrefix = chosen;
    Rows.hide(ownPrefix, chosen != Prefix.OWN);
  }

  /**
   * An edit without the password that would be seen after it. Who is still typing before the
   * {@code @} keeps it until then: only half of it would be taken.
   */
  private TextFormatter.Change covered(TextFormatter.Change change) {
    String text = change.getControlNewText();
    boolean typing = uri.isFocused() && change.getCaretPosition() <= text.lastIndexOf('@');
    Optional<RedisAddress> address =
        RedisAddress.read(text).filter(found -> !found.password().isEmpty() && !typing);
    address.ifPresent(found -> {
      int behind = text.length() - change.getCaretPosition();
      int caret = Math.max(0, found.uri().length() - Math.max(0, behind));
      password.setText(found.password());
      change.setRange(0, change.getControlText().length());
      change.setText(found.uri());
      change.selectRange(caret, caret);
    });
    return change;
  }

  private void named() {
    Optional<RedisAddress> address = RedisAddress.read(uri.getText());
    consent.of(address.map(RedisAddress::host));
    Rows.hide(authorityRow, !address.map(RedisAddress::tls).orElse(false));
  }

  private void test() {
    address()
        .ifPresent(found -> {
          answered = Optional.empty();
          wishes.wish(new Intent.TestConnection(found.complete()));
        });
  }

  private void examineOpenly() {
    address()
        .ifPresent(found -> {
          doctor.run();
          examine(found);
        });
  }

  private void examine(RedisAddress found) {
    wishes.wish(new Intent.Examine(found.complete(), prefixText()));
  }

  private void connect() {
    address().ifPresent(this::connect);
  }

  private void connect(RedisAddress found) {
    if (consent.mistyped()) {
      tell(false, Texts.say("connection.mistyped", found.host()));
      return;
    }
    used.accept(found.uri());
    wishes.wish(new Intent.ConnectTo(found.complete(), prefixText(), consent.consent()));
  }

  private Optional<RedisAddress> address() {
    Optional<RedisAddress> address =
        RedisAddress.read(uri.getText())
            .map(found ->
                found.withPassword(password.getText()).trusting(authority.getText().strip()));
    if (address.isEmpty()) {
      tell(false, Texts.say("connection.noUri"));
    }
    return address;
  }

  private String prefixText() {
    return switch (chosenPrefix) {
      case FRESH -> "*";
      case NONE -> "";
      case OWN -> ownPrefix.getText().strip();
    };
  }

  private void tell(boolean well, String sentence) {
    tested.setText(sentence);
    tested.getStyleClass().removeAll("complaint", "praise");
    tested.getStyleClass().add(well ? "praise" : "complaint");
    Rows.hide(tested, false);
    Scroll.reveal(tested);
  }

  private static String words(Prefix prefix) {
    return switch (prefix) {
      case FRESH -> Texts.say("connection.prefixFresh");
      case NONE -> Texts.say("connection.prefixNone");
      case OWN -> Texts.say("connection.prefixOwn");
    };
  }
}
