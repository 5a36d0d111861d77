package cachescope.session;

import cachescope.event.EventLog;
import cachescope.event.Intent;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent;
import cachescope.event.SessionEvent.ClockJumped;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.SessionEvent.SessionStarted;
import cachescope.metrics.MetricsSnapshot;
import cachescope.why.Explainer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The engine: one thread that takes wishes in, folds every fact once, and hands frames out. It does
 * no I/O; what takes time is an errand of other threads and comes back as facts.
 */
public final class Engine implements Session, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Engine.class.getName());
  private static final int BATCH = 50_000;
  private static final long ROUND = 4_000_000L;

  /** Percentiles and cells are put together no oftener than a screen can show them. */
  private static final long FRAME = 15_000_000L;

  /** The timeline is put together at most so often. */
  private static final long SUMMARY = 200_000_000L;

  private final SessionClock clock;
  private final EventLog log;
  private final SettingsBook settings;
  private final Errands errands;
  private final Chronicle chronicle = new Chronicle(0, Checkpoints.EVERY);
  private final Projector projector;
  private final ClockWatch clockWatch;
  private final Explainer explainer = new Explainer();
  private final Queue<Intent> wishes = new ConcurrentLinkedQueue<>();
  private volatile Frame frame = Frame.EMPTY;
  private volatile MetricsSnapshot liveMetrics = MetricsSnapshot.EMPTY;
  private final Thread thread;
  private volatile boolean running = true;
  private long published = -FRAME;
  private long summed = -SUMMARY;
  private Timeline timeline = Timeline.EMPTY;

  public Engine(SessionClock clock, EventLog log, SettingsBook settings, Errands errands) {
    this.clock = clock;
    this.log = log;
    this.settings = settings;
    this.errands = errands;
    this.clockWatch = new ClockWatch(clock);
    Playhead playhead =
        new Playhead(log::view, chronicle.checkpoints(), Optional.empty(), this::tell);
    this.projector = new Projector(playhead, clock);
    this.thread = Thread.ofPlatform().name("engine").daemon().unstarted(this::run);
  }

  /** Begins the session. */
  public void start() {
    log.tell(0, new SessionStarted(clock.startedAt()));
    settings.open();
    projector.start();
    thread.start();
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void wish(Intent intent) {
    wishes.add(intent);
    LockSupport.unpark(thread);
  }

  @Override
  public SessionClock clock() {
    return clock;
  }

  /** The numbers of now, whatever moment the picture shows. */
  public MetricsSnapshot liveMetrics() {
    return liveMetrics;
  }

  /** Ends the thread; facts told after that are lost. Waits until it has ended. */
  @Override
  public void close() {
    running = false;
    explainer.close();
    projector.close();
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running) {
      try {
        round();
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "the engine met a fault of its own and goes on", e);
      }
      LockSupport.parkNanos(ROUND);
    }
  }

  private void round() {
    for (Intent wish; (wish = wishes.poll()) != null; ) {
      grant(wish);
    }
    log.drain(BATCH, this::fold);
    chronicle.checkpoints().forgetBefore(log.view().firstSeq());
    long now = clock.now();
    checkClock(now);
    if (now - published >= FRAME) {
      published = now;
      publish(now);
    }
  }

  private void fold(LoggedEvent event) {
    chronicle.apply(event);
    if (event.event() instanceof SessionEvent.EventsLeftOut left && missesRedisFacts(left)) {
      errands.resync();
    }
  }

  private static boolean missesRedisFacts(SessionEvent.EventsLeftOut left) {
    for (Class<?> fact : RedisEvent.class.getPermittedSubclasses()) {
      if (left.byType().containsKey(fact.getSimpleName())) {
        return true;
      }
    }
    return false;
  }

  private void publish(long now) {
    Picture live = live(Playback.Mode.LIVE, 0, now);
    liveMetrics = live.metrics();
    if (now - summed >= SUMMARY) {
      summed = now;
      timeline = chronicle.timeline();
    }
    Standing.Now stands = chronicle.folds().standing();
    Picture shown = projector.picture().orElse(live);
    Frame next =
        new Frame(
            shown.stage(),
            shown.metrics(),
            shown.events(),
            stands.setup().settings(),
            stands.setup().redis(),
            stands.setup().workload(),
            stands.setup().comparison(),
            stands.notice(),
            stands.tested(),
            stands.examined(),
            shown.playback(),
            explainer.answer(),
            shown.then(),
            timeline,
            stands.whatIf(),
            stands.runs(),
            stands.scenario(),
            errands.race(),
            errands.lesson(),
            stands.live(),
            errands.recording());
    if (!next.sameAs(frame)) {
      frame = next;
    }
  }

  private Picture live(Playback.Mode mode, long picture, long now) {
    Folds folds = chronicle.folds();
    return folds.picture(new Playback(mode, 1, picture, picture, folds.seq()), now);
  }

  /** The moment shown, for asking again what came after it. */
  private WhatIf.Moment shownAt(long now) {
    Frame shown = frame;
    return new WhatIf.Moment(
        shown.playback().seq(),
        shown.playback().timeAt(now),
        shown.then().settings().settings(),
        shown.stage().cells(),
        shown.stage().keys());
  }

  private void grant(Intent wish) {
    long now = clock.now();
    try {
      if (wish instanceof Intent.ForPicture picture) {
        move(picture, now);
      } else if (wish instanceof Intent.ForExplanation why) {
        explain(why, now);
      } else if (wish instanceof Intent.WhatIf(var instead)) {
        errands.whatIf(log.view(), shownAt(now), instead);
      } else {
        errands.run(wish);
      }
    } catch (IllegalArgumentException e) {
      tell(true, String.valueOf(e.getMessage()));
    }
  }

  /** Questions are asked as of the moment shown. */
  private void explain(Intent.ForExplanation wish, long now) {
    switch (wish) {
      case Intent.Explain(var question) -> {
        if (projector.picture().isEmpty()) {
          Playback live = new Playback(Playback.Mode.LIVE, 1, now, now, chronicle.folds().seq());
          explainer.ask(question, chronicle.folds().moment(log.view(), live, now));
        } else {
          projector.look(seen -> seen.moment(now).ifPresent(at -> explainer.ask(question, at)));
        }
      }
      case Intent.CloseExplanation _ -> explainer.forget();
    }
  }

  private void move(Intent.ForPicture wish, long now) {
    if (wish instanceof Intent.Pause && projector.picture().isEmpty()) {
      projector.hold(live(Playback.Mode.PAUSED, now, now));
    }
    projector.wish(wish, now, chronicle.folds().seq());
  }

  private void checkClock(long now) {
    clockWatch
        .jump(now)
        .ifPresent(by -> {
          log.tell(now, new ClockJumped(by));
          errands.resync();
        });
  }

  private void tell(boolean trouble, String sentence) {
    log.tell(clock.now(), new Noticed(trouble, sentence));
  }
}
