package cachescope.service;

import cachescope.event.PatternEvent.Joined;
import cachescope.service.Flights.Flight;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * One load for all requests of this instance that miss the same key at the same time: the first
 * leads, the others wait for what it brings. A failure is shared by those who waited, and not kept.
 *
 * <p>After Go's {@code singleflight}. The eye should see: a crowd before the database become one.
 */
final class SingleFlight implements Loader {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final GuardedCache cache;
  private final Loader next;
  private final Flights flights;
  private final Background background;

  SingleFlight(GuardedCache cache, Loader next, Flights flights, Background background) {
    this.cache = cache;
    this.next = next;
    this.flights = flights;
    this.background = background;
  }

  @Override
  public Optional<User> load(Call call, Purpose purpose) {
    String key = cache.key(call);
    Duration longest = PATIENCE.plus(call.settings().databaseDelay().multipliedBy(2));
    long until = call.now() + longest.toNanos();
    while (true) {
      Flight own = Flight.of(call.requestId());
      Flight flight = flights.joinOrLead(key, call.lookedAt(), own);
      if (flight.equals(own)) {
        return lead(call, purpose, key, own);
      }
      if (purpose == Purpose.REFRESH) {
        throw StoreException.givenUp("Another load of the same user is under way.");
      }
      call.tell(call.now(), new Joined(call.requestId(), key, flight.leader()));
      Optional<Optional<User>> brought = join(call, flight, Duration.ofNanos(until - call.now()));
      if (brought.isPresent()) {
        return brought.get();
      }
    }
  }

  private Optional<User> lead(Call call, Purpose purpose, String key, Flight own) {
    try {
      Optional<User> row = next.load(call, purpose);
      flights.landed(key, own, row, call.now());
      return row;
    } catch (Throwable e) {
      flights.failed(key, own, e);
      throw e;
    }
  }

  /** What the flight brought; empty where its leader gave up, which is no reason for others to. */
  private Optional<Optional<User>> join(Call call, Flight flight, Duration longest) {
    long began = call.now();
    boolean done = background.await(flight.done(), longest);
    call.addJoined(call.now() - began);
    if (!done) {
      throw Thread.currentThread().isInterrupted()
          ? StoreException.givenUp("The load of another request was not waited for any longer.")
          : new StoreException(
              "The load that this request waited for did not end within %d s."
                  .formatted(longest.toSeconds()));
    }
    try {
      return Optional.of(flight.done().join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException why && !why.givenUp()) {
        throw why;
      }
      if (e.getCause() instanceof StoreException) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
