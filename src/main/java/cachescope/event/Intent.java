package cachescope.event;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** A wish of a person. Everything that goes into the engine is one of these. */
public sealed interface Intent {

  /** A wish for Redis or its server; granted one after the other. */
  sealed interface ForRedis extends Intent {}

  /** A wish for the recorder; the laboratory does not notice. */
  sealed interface ForRecording extends Intent {}

  /** A wish for the races, which have a Redis and a database of their own. */
  sealed interface ForRace extends Intent {
    /** Label of the scheme that is raced, such as {@code cache-aside}. */
    String scheme();

    int readers();

    int writers();
  }

  /** A wish for a place where caching is used for something else than users. */
  sealed interface ForUse extends Intent permits UseIntent {}

  /** A wish of somebody who takes a lesson, or of who teaches it. */
  sealed interface ForLesson extends Intent permits LessonIntent {}

  /** A wish for a real Redis of its own beside the simulated policies; one after the other. */
  sealed interface ForLive extends Intent permits LiveIntent {}

  /** A wish for the picture's time; the laboratory does not notice. */
  sealed interface ForPicture extends Intent {}

  /** A wish to have something explained; the laboratory does not notice. */
  sealed interface ForExplanation extends Intent {}

  /** Ask for a user through the service; any id, also one that nobody has. */
  record Ask(long userId) implements Intent {}

  /** Ask for a user as the account view does: from the database, past the cache. */
  record AskAccount(long userId) implements Intent {}

  /** Crash every instance of the service: what they hold in memory alone is gone. */
  record CrashService() implements Intent {}

  /** The next message about a change is heard by nobody. */
  record LoseNextMessage() implements Intent {}

