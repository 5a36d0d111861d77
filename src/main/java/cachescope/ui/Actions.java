package cachescope.ui;

import cachescope.event.Intent;
import cachescope.event.Origin;
import cachescope.event.Question;
import cachescope.event.RedisStatus;
import cachescope.event.SessionEvent.Fault;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.session.Session;
import cachescope.stage.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The one registry of what can be done: it feeds the keys, the palette, the list of shortcuts and
 * buttons.
 */
public final class Actions {
  /** An id that no workload and no seed has. */
  public static final long UNKNOWN_USER = 999_999_999;

  private static final int COMPARED_REQUESTS = 500;
  private static final Duration SLOW_COMMAND = Duration.ofSeconds(2);

  private final Session session;
  private final View view;
  private final List<Action> all = new ArrayList<>();

  /**
   * @param screens their names, in the order of their tabs
   */
  Actions(Session session, View view, List<String> screens) {
    this.session = session;
    this.view = view;
    requests();
    picture();
    laboratory();
    screens(screens);
    window();
  }

  private void screens(List<String> names) {
    for (String name : names) {
      int place = names.indexOf(name) + 1;
      view(screen(name), () -> view.go(name), "Ctrl+" + place, "Ctrl+Numpad " + place);
    }
  }

  /** The name of the action that goes to a screen. */
  static String screen(String name) {
    return "screen." + name;
  }

  private void requests() {
    wish("ask1", frame -> new Intent.Ask(1), "1", "Numpad 1");
    wish("ask2", frame -> new Intent.Ask(2), "2", "Numpad 2");
    wish("ask3", frame -> new Intent.Ask(3), "3", "Numpad 3");
    wish("askUnknown", frame -> new Intent.Ask(UNKNOWN_USER), "U");
    wish("askAccount", frame -> new Intent.AskAccount(lastAsked(frame)), "A");
    wish("expire", frame -> new Intent.ExpireIn(lastAsked(frame), Duration.ofSeconds(3)), "E");
    wish("clear", frame -> new Intent.ClearCache(), "Shift+Delete");
  }

  private void picture() {
    wish("pause", frame -> paused(frame) ? new Intent.Play() : new Intent.Pause(), "Space");
    wish("step", frame -> new Intent.Step(), "Right");
    wish("stepBack", frame -> new Intent.StepBack(), "Left");
    wish("next", frame -> new Intent.Jump(view.landmark(), true), "Shift+Right", "Close Bracket");
    wish(
        "previous", frame -> new Intent.Jump(view.landmark(), false), "Shift+Left", "Open Bracket");
    wish("oldest", frame -> new Intent.SeekTo(frame.timeline().detailFrom()), "Home");
    wish("live", frame -> new Intent.BackToLive(), "L", "End");
    wish("inspect", frame -> new Intent.InspectKeys(), "I");
    all.add(
        new Action(
            "why",
            combinations("Y"),
            frame ->
                frame.stage().verdict().isPresent()
                    ? Optional.empty()
                    : Optional.of(Texts.say("why.nothing")),
            frame -> frame.stage().verdict().ifPresent(this::why)));
    wish(
        "whyNext",
        frame -> {
          view.go("stage");
          return new Intent.Explain(new Question.OfNextVictim());
        },
        "V");
  }

  private void laboratory() {
    wish("cache", Actions::otherCache, "C");
    wish("workload", this::otherWorkload, "W");
    wish("compare", this::otherComparison, "M");
    wish("record", Actions::recordOrStop, "Ctrl+R");
    embedded("kill", frame -> new Intent.BreakRedis(Fault.KILLED), "K");
    embedded("hang", Actions::hangOrResume, "H");
    embedded("restart", frame -> new Intent.BreakRedis(Fault.RESTARTED), "R");
    wish("crash", frame -> new Intent.CrashService());
    wish("lose", frame -> new Intent.LoseNextMessage());
    embedded("corrupt", frame -> new Intent.CorruptValue(lastAsked(frame)));
    embedded("fill", frame -> new Intent.FillMemory());
    embedded("block", frame -> new Intent.BlockRedis(SLOW_COMMAND));
    wish("reconnect", frame -> new Intent.Reconnect());
    wish("embedded", frame -> new Intent.UseEmbedded());
  }

