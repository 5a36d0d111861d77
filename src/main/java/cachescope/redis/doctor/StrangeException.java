package cachescope.redis.doctor;

import java.io.IOException;

/** What answers is no Redis, or not one that one could talk with; the message is a sentence. */
final class StrangeException extends IOException {
  private static final long serialVersionUID = 1L;

  StrangeException(String sentence) {
    super(sentence);
  }
}
