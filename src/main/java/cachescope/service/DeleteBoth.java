package cachescope.service;

/** The key is deleted before the database is written, and again after the commit. */
final class DeleteBoth implements Writing {
  private final GuardedCache cache;
  private final Writing deleteAfter;

  DeleteBoth(GuardedCache cache, DeleteAfter deleteAfter) {
    this.cache = cache;
    this.deleteAfter = deleteAfter;
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    cache.delete(call);
    return deleteAfter.write(call, patch);
  }
}
