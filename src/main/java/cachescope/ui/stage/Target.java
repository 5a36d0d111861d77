package cachescope.ui.stage;

import cachescope.event.Question;
import javafx.geometry.Rectangle2D;

/**
 * Something on the stage that can be asked about.
 *
 * @param at where it is, pixels of the board
 * @param words what it is, for a screen reader
 */
record Target(Rectangle2D at, Question question, String words) {}
