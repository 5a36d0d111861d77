package cachescope.service;

/** What is done when a value was found, before it is answered. Safe for any number of threads. */
interface OnHit {
  /** Answers it, and that is all. */
  OnHit NOTHING = (_, _) -> false;

  /**
   * Looks at the value that was found.
   *
   * @return whether it is answered though its time to live is over
   */
  boolean found(Call call, CachedUser value);
}
