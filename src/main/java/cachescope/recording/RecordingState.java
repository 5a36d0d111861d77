package cachescope.recording;

import java.util.Objects;

/**
 * What becomes of the recording.
 *
 * @param file where it is written; empty text before the first
 * @param since session nanoseconds at which it was begun
 * @param events written so far, {@code bytes} of the file so far
 * @param sentence why it stopped by itself; empty text: it did not
 */
public record RecordingState(
    boolean on, String file, long since, long events, long bytes, String sentence) {
  /** Nothing was recorded yet. */
  public static final RecordingState OFF = new RecordingState(false, "", 0, 0, 0, "");

  public RecordingState {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(sentence, "sentence");
  }

  RecordingState written(long moreEvents, long bytesNow) {
    return new RecordingState(true, file, since, moreEvents, bytesNow, "");
  }

  RecordingState stopped(String why) {
    return new RecordingState(false, file, since, events, bytes, why);
  }
}
