package cachescope.session;

import cachescope.event.EventSink;
import cachescope.event.Intent;
import cachescope.event.LessonIntent;
import cachescope.event.LogView;
import cachescope.event.Origin;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.Settings;
import cachescope.lesson.LessonView;
import cachescope.recording.Recorder;
import cachescope.recording.RecordingState;
import cachescope.scenario.race.RaceBoard;
import cachescope.service.CacheException;
import cachescope.service.StoreException;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
import cachescope.service.UserStore;
import cachescope.uses.Uses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Wishes that take time: each runs on a virtual thread of its own, away from the engine, and what
 * comes of it comes back as facts. Wishes for Redis's server are granted one after the other.
 */
public final class Errands implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Errands.class.getName());

  private final UserService service;
  private final UserStore store;
  private final RedisErrands redis;
  private final Runs runs;
  private final Recorder recorder;
  private final ScenarioRuns scenarios;
  private final RaceRoom races;
  private final Uses uses;
  private final LiveRoom live;
  private final LessonRoom lessons;
  private final SettingsBook settings;
  private final SessionClock clock;
  private final EventSink sink;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("errand").factory());
  private final ExecutorService serverQueue =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("redis errands").daemon().factory());
  private final ExecutorService runQueue =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("runs").daemon().factory());

  private final ExecutorService raceQueue =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("races").daemon().factory());

  private final ExecutorService useQueue =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("uses").daemon().factory());

  private final ExecutorService recordings =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("recordings").daemon().factory());

  public Errands(
      UserService service,
      UserStore store,
      RedisErrands redis,
      Runs runs,
      Recorder recorder,
      ScenarioRuns scenarios,
      RaceRoom races,
      Uses uses,
      LiveRoom live,
      LessonRoom lessons,
      SettingsBook settings,
      SessionClock clock,
      EventSink sink) {
    this.service = service;
    this.store = store;
    this.redis = redis;
    this.runs = runs;
    this.recorder = recorder;
    this.scenarios = scenarios;
    this.races = races;
    this.uses = uses;
    this.live = live;
    this.lessons = lessons;
    this.settings = settings;
    this.clock = clock;
    this.sink = sink;
  }

  /**
   * Takes a wish on; returns at once.
   *
   * @throws IllegalArgumentException with a sentence where a value is out of range
   */
  void run(Intent wish) {
    switch (wish) {
      case Intent.Ask(long id) -> threads.execute(() -> ask(id));
      case Intent.AskAccount(long id) -> threads.execute(() -> askAccount(id));
      case Intent.CrashService _ -> runQueue.execute(told(service::crash));
      case Intent.LoseNextMessage _ -> service.loseNextMessage();
      case Intent.Rename(long id, String name) -> threads.execute(told(() -> rename(id, name)));
      case Intent.Create(long id, String name) -> threads.execute(told(() -> create(id, name)));
      case Intent.CreateBehindTheCache(long id, String name) ->
          threads.execute(told(() -> store.create(0, id, called(name))));
      case Intent.RenameBehindTheCache(long id, String name) ->
          threads.execute(told(() -> store.update(0, id, UserPatch.name(name))));
      case Intent.StartWorkload(var spec) -> runQueue.execute(told(() -> runs.start(spec)));
      case Intent.StopWorkload _ -> runQueue.execute(told(runs::stop));
      case Intent.AskAtOnce(long first, long last, int requests) -> ask(first, last, requests);
      case Intent.Populate(int users) -> runQueue.execute(told(() -> runs.populate(users)));
      case Intent.ChangeSettings(var next) -> change(next);
      case Intent.PlayScenario play -> threads.execute(told(() -> scenarios.play(play, this)));
      case Intent.StopScenario _ -> scenarios.stop();
      case Intent.SetDatabaseConnections(int connections) ->
          threads.execute(told(() -> runs.connections(connections)));
      case Intent.CompareOnOff(var spec, int requests) ->
          threads.execute(told(() -> runs.compare(spec, requests)));
      case Intent.CompareRuns(var setups, var spec, int requests) ->
          threads.execute(told(() -> runs.compareRuns(setups, spec, requests)));
      case Intent.StopComparison _ -> runs.stopComparison();
      case Intent.WhatIf _ -> throw new IllegalStateException("the engine's own: " + wish);
      case Intent.SwitchCache(boolean on) -> settings.change(s -> s.withCacheOn(on));
      case Intent.SetTtl(var ttl) -> settings.change(s -> s.withTtl(ttl));
      case Intent.SetValueBytes(int bytes) -> settings.change(s -> s.withValueBytes(bytes));
      case Intent.SetDatabaseDelay(var delay) -> settings.change(s -> s.withDatabaseDelay(delay));
      case Intent.ForRedis about -> serverQueue.execute(told(() -> redis.run(about)));
      case Intent.ForUse use -> useQueue.execute(told(() -> uses.run(use)));
      case Intent.ForRace race -> raceQueue.execute(told(() -> races.run(race)));
      case Intent.ForLive asked -> live.run(asked);
      case LessonIntent asked -> lessons.run(asked, this);
      case Intent.StartRecording(String file) ->
          recordings.execute(told(() -> recorder.start(file)));
      case Intent.StopRecording _ -> recordings.execute(told(recorder::stop));
      case Intent.ForPicture _, Intent.ForExplanation _ ->
          throw new IllegalStateException("the engine's own: " + wish);
    }
  }

  /**
   * Asks again what came after a moment; returns at once.
   *
   * @param instead the settings of that moment, but for what is changed
   */
  void whatIf(LogView log, WhatIf.Moment moment, Settings instead) {
    threads.execute(told(() -> runs.whatIf(log, moment, instead)));
  }

  /** The race that is stepped through. */
  Optional<RaceBoard> race() {
    return races.board();
  }

  /** The lesson that is open. */
  Optional<LessonView> lesson() {
    return lessons.view();
  }

  /** What becomes of the recording. */
  RecordingState recording() {
    return recorder.state();
  }

  /** Reads all our keys again, because facts about them were missed. */
  void resync() {
    serverQueue.execute(told(redis::resync));
  }

  private void ask(long id) {
    try {
      service.get(id, Origin.PERSON, clock.now());
    } catch (StoreException _) {
      // The service told it as Unanswered.
    }
  }

  private void askAccount(long id) {
    try {
      service.account(id, Origin.PERSON, clock.now());
    } catch (StoreException _) {
      // The service told it as Unanswered.
    }
  }

  /** All of them at the same moment, as far as a machine can. */
  private void ask(long first, long last, int requests) {
    long at = clock.now();
    for (int i = 0; i < requests; i++) {
      long id = first + i % (last - first + 1);
      threads.execute(() -> {
        try {
          service.get(id, Origin.WORKLOAD, at);
        } catch (StoreException _) {
          // The service told it as Unanswered.
        }
      });
    }
  }

  /** What Redis has to be asked for is asked first; the rest is in force at once where it can. */
  private void change(Settings next) {
    Settings now = settings.get().settings();
    boolean sameMemory =
        next.maxMemory() == now.maxMemory() && next.evictionPolicy().equals(now.evictionPolicy());
    if (sameMemory) {
      runs.change(next);
    } else {
      serverQueue.execute(
          told(() -> {
            redis.run(new Intent.SetMemory(next.maxMemory(), next.evictionPolicy()));
            runs.change(next);
          }));
    }
  }

  /** Returns when what was wished of the server, the workload and the use has been granted. */
  void settle() throws InterruptedException {
    CountDownLatch granted = new CountDownLatch(3);
    serverQueue.execute(granted::countDown);
    runQueue.execute(granted::countDown);
    useQueue.execute(granted::countDown);
    granted.await();
  }

  private void rename(long id, String name) {
    try {
      service.put(id, UserPatch.name(name), Origin.PERSON, clock.now());
    } catch (StoreException _) {
      // The service told it as Unanswered.
    }
  }

  private void create(long id, String name) {
    try {
      service.create(id, called(name), Origin.PERSON, clock.now());
    } catch (StoreException _) {
      // The service told it as Unanswered.
    }
  }

  private static UserPatch called(String name) {
    return new UserPatch(
        Optional.of(name), Optional.of(name.toLowerCase(Locale.ROOT) + "@example.com"));
  }

  private Runnable told(Runnable errand) {
    return () -> {
      try {
        errand.run();
      } catch (IllegalArgumentException e) {
        notice(String.valueOf(e.getMessage()));
      } catch (CacheException e) {
        notice(e.sentence());
      } catch (StoreException e) {
        notice(e.sentence());
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "an errand failed by a fault of our own", e);
        notice("That did not work, by a fault of this program: " + e.getClass().getSimpleName());
      }
    };
  }

  private void notice(String sentence) {
    sink.tell(clock.now(), new Noticed(true, sentence));
  }

  /** Stops what runs, and takes no more. Waits for at most 5 s. */
  @Override
  public void close() {
    lessons.close();
    scenarios.close();
    runs.close();
    live.close();
    List<ExecutorService> all =
        List.of(runQueue, serverQueue, raceQueue, useQueue, recordings, threads);
    all.forEach(ExecutorService::shutdownNow);
    try {
      for (ExecutorService each : all) {
        each.awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    races.close();
    uses.close();
  }
}
