package cachescope.scenario.race;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An operation that an actor wants done: on Redis or on the database. Asked for by one thread, done
 * by another, which hands it back.
 *
 * @param <T> what it brings
 */
final class Operation<T> {
  /**
   * What it came to.
   *
   * @param changed whether others can see it
   */
  record Outcome(String words, boolean changed) {}

  private final Deed.Where where;
  private final String command;
  private final Supplier<T> body;
  private final Function<T, Outcome> outcome;
  private Optional<T> result = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();

  Operation(Deed.Where where, String command, Supplier<T> body, Function<T, Outcome> outcome) {
    this.where = where;
    this.command = command;
    this.body = body;
    this.outcome = outcome;
  }

  String command() {
    return command;
  }

  /** Does it, really. */
  Deed perform() {
    try {
      T brought = body.get();
      result = Optional.of(brought);
      Outcome what = outcome.apply(brought);
      return new Deed(where, command, what.words(), what.changed());
    } catch (RuntimeException e) {
      failure = Optional.of(e);
      return new Deed(where, command, "failed: " + e.getMessage(), false);
    }
  }

  /**
   * What it brought.
   *
   * @throws RuntimeException what it failed with
   */
  T result() {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return result.orElseThrow();
  }
}
