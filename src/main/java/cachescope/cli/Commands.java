package cachescope.cli;

/**
 * What the commands do. Each returns its exit code: {@link #DONE}, {@link #NO} or {@link
 * #OUTSIDE_FAILED}.
 *
 * <p>Results go to standard output, everything else to standard error.
 */
public interface Commands {
  /** Done. */
  int DONE = 0;

  /** It ran, and the answer is no. */
  int NO = 1;

  /** What was typed cannot be meant. */
  int WRONG_USAGE = 2;

  /** Something outside failed: Redis, the database, a file, a port. */
  int OUTSIDE_FAILED = 3;

  /**
   * Serves until it is told to end.
   *
   * @throws Exception with a sentence where the outside failed
   */
  int serve(ServeOptions options) throws Exception;

  /**
   * Runs requests against each other, one operation at a time.
   *
   * @throws Exception with a sentence where there is no Redis to be had
   */
  int race(RaceOptions options) throws Exception;

  /**
   * Examines a Redis.
   *
   * @throws Exception with a sentence where there is none to examine
   */
  int doctor(DoctorOptions options) throws Exception;

  /**
   * Opens or prints a recording.
   *
   * @throws Exception with a sentence where it cannot be read
   */
  int replay(ReplayOptions options) throws Exception;

  /**
   * Compares configurations.
   *
   * @throws Exception with a sentence where the outside failed
   */
  int compare(CompareOptions options) throws Exception;

  /**
   * Simulates policies on a trace.
   *
   * @throws Exception with a sentence where the trace cannot be read
   */
  int simulate(SimulateOptions options) throws Exception;

  /**
   * Plays a scenario.
   *
   * @throws Exception with a sentence where it cannot be played
   */
  int scenario(ScenarioOptions options) throws Exception;

  /**
   * Lists, proves or gives lessons, lists or proves questions.
   *
   * @throws Exception with a sentence where the outside failed
   */
  int lessons(LessonOptions options) throws Exception;

  /**
   * Draws a screen into a file.
   *
   * @throws Exception with a sentence where the outside failed
   */
  int screenshot(ScreenshotOptions options) throws Exception;
}
