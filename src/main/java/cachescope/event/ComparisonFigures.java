package cachescope.event;

/**
 * Cache on against cache off on the same requests, interleaved.
 *
 * @param planned requests per side in all
 * @param done requests per side so far
 * @param ratio mean without the cache over mean with it; NaN until known
 * @param ratioLow and {@code ratioHigh}: 95 % interval of that ratio, from paired bootstrap; NaN
 *     until known
 * @param medianLow lower end of the 95 % interval of the ratio of medians (NaN until known), {@code
 *     medianHigh} upper
 * @param p99Low lower end of the 95 % interval of the ratio of 99th percentiles, {@code p99High}
 *     upper
 * @param verdict what the numbers allow one to say, a sentence or two
 */
public record ComparisonFigures(
    ArmFigures on,
    ArmFigures off,
    int planned,
    int done,
    double ratio,
    double ratioLow,
    double ratioHigh,
    double medianLow,
    double medianHigh,
    double p99Low,
    double p99High,
    String verdict) {

  /** Whether all planned requests were answered or given up. */
  public boolean finished() {
    return done >= planned;
  }
}
