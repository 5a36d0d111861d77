package cachescope.policy.simulate;

/** Hears how far a simulation has come, and may end it. */
@FunctionalInterface
public interface Progress {
  /**
   * Told after every block, on the simulation's thread.
   *
   * @param requests simulated so far; while a future is read ahead, 0
   * @return whether to go on
   */
  boolean reached(long requests);
}
