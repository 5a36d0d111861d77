package cachescope.event;

/** How far a measurement on a real server of its own has come. */
public enum LiveState {
  /** The server is being started and measured. */
  STARTING,
  /** Requests are being met. */
  RUNNING,
  /** All were met. */
  DONE,
  /** A person stopped it. */
  STOPPED,
  /** It could not go on; the note says why. */
  FAILED;

  /** Whether nothing more will come. */
  public boolean ended() {
    return this == DONE || this == STOPPED || this == FAILED;
  }
}
