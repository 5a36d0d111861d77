package cachescope.service;

/** The way a read goes. Safe for any number of threads. */
interface Reading {
  /**
   * Reads a user.
   *
   * @throws StoreException where the database was needed and failed, or was not to be asked
   */
  Strategy.Read read(Call call);
}
