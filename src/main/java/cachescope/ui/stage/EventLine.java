package cachescope.ui.stage;

import cachescope.ui.Sign;

/** An event as a line of the list: what it is about, its sign, its words. */
public record EventLine(EventKind kind, Sign sign, String words) {}
