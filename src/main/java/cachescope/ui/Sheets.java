package cachescope.ui;

import cachescope.event.Intent;
import cachescope.session.Session;
import cachescope.ui.controls.DoctorSheet;
import cachescope.ui.controls.WhatIfForm;
import java.util.List;
import javafx.scene.Node;

/** All that may lie over the window, one at a time. */
final class Sheets {
  private final Session session;
  private final Preferences preferences;
  private final Sheet sheet = new Sheet();
  private final WhatIfForm whatIf;
  private final DoctorSheet doctor;

  Sheets(Session session, Preferences preferences) {
    this.session = session;
    this.preferences = preferences;
    whatIf = new WhatIfForm(session::wish);
    doctor = new DoctorSheet();
  }

  Node node() {
    return sheet.node();
  }

  /** Those that show frames. */
  List<Panel> panels() {
    return List.of(whatIf, doctor);
  }

  boolean isOpen() {
    return sheet.isOpen();
  }

  void close() {
    sheet.close();
  }

  /** All that can be done, to be searched by its letters. */
  void palette(Actions actions) {
    CommandPalette palette =
        new CommandPalette(
            actions.all(),
            action -> {
              sheet.close();
              actions.run(action);
            });
    sheet.open(Texts.say("palette.title"), palette.node(), palette.letters());
  }

  void shortcuts(Actions actions) {
    Node list = new ShortcutList(actions.all()).node();
    sheet.open(Texts.say("shortcuts.title"), list, list);
  }

  /**
   * @param changed is run after each change
   * @param firstRun shows the first minute again
   */
  void preferences(Runnable changed, Runnable firstRun) {
    Node form = new PreferencesForm(preferences, changed, firstRun).node();
    sheet.open(Texts.say("preferences.title"), form, form);
  }

  /** What the examination finds that is asked for now. */
  void doctor() {
    doctor.begin(session.frame());
    sheet.open(Texts.say("doctor.title"), doctor.node(), doctor.node());
  }

  /** Examines the Redis in use. */
  void examine() {
    doctor();
    session.wish(new Intent.Examine("", ""));
  }

  /** Opening a recording beside this session. */
  void openRecording() {
    RecordingForm form = new RecordingForm(preferences);
    sheet.open(Texts.say("open.title"), form.node(), form.first());
  }

  /** Asking past requests again with a change. */
  void whatIf() {
    whatIf.begin(session.frame());
    sheet.open(Texts.say("whatIf.title"), whatIf.node(), whatIf.node());
  }
}
