package cachescope.ui.stage;

/** What an event is about, for the filters of the list. */
public enum EventKind {
  HITS("Hits"),
  MISSES("Misses"),
  EXITS("Exits"),
  WRITES("Writes"),
  DATABASE("Database"),
  FAULTS("Faults"),
  SESSION("Session"),
  /** Our own looking at Redis, and what only repeats another event. */
  HOUSEKEEPING("Housekeeping");

  private final String label;

  EventKind(String label) {
    this.label = label;
  }

  /** On its filter. */
  public String label() {
    return label;
  }
}
