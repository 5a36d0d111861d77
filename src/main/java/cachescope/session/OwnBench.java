package cachescope.session;

import cachescope.event.EventSink;
import cachescope.event.RunStats;
import cachescope.event.ScenarioFigures;
import cachescope.event.ScenarioFigures.State;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.ScenarioMeasured;
import cachescope.lesson.Bench;
import cachescope.lesson.Doing.Compared;
import cachescope.lesson.Doing.Experiment;
import cachescope.lesson.Doing.Ordered;
import cachescope.lesson.Doing.Sequence;
import cachescope.lesson.Doing.Shuffled;
import cachescope.lesson.Doing.Simulated;
import cachescope.lesson.Doing.Sought;
import cachescope.lesson.Doing.Story;
import cachescope.lesson.Findings;
import cachescope.lesson.Simulations;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.scenario.Condition;
import cachescope.scenario.Laboratory;
import cachescope.scenario.Player;
import cachescope.scenario.race.Held;
import cachescope.scenario.race.RaceDesk;
import cachescope.scenario.race.RaceRecord;
import cachescope.scenario.race.RaceTrack;
import cachescope.scenario.race.RandomOrders;
import cachescope.scenario.race.RandomOrders.Shares;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Experiments of lessons and questions: scenarios are played on the session itself, races and
 * comparisons on servers of their own, policies are simulated.
 */
final class OwnBench implements Bench {
  private static final double NANOS_A_MILLI = 1e6;

  private final Laboratory laboratory;
  private final Path temporary;
  private final SessionClock clock;
  private final EventSink sink;

  /**
   * @param temporary folder in which the servers' own folders are made
   */
  OwnBench(Laboratory laboratory, Path temporary, SessionClock clock, EventSink sink) {
    this.laboratory = laboratory;
    this.temporary = temporary;
    this.clock = clock;
    this.sink = sink;
  }

  @Override
  public Findings run(Experiment experiment) throws InterruptedException {
    return switch (experiment.subject()) {
      case Story story -> played(story);
      case Ordered(var race, var order) -> raced(desk -> desk.finish(race, order).record());
      case Sought(var race) -> raced(desk -> desk.find(race).record());
      case Shuffled shuffled -> onTrack(track -> shuffled(track, shuffled));
      case Sequence sequence -> Simulations.of(sequence);
      case Simulated simulated -> Simulations.of(simulated);
      case Compared compared -> compared(compared);
    };
  }

  private Findings played(Story story) throws InterruptedException {
    Player player =
        new Player(laboratory, figures -> sink.tell(clock.now(), new ScenarioMeasured(figures)));
    Optional<ScenarioFigures> plain = Optional.empty();
    boolean needsPlain =
        story.scenario().with(story.fixes()).expect().stream().anyMatch(Condition::ofPlain);
    if (needsPlain) {
      plain = Optional.of(player.play(story.scenario(), List.of(), story.seed(), plain));
    }
    ScenarioFigures figures = player.play(story.scenario(), story.fixes(), story.seed(), plain);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (figures.state() != State.HELD) {
      throw new IllegalArgumentException(
          "The scenario %s did not come out as it must: %s"
              .formatted(story.scenario().name(), figures.doing()));
    }
    Map<String, Double> numbers = new HashMap<>();
    figures.numbers().forEach(each -> numbers.put(each.name(), each.value()));
    return new Findings(numbers, Map.of());
  }

  private Findings raced(Function<RaceDesk, RaceRecord> run) {
    return onTrack(track -> {
      RaceRecord record = run.apply(new RaceDesk(track));
      double held = record.held() instanceof Held.Value(long version) ? (double) version : 0;
      return new Findings(
          Map.of(
              "stale",
              record.endsStale() ? 1.0 : 0.0,
              "operations",
              (double) record.steps().size(),
              "redis",
              held,
              "database",
              (double) record.database(),
              "orders",
              1.0),
          Map.of("order", String.join(" ", record.order())));
    });
  }

  private static Findings shuffled(RaceTrack track, Shuffled wanted) {
    Shares shares = new RandomOrders(track).run(wanted.race(), wanted.orders(), wanted.seed());
    return new Findings(
        Map.of(
            "stale", (double) shares.stale(),
            "orders", (double) shares.orders(),
            "staleShare", shares.staleShare()),
        Map.of());
  }

  private Findings onTrack(Function<RaceTrack, Findings> run) {
    RedisServer server = new RedisServer(RedisBinaries.usual(), temporary);
    try (RaceServers ground = RaceServers.start(server, clock);
        RaceTrack track = new RaceTrack(ground, clock)) {
      return run.apply(track);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "There is no Redis for races: " + String.valueOf(e.getMessage()), e);
    }
  }

  private Findings compared(Compared wanted) throws InterruptedException {
    Map<String, Double> numbers = new HashMap<>();
    new OwnServersRuns(temporary, clock)
        .run(wanted.setups(), wanted.workload(), wanted.requests(), _ -> {})
        .runs()
        .forEach(run -> put(run, numbers));
    return new Findings(numbers, Map.of());
  }

  private static void put(RunStats run, Map<String, Double> numbers) {
    String of = run.setup().name() + ".";
    numbers.put(of + "hitRatio", run.hitShare());
    numbers.put(of + "hits", (double) run.hits());
    numbers.put(of + "misses", (double) run.misses());
    numbers.put(of + "databaseLoads", (double) run.databaseLoads());
    numbers.put(of + "staleReads", (double) run.staleReads());
    numbers.put(of + "lostWrites", (double) run.lostWrites());
    numbers.put(of + "evictions", (double) run.evictions());
    numbers.put(of + "errors", (double) run.errors());
    numbers.put(of + "answeredPerSecond", run.throughput());
    numbers.put(of + "usedMemory", (double) run.usedMemory());
    numbers.put(of + "mean", run.read().mean() / NANOS_A_MILLI);
    numbers.put(of + "p50", run.read().p50() / NANOS_A_MILLI);
    numbers.put(of + "p99", run.read().p99() / NANOS_A_MILLI);
    numbers.put(of + "max", run.read().max() / NANOS_A_MILLI);
  }
}
