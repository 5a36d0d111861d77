package cachescope.event;

/** Who asked. */
public enum Origin {
  /** A person, by mouse or key. */
  PERSON,
  /** A generated workload. */
  WORKLOAD,
  /** The HTTP endpoint. */
  HTTP,
  /** A comparison of two configurations. */
  COMPARISON
}
