package cachescope.trace;

import java.io.IOException;

/** A trace that can be read from its beginning as often as wanted, with the same requests. */
public interface RequestTrace {
  /** As a person reads it: the file's name, or the generator's text. */
  String name();

  /** Whether its requests have sizes in bytes. */
  boolean sized();

  /**
   * Begins to read.
   *
   * @throws IOException with a sentence, where it cannot be opened or is in no known format
   */
  RequestSource open() throws IOException;
}
