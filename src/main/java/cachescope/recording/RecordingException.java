package cachescope.recording;

import java.io.IOException;

/** A recording cannot be written or read; the message is a sentence for a person. */
public final class RecordingException extends IOException {
  private static final long serialVersionUID = 1L;

  RecordingException(String sentence) {
    super(sentence);
  }

  RecordingException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
