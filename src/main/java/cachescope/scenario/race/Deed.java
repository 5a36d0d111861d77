package cachescope.scenario.race;

/**
 * One operation as it was done.
 *
 * @param command such as {@code GET user:1}
 * @param result such as {@code nil}
 * @param changed whether it changed anything that others can see
 */
public record Deed(Where where, String command, String result, boolean changed) {
  /** Where it was done. */
  public enum Where {
    REDIS,
    DATABASE,
    /** Nowhere: something that ended without an operation. */
    NOWHERE
  }

  /** An actor that ended without doing anything more. */
  static final Deed NOTHING = new Deed(Where.NOWHERE, "nothing to do", "", false);

  /** As a log has it. */
  @Override
  public String toString() {
    return result.isEmpty() ? command : command + " → " + result;
  }
}
