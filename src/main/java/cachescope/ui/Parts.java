package cachescope.ui;

import java.util.List;

/**
 * The panels that show what happens.
 *
 * @param stage in the middle
 * @param timeline below it
 * @param charts in the right column, from top to bottom
 */
record Parts(Panel stage, Panel timeline, List<Panel> charts) {
  Parts {
    charts = List.copyOf(charts);
  }
}
