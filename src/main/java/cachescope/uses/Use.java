package cachescope.uses;

/**
 * A place where caching is used. Called by one thread at a time; a visit that cannot be answered is
 * answered so, and an {@link IllegalArgumentException} has a sentence for who asked what is not
 * there.
 */
interface Use extends AutoCloseable {
  /** What was built, with what is added on purpose. */
  String words();

  /** Asks for something as somebody; the source is asked where nobody keeps it. */
  Answer visit(long visit, String who, String what);

  /** Something changes at the source; says into what. */
  default String publish(String what) {
    throw new IllegalArgumentException("nothing changes at the source of this use");
  }

  /** Drops something from a tier; {@code all}: from every one. */
  default void purge(String tier, String what) {
    throw new IllegalArgumentException("there is nothing to purge here");
  }

  default void logOut(String who) {
    throw new IllegalArgumentException("there is nobody to log out here");
  }

  @Override
  void close();
}
