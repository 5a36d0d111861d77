package cachescope.ui.controls;

import cachescope.event.Intent;

/** Where a control hands in what a person wants. */
@FunctionalInterface
public interface Wishes {
  void wish(Intent intent);
}
