package cachescope.service;

/** A strategy put together from the way it reads and the way it writes. */
final class Composed implements Strategy {
  private final CachedRead reading;
  private final Writing writing;

  Composed(CachedRead reading, Writing writing) {
    this.reading = reading;
    this.writing = writing;
  }

  @Override
  public Read read(Call call) {
    return reading.read(call);
  }

  @Override
  public Write write(Call call, UserPatch patch) {
    return writing.write(call, patch);
  }
}
