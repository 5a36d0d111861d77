package cachescope.ui;

import cachescope.event.Landmark;
import cachescope.event.WorkloadSpec;

/** What can be done to the window itself, apart from any wish. */
interface View {
  /** The workload that the left bar describes. */
  WorkloadSpec workload();

  /** What the jumps of the timeline go to. */
  Landmark landmark();

  /** Goes to the screen of that name. */
  void go(String screen);

  void otherTheme();

  void textLarger();

  void textSmaller();

  void textNormal();

  void togglePresentation();

  void toggleControls();

  void toggleCharts();

  /** Shows the exact Redis commands and replies on the stage, or hides them. */
  void toggleCommands();

  /** All that may lie over the window. */
  Sheets sheets();

  void showPreferences();

  void showFirstRun();

  /** Leaves whatever lies over the stage; or presentation mode; or the first run. */
  void escape();

  /** Tells a person something in a sentence. */
  void tell(String sentence);
}
