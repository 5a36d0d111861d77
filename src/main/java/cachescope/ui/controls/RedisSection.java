package cachescope.ui.controls;

import cachescope.event.RedisStatus;
import cachescope.session.Frame;
import cachescope.ui.ActionButton;
import cachescope.ui.Actions;
import cachescope.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The Redis in use: how it is, and how to break it on purpose and mend it. */
final class RedisSection implements Section {
  private final ActionButton kill;
  private final ActionButton hang;
  private final ActionButton restart;
  private final ActionButton reconnect;
  private final Label state = Rows.hint("");
  private final Label whyNot = Rows.hint("");
  private final VBox box;

  RedisSection(Actions actions) {
    kill = new ActionButton(actions, "kill");
    hang = new ActionButton(actions, "hang");
    restart = new ActionButton(actions, "restart");
    reconnect = new ActionButton(actions, "reconnect");
    kill.say(Texts.say("redis.kill"));
    restart.say(Texts.say("redis.restart"));
    reconnect.say(Texts.say("redis.reconnect"));
    box =
        Rows.section(
            "redis.heading",
            state,
            Rows.side(kill.node(), hang.node(), restart.node()),
            whyNot,
            reconnect.node());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    RedisStatus redis = frame.redis();
    state.setText(redis.sentence());
    Rows.hide(state, redis.sentence().isEmpty());
    hang.say(Texts.say(redis.state() == RedisStatus.State.HUNG ? "redis.resume" : "redis.hang"));
    kill.show(frame);
    hang.show(frame);
    restart.show(frame);
    whyNot.setText(Actions.notEmbedded(frame).orElse(""));
    Rows.hide(whyNot, whyNot.getText().isEmpty());
    boolean well = redis.state() == RedisStatus.State.CONNECTED;
    Rows.hide(reconnect.node(), well);
  }
}