  private void window() {
    view("palette", () -> view.sheets().palette(this), "Ctrl+K", "Ctrl+Shift+P");
    view("shortcuts", () -> view.sheets().shortcuts(this), "F1", "Shift+Slash");
    view("preferences", view::showPreferences, "Ctrl+Comma");
    view("doctor", () -> view.sheets().examine());
    view("whatIf", () -> view.sheets().whatIf(), "Shift+W");
    view("open", () -> view.sheets().openRecording(), "Ctrl+O");
    view("theme", view::otherTheme, "D");
    view(
        "textLarger",
        view::textLarger,
        "Ctrl+Equals",
        "Ctrl+Plus",
        "Ctrl+Add",
        "Ctrl+Shift+Equals");
    view("textSmaller", view::textSmaller, "Ctrl+Minus", "Ctrl+Subtract");
    view("textNormal", view::textNormal, "Ctrl+0", "Ctrl+Numpad 0");
    view("presentation", view::togglePresentation, "F11", "P");
    view("controls", view::toggleControls, "Ctrl+B");
    view("charts", view::toggleCharts, "Ctrl+Shift+B");
    view("commands", view::toggleCommands, "S");
    view("firstRun", view::showFirstRun);
    view("escape", view::escape, "Esc");
  }

  /** All of them, in the order in which they are listed. */
  public List<Action> all() {
    return List.copyOf(all);
  }

  /** The one of that name. */
  public Action named(String id) {
    return all.stream()
        .filter(action -> action.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no action named " + id));
  }

  /** The one that a key stroke means. */
  Optional<Action> of(KeyEvent stroke) {
    return all.stream()
        .filter(action -> action.keys().stream().anyMatch(key -> key.match(stroke)))
        .findFirst();
  }

  /** Does it now; or says why it cannot be done. */
  public void run(Action action) {
    Frame frame = session.frame();
    action.whyNot().apply(frame).ifPresentOrElse(view::tell, () -> action.effect().accept(frame));
  }

  /** The user that a person last asked for; 1 before the first. */
  public static long lastAsked(Frame frame) {
    return frame
        .stage()
        .verdict()
        .filter(verdict -> verdict.origin() == Origin.PERSON)
        .map(Verdict::userId)
        .orElse(1L);
  }

  /** Why the embedded server's switches do nothing; empty: they do. */
  public static Optional<String> notEmbedded(Frame frame) {
    return frame.redis().kind() == RedisStatus.Kind.EMBEDDED
        ? Optional.empty()
        : Optional.of(Texts.say("redis.onlyEmbedded", frame.redis().host()));
  }

  private static boolean paused(Frame frame) {
    return frame.playback().mode() == Playback.Mode.PAUSED;
  }

  private static Intent otherCache(Frame frame) {
    return new Intent.SwitchCache(!frame.settings().settings().cacheOn());
  }

  private Intent otherWorkload(Frame frame) {
    return frame.workload().isPresent()
        ? new Intent.StopWorkload()
        : new Intent.StartWorkload(view.workload());
  }

  private Intent otherComparison(Frame frame) {
    return frame.comparison().filter(figures -> !figures.finished()).isPresent()
        ? new Intent.StopComparison()
        : new Intent.CompareOnOff(frame.workload().orElseGet(view::workload), COMPARED_REQUESTS);
  }

  private static Intent recordOrStop(Frame frame) {
    return frame.recording().on() ? new Intent.StopRecording() : new Intent.StartRecording("");
  }

  private static Intent hangOrResume(Frame frame) {
    boolean hung = frame.redis().state() == RedisStatus.State.HUNG;
    return new Intent.BreakRedis(hung ? Fault.RESUMED : Fault.HUNG);
  }

  private void why(Verdict verdict) {
    view.go("stage");
    session.wish(new Intent.Explain(new Question.OfRequest(verdict.requestId())));
  }

  private void wish(String id, Function<Frame, Intent> intent, String... keys) {
    all.add(
        new Action(
            id,
            combinations(keys),
            frame -> Optional.empty(),
            frame -> session.wish(intent.apply(frame))));
  }

  private void embedded(String id, Function<Frame, Intent> intent, String... keys) {
    all.add(
        new Action(
            id,
            combinations(keys),
            Actions::notEmbedded,
            frame -> session.wish(intent.apply(frame))));
  }

  private void view(String id, Runnable effect, String... keys) {
    all.add(new Action(id, combinations(keys), frame -> Optional.empty(), frame -> effect.run()));
  }

  private static List<KeyCombination> combinations(String... keys) {
    return Arrays.stream(keys).map(KeyCombination::keyCombination).toList();
  }
}
