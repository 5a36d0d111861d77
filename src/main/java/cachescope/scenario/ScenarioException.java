package cachescope.scenario;

import java.io.IOException;

/** A scenario file cannot be used; the message is a sentence that names the file and the field. */
public final class ScenarioException extends IOException {
  private static final long serialVersionUID = 1L;

  ScenarioException(String sentence) {
    super(sentence);
  }
}