  /** Rename a user through the service: committed, then the cached value is deleted. */
  record Rename(long userId, String name) implements Intent {
    public Rename {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Create a user through the service, as a POST does; where there is one, nothing happens. */
  record Create(long userId, String name) implements Intent {
    public Create {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Create a user in the database only, as another program would: nobody tells the cache. */
  record CreateBehindTheCache(long userId, String name) implements Intent {
    public CreateBehindTheCache {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Rename a user in the database only, behind the service's back: nobody tells the cache. */
  record RenameBehindTheCache(long userId, String name) implements Intent {
    public RenameBehindTheCache {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * Ask for users through the service, so many requests at the same moment, over the ids in turn.
   *
   * @param first and {@code last}: ids, also such as nobody has
   * @param requests 1 to 10,000
   */
  record AskAtOnce(long first, long last, int requests) implements Intent {
    public AskAtOnce {
      if (first > last || requests < 1 || requests > 10_000) {
        throw new IllegalArgumentException(
            "ask for ids from the lower to the higher, 1 to 10,000 requests at once");
      }
    }
  }

  /** Make sure that the database has users with ids up to this one. */
  record Populate(int users) implements Intent {}

  /** Change any settings, also those of Redis's server, at once. */
  record ChangeSettings(Settings settings) implements Intent {
    public ChangeSettings {
      Objects.requireNonNull(settings, "settings");
    }
  }

  /**
   * Play a scenario: what it says is wished, step by step, and measured. Its run, or its runs, are
   * {@link SessionEvent.ScenarioMeasured}.
   *
   * @param scenario the name of a bundled one, or a file
   * @param fixes to apply, by name
   * @param seed of its random numbers; empty: the scenario's own
   */
  record PlayScenario(String scenario, List<String> fixes, OptionalLong seed) implements Intent {
    public PlayScenario {
      Objects.requireNonNull(scenario, "scenario");
      Objects.requireNonNull(seed, "seed");
      fixes = List.copyOf(fixes);
    }
  }

  record StopScenario() implements Intent {}

  /** Let a cached value expire after {@code left} (PEXPIRE on our own key). */
  record ExpireIn(long userId, Duration left) implements ForRedis {}

  /** Delete all our own keys (SCAN + UNLINK, never FLUSH). */
  record ClearCache() implements ForRedis {}

  record SwitchCache(boolean on) implements Intent {}

  record SetTtl(Duration ttl) implements Intent {}

  record SetValueBytes(int bytes) implements Intent {}

  /** Limit Redis's memory and choose who leaves; bytes 0: no limit. */
  record SetMemory(long maxMemory, String policy) implements ForRedis {}

  record SetDatabaseDelay(Duration delay) implements Intent {}

  record SetDatabaseConnections(int connections) implements Intent {}

  /** Begin a workload, in place of the one that runs. */
  record StartWorkload(WorkloadSpec spec) implements Intent {}

  record StopWorkload() implements Intent {}

  /** Run the same requests with and without the cache, interleaved; {@code requests} per side. */
  record CompareOnOff(WorkloadSpec spec, int requests) implements Intent {}

  record StopComparison() implements Intent {}

  /**
   * Compare two to eight configurations on the same requests, each on servers of its own; the
   * answers are {@link SessionEvent.RunsCompared}.
   *
   * @param requests for each, 1 or more
   */
  record CompareRuns(List<RunSetup> setups, WorkloadSpec spec, int requests) implements Intent {
    public CompareRuns {
      setups = List.copyOf(setups);
      Objects.requireNonNull(spec, "spec");
    }
  }

  /** Kill (SIGKILL), stop (SIGSTOP), continue (SIGCONT) or start again the embedded server. */
  record BreakRedis(SessionEvent.Fault fault) implements ForRedis {}

  /** A wish to make trouble at the embedded server, other than to its process. */
  sealed interface Trick extends ForRedis {}

  /** Overwrite a user's cached value with what is no JSON. */
  record CorruptValue(long userId) implements Trick {}

  /** Fill the embedded server's memory up to its limit, with keys of ours that do not expire. */
  record FillMemory() implements Trick {}

  /**
   * Send the embedded server one slow command, for which all others wait.
   *
   * @param lasts 10 ms to 5 s of its processor time
   */
  record BlockRedis(Duration lasts) implements Trick {
    public BlockRedis {
      Ranges.check("time of the slow command", lasts, Duration.ofMillis(10), Duration.ofSeconds(5));
    }
  }

  /** What of a configuration is wrong. */
  enum Mistake {
    PORT,
    PASSWORD,
    DATABASE
  }

  /** Use the embedded server by a configuration with a mistake in it. */
  record Misconfigure(Mistake mistake) implements Trick {
    public Misconfigure {
      Objects.requireNonNull(mistake, "mistake");
    }
  }

  /** Open the embedded server to everybody on this machine: no password. */
  record Unsecure() implements Trick {}

  /**
   * As a stranger without our password, overwrite a cached value in the embedded server.
   *
   * @param name that the forged value gives to the user
   * @param neighbour whether he has an account of his own, for keys of his own only
   */
  record Poison(long userId, String name, boolean neighbour) implements Trick {
    public Poison {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Use the embedded server. */
  record UseEmbedded() implements ForRedis {}

  /**
   * Use the server at a URI.
   *
   * @param uri {@code redis://} or {@code rediss://}, may hold a password: never logged
   * @param prefix of our keys; empty text for the bare tutorial keys, "*" for a fresh one of this
   *     session
   * @param consent the host's name, typed by who may allow CONFIG SET on that server; empty text:
   *     nothing is changed there; another name is refused
   */
  record ConnectTo(String uri, String prefix, String consent) implements ForRedis {
    public ConnectTo {
      Objects.requireNonNull(uri, "uri");
      Objects.requireNonNull(prefix, "prefix");
      Objects.requireNonNull(consent, "consent");
    }

    @Override
    public String toString() {
      return "ConnectTo[uri=(hidden), prefix=" + prefix + ", consent=" + consent + "]";
    }
  }

  /** Try a URI without using it; the answer is a {@link SessionEvent.ConnectionTested}. */
  record TestConnection(String uri) implements ForRedis {
    public TestConnection {
      Objects.requireNonNull(uri, "uri");
    }

    @Override
    public String toString() {
      return "TestConnection[uri=(hidden)]";
    }
  }

  /**
   * Examine a Redis without using it and without changing anything; the answer is a {@link
   * SessionEvent.Examined}.
   *
   * @param uri may hold a password: never logged; empty text: the Redis in use
   * @param prefix that our keys would have there, as in {@link ConnectTo}
   */
  record Examine(String uri, String prefix) implements ForRedis {
    public Examine {
      Objects.requireNonNull(uri, "uri");
      Objects.requireNonNull(prefix, "prefix");
    }

    @Override
    public String toString() {
      return "Examine[uri=" + (uri.isEmpty() ? "" : "(hidden)") + ", prefix=" + prefix + "]";
    }
  }

  /** Try the connection again now. */
  record Reconnect() implements ForRedis {}

  /**
   * Read idle time, frequency and size of our keys from Redis now (a look that may remove expired
   * keys).
   */
  record InspectKeys() implements ForRedis {}

  /**
   * Ask the requests that came after the moment shown again, on fresh servers, with other settings;
   * the answer is {@link SessionEvent.WhatIfMeasured}.
   *
   * @param instead the settings of that moment, but for what is changed
   */
  record WhatIf(Settings instead) implements Intent {
    public WhatIf {
      Objects.requireNonNull(instead, "instead");
    }
  }

  /**
   * Record the session into a file from here on, with what the log still has of what was before.
   *
   * @param file compressed where it ends with {@code .gz}; empty text: one named by date and time
   */
  record StartRecording(String file) implements ForRecording {
    public StartRecording {
      Objects.requireNonNull(file, "file");
    }
  }

  record StopRecording() implements ForRecording {}

  /**
   * Run an order of a race from a fresh start.
   *
   * @param order names of actors, one for each operation
   * @param finish whether whoever is under way then ends; and who cannot go is left out
   */
  record RunOrder(String scheme, int readers, int writers, List<String> order, boolean finish)
      implements ForRace {
    public RunOrder {
      order = List.copyOf(order);
    }
  }

  /** Run a random order of a race to its end; the same seed, the same order. */
  record RunRandomOrder(String scheme, int readers, int writers, long seed) implements ForRace {}

  /** Look for the shortest order of a race that ends stale. */
  record FindStaleOrder(String scheme, int readers, int writers) implements ForRace {}

  /** Stop the picture; the service goes on. */
  record Pause() implements ForPicture {}

  /** Let the picture go on, at the speed last chosen. */
  record Play() implements ForPicture {}

  /** Show the next event and stop there. */
  record Step() implements ForPicture {}

  /** Draw time at this speed, 0.001 to 1; the service is not slowed down. */
  record SetSpeed(double speed) implements ForPicture {
    public SetSpeed {
      if (!(speed >= 0.001 && speed <= 1)) {
        throw new IllegalArgumentException("speed must be from 0.001 to 1, was " + speed);
      }
    }
  }

  /** Leave the past; show what happens now. */
  record BackToLive() implements ForPicture {}

  /** Explain something, as of the moment that the picture shows. */
  record Explain(Question question) implements ForExplanation {
    public Explain {
      Objects.requireNonNull(question, "question");
    }
  }

  /** The explanation has been read. */
  record CloseExplanation() implements ForExplanation {}

  /**
   * Show the moment at this session nanosecond; where its detail is not kept, the nearest that is.
   */
  record SeekTo(long time) implements ForPicture {}

  /** Take back what the last {@link Step} showed, and stop there. */
  record StepBack() implements ForPicture {}

  /** Show the next or the previous event of a kind, and stop there. */
  record Jump(Landmark to, boolean forward) implements ForPicture {
    public Jump {
      Objects.requireNonNull(to, "to");
    }
  }
}
