package cachescope.event;

import java.util.Objects;

/**
 * The requests of a past stretch asked again, on fresh servers: once with the settings of then,
 * once with one of them changed, both at the same time.
 *
 * @param from and {@code to}: the stretch, session nanoseconds
 * @param was the settings of then, {@code instead} the changed ones
 * @param keysAtStart how many keys each fresh Redis was given, those that were in Redis at {@code
 *     from}, with the time that each had left
 * @param note a sentence on what could not be made the same, or why the stretch ends where it does;
 *     may be empty
 * @param happened what was measured then
 * @param again what the settings of then cost now
 * @param changed what the changed ones cost now
 * @param pairs changed ({@code on}) against again ({@code off}), request by request
 */
public record WhatIfFigures(
    long from,
    long to,
    Settings was,
    Settings instead,
    int keysAtStart,
    String note,
    RunFigures happened,
    RunFigures again,
    RunFigures changed,
    ComparisonFigures pairs) {

  public WhatIfFigures {
    Objects.requireNonNull(was, "was");
    Objects.requireNonNull(instead, "instead");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(happened, "happened");
    Objects.requireNonNull(again, "again");
    Objects.requireNonNull(changed, "changed");
    Objects.requireNonNull(pairs, "pairs");
  }
}
