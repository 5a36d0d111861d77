package cachescope.service;

/**
 * What one instance of the service keeps in its own memory. Safe for any number of threads.
 *
 * @param absentees what it has in the cache of users that there are not
 */
record Instance(KnownAbsentees absentees) {
  static Instance fresh() {
    return new Instance(new KnownAbsentees());
  }
}
