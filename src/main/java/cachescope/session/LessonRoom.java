package cachescope.session;

import cachescope.event.EventSink;
import cachescope.event.Intent;
import cachescope.event.LessonIntent;
import cachescope.event.LogView;
import cachescope.event.RedisStatus;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.Settings;
import cachescope.lesson.Bench;
import cachescope.lesson.Lesson;
import cachescope.lesson.LessonDesk;
import cachescope.lesson.LessonRun;
import cachescope.lesson.LessonView;
import cachescope.lesson.Lessons;
import cachescope.lesson.ProgressBook;
import cachescope.scenario.Laboratory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The lesson that is taken on the session, one at a time, on a thread of its own; what is seen of
 * it may be read by any thread.
 */
public final class LessonRoom implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LessonRoom.class.getName());
  private static final long LOOK_MILLIS = 100;

  private final Supplier<LogView> log;
  private final SettingsBook settings;
  private final Supplier<RedisStatus> redis;
  private final Path temporary;
  private final SessionClock clock;
  private final EventSink sink;
  private final Lessons lessons;
  private final ProgressBook progress;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("lesson").daemon().factory());
  private volatile Optional<LessonView> view = Optional.empty();
  private Optional<LessonDesk> desk = Optional.empty();
  private Optional<Settings> before = Optional.empty();
  private Optional<Future<?>> working = Optional.empty();
  private Optional<Future<?>> looking = Optional.empty();

  /**
   * @param temporary folder in which the folders of servers are made
   * @param data folder with a person's own lessons, and progress; empty: neither is kept
   */
  public LessonRoom(
      Supplier<LogView> log,
      SettingsBook settings,
      Supplier<RedisStatus> redis,
      Path temporary,
      Optional<Path> data,
      SessionClock clock,
      EventSink sink) {
    this.log = log;
    this.settings = settings;
    this.redis = redis;
    this.temporary = temporary;
    this.clock = clock;
    this.sink = sink;
    lessons = new Lessons(data.map(folder -> folder.resolve("lessons")));
    progress = new ProgressBook(data.map(folder -> folder.resolve("progress.json")), this::notice);
  }

  /** The session itself. */
  public Laboratory laboratory(Errands errands) {
    return new LiveLaboratory(errands, log, settings, redis, clock);
  }

  /** Where experiments are run. */
  public Bench bench(Errands errands) {
    return new OwnBench(laboratory(errands), temporary, clock, sink);
  }

  /** What is seen of the lesson that is open. */
  Optional<LessonView> view() {
    return view;
  }

  /** What the person knows, and the way to keep it. */
  public ProgressBook progress() {
    return progress;
  }

  /** Takes a wish on; returns at once. Leaving a step ends what it was doing. */
  synchronized void run(LessonIntent wish, Errands errands) {
    boolean leaves =
        switch (wish) {
          case LessonIntent.OpenLesson _,
              LessonIntent.NextStep _,
              LessonIntent.PreviousStep _,
              LessonIntent.RepeatStep _,
              LessonIntent.CloseLesson _ ->
              true;
          case LessonIntent.AnswerQuestion _,
              LessonIntent.ShowHint _,
              LessonIntent.ShowMe _,
              LessonIntent.RunExperiments _ ->
              false;
        };
    if (leaves) {
      working.ifPresent(each -> each.cancel(true));
    }
    working = Optional.of(thread.submit(() -> grant(wish, errands)));
    if (looking.isEmpty()) {
      looking =
          Optional.of(
              thread.scheduleWithFixedDelay(
                  this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }
  }

  private void grant(LessonIntent wish, Errands errands) {
    try {
      switch (wish) {
        case LessonIntent.OpenLesson(String name, int step) -> open(name, step, errands);
        case LessonIntent.CloseLesson _ -> shut(errands);
        case LessonIntent.AnswerQuestion _,
            LessonIntent.ShowHint _,
            LessonIntent.ShowMe _,
            LessonIntent.RunExperiments _,
            LessonIntent.NextStep _,
            LessonIntent.PreviousStep _,
            LessonIntent.RepeatStep _ -> {
          if (desk.isPresent()) {
            desk.get().grant(wish);
          }
        }
      }
    } catch (InterruptedException _) {
      // The learner went on; what was being done has ended.
    } catch (IllegalArgumentException e) {
      notice(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      notice(String.valueOf(e.getMessage()));
    }
    look();
  }

  private void open(String name, int step, Errands errands)
      throws IOException, InterruptedException {
    Lesson lesson = lessons.find(name);
    if (before.isEmpty()) {
      before = Optional.of(settings.get().settings());
    }
    LessonDesk opened =
        new LessonDesk(
            new LessonRun(lesson, laboratory(errands), bench(errands)),
            progress,
            clock::wallTime,
            seen -> view = Optional.of(seen));
    desk = Optional.of(opened);
    opened.open(step);
  }

  private void shut(Errands errands) {
    desk = Optional.empty();
    view = Optional.empty();
    errands.run(new Intent.StopWorkload());
    before.ifPresent(each -> errands.run(new Intent.ChangeSettings(each)));
    before = Optional.empty();
  }

  private void look() {
    try {
      desk.ifPresent(LessonDesk::look);
    } catch (RuntimeException e) {
      // It must not end the looking; a fault of our own is said once a look.
      LOG.log(Level.SEVERE, "a lesson cannot be looked at", e);
    }
  }

  private void notice(String sentence) {
    sink.tell(clock.now(), new Noticed(true, sentence));
  }

  /** Ends what is being done; waits for it, at most 5 s. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
