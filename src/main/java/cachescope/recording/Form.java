package cachescope.recording;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** How one type of value is written as JSON and read back, so that nothing is lost or let in. */
interface Form {
  /** Writes a value of the type. */
  void write(JsonGenerator to, Object value);

  /**
   * Reads a value; the parser stands on its first token, and on its last afterwards.
   *
   * @throws BrokenException where it is anything else
   */
  Object read(JsonParser from);

  /** What it looks like, in a word or two, for the documentation: {@code integer}, {@code text}. */
  String looks();
}
