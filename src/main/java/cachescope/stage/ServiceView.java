package cachescope.stage;

import cachescope.event.BreakerState;

/**
 * The service as it is drawn. {@code inFlight}: requests on their way; {@code owed}: DELs still to
 * be sent.
 */
public record ServiceView(int inFlight, BreakerState breaker, String breakerWhy, int owed) {
  public static final ServiceView IDLE = new ServiceView(0, BreakerState.CLOSED, "", 0);
}
