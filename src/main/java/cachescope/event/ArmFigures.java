package cachescope.event;

/**
 * What one side of a comparison measured. Times are nanoseconds from the intended start.
 *
 * @param answered requests answered
 * @param errors requests left unanswered
 * @param hits answered from the cache
 * @param loads database loads
 */
public record ArmFigures(
    long answered, long errors, long hits, long loads, double mean, long p50, long p99, long max) {}
