package cachescope.event;

/**
 * A fold over the log: what is known after every event so far.
 *
 * <p>Confined to one thread. Implementations switch over the events exhaustively, without a {@code
 * default}, so that a new fact makes the compiler list who must decide about it.
 *
 * @param <S> the immutable snapshot it hands out
 */
public interface Projection<S> {
  /** Folds one event in. Events arrive in the order of {@link LoggedEvent#seq}. */
  void apply(LoggedEvent event);

  /** What is known now. Returns the same instance while nothing changed. */
  S snapshot();

  /** An independent projection in the same state: a checkpoint. */
  Projection<S> copy();
}
