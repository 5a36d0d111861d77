package cachescope.ui.controls;

import cachescope.session.Frame;
import javafx.scene.Node;

/** One section of the left bar. It shows what is in force, not what was clicked. */
interface Section {
  Node node();

  void show(Frame frame);
}
