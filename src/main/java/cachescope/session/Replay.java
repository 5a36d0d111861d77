package cachescope.session;

import cachescope.event.Intent;
import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.SessionEvent.SessionStarted;
import cachescope.recording.RecordingState;
import cachescope.why.Explainer;
import cachescope.why.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A session over a recording: no Redis, no database, and no present. It can be travelled in as a
 * live one can; nothing in it can be changed.
 *
 * <p>What a frame shows of a moment depends on the recording and the moment alone.
 */
public final class Replay implements Session, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Replay.class.getName());
  private static final int TOLD_EVERY = 20_000;

  private final LogView log;
  private final String title;
  private final long startAt;
  private final SessionClock clock;
  private final Chronicle chronicle;
  private final Explainer explainer = new Explainer();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Thread opening;
  private volatile Optional<Projector> projector = Optional.empty();
  private volatile Timeline timeline;
  private volatile Optional<LoggedEvent> notice = Optional.empty();
  private volatile boolean running = true;
  private Frame frame = Frame.EMPTY;
  private long notices;

  /** Starts paused at the first event. */
  public Replay(LogView log, String title) {
    this(log, title, 0);
  }

  /**
   * @param title what a person calls the recording, such as the file's name
   * @param startAt session nanosecond at which the picture stands first; the nearest there is
   */
  public Replay(LogView log, String title, long startAt) {
    this.log = log;
    this.title = title;
    this.startAt = startAt;
    this.clock = new SessionClock(System::nanoTime, () -> began(log));
    this.chronicle = new Chronicle(log.firstSeq() - 1, Checkpoints.EVERY, log.prelude());
    this.timeline = Timeline.EMPTY.recorded(new Timeline.Recording(title, 0));
    this.opening = Thread.ofPlatform().name("replay").daemon().unstarted(this::open);
  }

  /**
   * Begins to read the recording; returns at once. {@link Timeline.Recording#read} says how far.
   */
  public void start() {
    opening.start();
  }

  /** Waits until all of it was read and the first moment is there to be seen. */
  public void awaitOpen() throws InterruptedException {
    opened.await();
  }

  /**
   * The frame of a moment. Waits for it, for at most 10 s; everything must have been read.
   *
   * @param time session nanoseconds
   */
  public Frame frameAt(long time) throws InterruptedException {
    awaitOpen();
    Playhead playhead = playhead(extent());
    playhead.grant(new Intent.SeekTo(time), 0, 0);
    return playhead.picture(0).map(this::with).orElse(Frame.EMPTY);
  }

  @Override
  public synchronized Frame frame() {
    Optional<Picture> seen = projector.flatMap(Projector::picture);
    Frame next = seen.map(this::with).orElseGet(() -> with(frame));
    if (!next.sameAs(frame)) {
      frame = next;
    }
    return frame;
  }

  @Override
  public void wish(Intent intent) {
    switch (intent) {
      case Intent.ForPicture wish ->
          projector.ifPresent(there -> there.wish(wish, clock.now(), log.lastSeq()));
      case Intent.Explain(var question) ->
          projector.ifPresent(there ->
              there.look(
                  seen -> seen.moment(clock.now()).ifPresent(at -> explainer.ask(question, at))));
      case Intent.CloseExplanation _ -> explainer.forget();
      default -> tell(false, "This is a recording; nothing can be changed here.");
    }
  }

  /** Goes on from zero when it is made; only for how fast the picture's time goes. */
  @Override
  public SessionClock clock() {
    return clock;
  }

  @Override
  public void close() {
    running = false;
    explainer.close();
    projector.ifPresent(Projector::close);
  }

  private void open() {
    try {
      read();
      if (!running) {
        return;
      }
      timeline = chronicle.timeline().recorded(new Timeline.Recording(title, 1));
      Projector there = new Projector(playhead(extent()), clock);
      there.start();
      there.wish(new Intent.SeekTo(startAt), clock.now(), 0);
      projector = Optional.of(there);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "a recording could not be read by a fault of ours", e);
      tell(true, "The recording could not be read: " + e.getMessage());
    } finally {
      opened.countDown();
    }
  }

  private void read() {
    long first = log.firstSeq();
    long last = log.lastSeq();
    for (long seq = first; seq <= last && running; seq++) {
      chronicle.apply(log.at(seq).orElseThrow());
      if (seq % TOLD_EVERY == 0) {
        double read = (double) (seq - first + 1) / (last - first + 1);
        timeline = Timeline.EMPTY.recorded(new Timeline.Recording(title, read));
      }
    }
  }

  private Playhead playhead(Playhead.Extent extent) {
    return new Playhead(() -> log, chronicle.checkpoints(), Optional.of(extent), this::tell);
  }

  private Playhead.Extent extent() {
    long begin = log.at(log.firstSeq()).map(LoggedEvent::at).orElse(0L);
    return new Playhead.Extent(Math.max(0, begin), timeline.end());
  }

  private Frame with(Picture seen) {
    return of(seen, explainer.answer());
  }

  private Frame with(Frame before) {
    Playback start = new Playback(Playback.Mode.PAUSED, 1, 0, 0, log.firstSeq() - 1);
    return of(
        new Picture(before.stage(), before.metrics(), before.events(), before.then(), start),
        explainer.answer());
  }

  private Frame of(Picture seen, Optional<Explanation> explanation) {
    return new Frame(
        seen.stage(),
        seen.metrics(),
        seen.events(),
        seen.then().settings(),
        seen.then().redis(),
        seen.then().workload(),
        seen.then().comparison(),
        notice,
        Optional.empty(),
        Optional.empty(),
        seen.playback(),
        explanation,
        seen.then(),
        timeline,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        LiveFigures.NONE,
        RecordingState.OFF);
  }

  private synchronized void tell(boolean trouble, String sentence) {
    notice =
        Optional.of(
            new LoggedEvent(
                log.lastSeq() + ++notices, clock.now(), 0, 0, new Noticed(trouble, sentence)));
  }

  /** The wall time at which the recorded session began; the epoch where that was not recorded. */
  private static Instant began(LogView log) {
    return log.at(log.firstSeq())
        .map(LoggedEvent::event)
        .filter(SessionStarted.class::isInstance)
        .map(started -> ((SessionStarted) started).wall())
        .orElse(Instant.EPOCH);
  }
}
