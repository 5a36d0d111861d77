package cachescope.compare;

import cachescope.event.RunSetup;
import cachescope.metrics.Totals;

/** One of several compared runs: an arm, and what its own facts say of it. */
public interface Contestant {
  RunSetup setup();

  Arm arm();

  /** Counts since the run began; called by one thread at a time. */
  Totals totals();

  /** Memory that its Redis used at the newest reading, bytes; -1: not read. */
  long usedMemory();

  /** A hit that nobody else disturbed, nanoseconds, measured before the run; 0: none. */
  long aloneHit();

  /** A miss that nobody else disturbed, nanoseconds, measured before the run; 0: none. */
  long aloneMiss();
}
