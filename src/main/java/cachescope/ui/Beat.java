package cachescope.ui;

/**
 * When figures that change all the time are renewed: four times a second, and everywhere in the
 * same pulse, so that the same figure in two places is never of two moments.
 */
public final class Beat {
  private static final long STEP = 250_000_000L;

  private long shown = Long.MIN_VALUE;

  /** Whether the figures are to be renewed; asked once a pulse, with the pulse's {@code now}. */
  public boolean strikes(long now) {
    boolean strikes = Math.floorDiv(now, STEP) != Math.floorDiv(shown, STEP);
    shown = now;
    return strikes;
  }
}
