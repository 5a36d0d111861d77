package cachescope.service;

/** A strategy put together from the way it reads and the way it writes. */
final class Composed implements Strategy {
  private final GuardedCache cache;
  private final Reading reading;
  private final Writing writing;
  private final Flights flights;

  Composed(GuardedCache cache, Reading reading, Writing writing, Flights flights) {
    this.cache = cache;
    this.reading = reading;
    this.writing = writing;
    this.flights = flights;
  }

  @Override
  public Read read(Call call) {
    return reading.read(call);
  }

  @Override
  public Write write(Call call, UserPatch patch) {
    try {
      return writing.write(call, patch);
    } finally {
      flights.forget(cache.key(call));
    }
  }
}
