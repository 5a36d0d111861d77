package cachescope.event;

/** What a request wants. */
public enum RequestKind {
  /** {@code GET /users/{id}}. */
  READ,
  /** {@code PUT /users/{id}}, through the service. */
  WRITE
}
