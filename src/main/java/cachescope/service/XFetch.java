package cachescope.service;

import cachescope.event.PatternEvent.RefreshCause;
import java.util.function.DoubleSupplier;

/**
 * Early recomputation by chance: a hit renews the value where {@code now − δ·β·ln(rand) ≥ expiry},
 * δ being how long its load took, rand from above 0 to 1. The nearer the end and the dearer the
 * load, the likelier; with β = 1, e⁻¹ = 37 % at one δ before the end.
 *
 * <p>Vattani, Chierichetti and Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", PVLDB
 * 8(8), 2015. Here the hit is answered at once and the load goes on behind it.
 */
final class XFetch implements OnHit {
  private final Renewal renewal;
  private final DoubleSupplier random;

  /**
   * @param random from 0 to below 1
   */
  XFetch(Renewal renewal, DoubleSupplier random) {
    this.renewal = renewal;
    this.random = random;
  }

  @Override
  public boolean found(Call call, CachedUser value) {
    if (value.loadMillis() < 0 || value.freshUntil() < 0) {
      return false;
    }
    long now = call.wallMillis();
    double beta = call.settings().protections().xfetchBeta();
    if (early(now, value.loadMillis(), beta, 1 - random.getAsDouble(), value.freshUntil())) {
      renewal.begin(call, RefreshCause.EARLY, value.freshUntil() - now);
    }
    return false;
  }

  /**
   * The rule itself; times in milliseconds.
   *
   * @param rand above 0, to 1
   */
  static boolean early(long now, long delta, double beta, double rand, long expiry) {
    return now - delta * beta * Math.log(rand) >= expiry;
  }
}
