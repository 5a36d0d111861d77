package cachescope.ui.controls;

import cachescope.event.Intent;
import cachescope.session.Frame;
import cachescope.ui.ActionButton;
import cachescope.ui.Actions;
import cachescope.ui.Texts;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Single requests: ask for a user, rename one, let a value expire, empty the cache. */
final class RequestsSection implements Section {
  private final Wishes wishes;
  private final TextField id = field("requests.id", "17");
  private final TextField editId = field("requests.editId", "1");
  private final TextField newName = field("requests.newName", "Alicia");
  private final RadioButton through = new RadioButton(Texts.say("requests.through"));
  private final RadioButton behind = new RadioButton(Texts.say("requests.behind"));
  private final ToggleButton edit = new ToggleButton(Texts.say("requests.edit"));
  private final Label complaint = Rows.hint("");
  private final ActionButton account;
  private final ActionButton expire;
  private final VBox editor;
  private final VBox box;

  RequestsSection(Wishes wishes, Actions actions) {
    this.wishes = wishes;
    account = new ActionButton(actions, "askAccount");
    expire = new ActionButton(actions, "expire");
    editor = editor();
    edit.setId("requests.edit");
    edit.setMaxWidth(Double.MAX_VALUE);
    edit.setAccessibleText(Texts.say("requests.editAccessible"));
    edit.setOnAction(event -> Rows.hide(editor, !edit.isSelected()));
    complaint.getStyleClass().add("complaint");
    Rows.hide(complaint, true);
    box =
        Rows.section(
            "requests.heading",
            Rows.side(get(actions, "ask1", 1), get(actions, "ask2", 2), get(actions, "ask3", 3)),
            anyId(actions),
            complaint,
            Rows.side(edit, new ActionButton(actions, "clear").node()),
            editor,
            account.node(),
            Rows.hint(Texts.say("requests.accountWhat")),
            expire.node());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    String user = Long.toString(Actions.lastAsked(frame));
    expire.say(Texts.say("requests.expire", user));
    account.say(Texts.say("requests.account", user));
  }

  private static Node get(Actions actions, String action, int user) {
    ActionButton button = new ActionButton(actions, action);
    button.say(Texts.say("requests.get", Integer.toString(user)));
    button.node().getStyleClass().add("mono");
    return button.node();
  }

  private Node anyId(Actions actions) {
    Button get = Rows.button("requests.getAny", this::ask);
    get.setAccessibleText(Texts.say("requests.getAnyAccessible"));
    id.setOnAction(event -> ask());
    HBox.setHgrow(id, Priority.ALWAYS);
    ActionButton unknown = new ActionButton(actions, "askUnknown");
    unknown.say(Texts.say("requests.unknown"));
    id.setMinWidth(0);
    HBox line = new HBox(id, get, unknown.node());
    line.getStyleClass().add("button-line");
    return line;
  }

  private VBox editor() {
    ToggleGroup ways = new ToggleGroup();
    through.setToggleGroup(ways);
    behind.setToggleGroup(ways);
    through.setId("requests.through");
    behind.setId("requests.behind");
    through.setSelected(true);
    through.setAccessibleText(through.getText());
    behind.setAccessibleText(behind.getText());
    through.setWrapText(true);
    behind.setWrapText(true);
    HBox fields =
        new HBox(Rows.named("requests.editId", editId), Rows.named("requests.newName", newName));
    fields.getStyleClass().add("button-line");
    editId.setPrefColumnCount(4);
    VBox box = new VBox(fields, through, behind, Rows.button("requests.save", this::rename));
    box.getStyleClass().add("inset");
    Rows.hide(box, true);
    return box;
  }

  private void ask() {
    withId(id, user -> wishes.wish(new Intent.Ask(user)));
  }

  private void rename() {
    String name = newName.getText().strip();
    if (name.isEmpty()) {
      complain(Texts.say("requests.noName"));
      return;
    }
    withId(
        editId,
        user ->
            wishes.wish(
                behind.isSelected()
                    ? new Intent.RenameBehindTheCache(user, name)
                    : new Intent.Rename(user, name)));
  }

  private void withId(TextField field, LongConsumer use) {
    OptionalLong user = read(field.getText().strip());
    if (user.isEmpty()) {
      complain(Texts.say("requests.noId"));
    } else {
      Rows.hide(complaint, true);
      use.accept(user.getAsLong());
    }
  }

  private static OptionalLong read(String text) {
    return text.matches("[1-9]\\d{0,17}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private void complain(String sentence) {
    complaint.setText(sentence);
    Rows.hide(complaint, false);
  }

  private static TextField field(String key, String text) {
    TextField field = new TextField(text);
    field.setId(key);
    field.setPrefColumnCount(6);
    field.setAccessibleText(Texts.say(key));
    return field;
  }
}
