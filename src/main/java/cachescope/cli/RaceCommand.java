package cachescope.cli;

import cachescope.cli.RaceOptions.Find;
import cachescope.cli.RaceOptions.Order;
import cachescope.cli.RaceOptions.Question;
import cachescope.cli.RaceOptions.Random;
import cachescope.scenario.race.Race;
import cachescope.scenario.race.Scheme;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cachescope race}. */
@Command(
    name = "race",
    description =
        "Runs requests for one user against a Redis and a database of its own, one operation at a"
            + " time, in the order that is asked for. Without an order it looks for the shortest"
            + " that leaves an old value in the cache. Exit code 0: none was left; 1: one was.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class,
    sortOptions = false)
final class RaceCommand implements Callable<Integer> {
  private static final Pattern ACTOR = Pattern.compile("r[1-3]|w[1-3](-later\\d*)?");

  private final Commands commands;

  @Parameters(
      index = "0",
      paramLabel = "SCHEME",
      description =
          "How cache and database are kept together: delete-first, update, cache-aside,"
              + " second-delete, delete-both, ttl-only, lease or versioned-set.")
  private String scheme = "";

  @Option(
      names = "--order",
      paramLabel = "NAME[,NAME…]",
      split = ",",
      description =
          "Who does the next operation: r1, r2, r3 read, w1, w2, w3 write, w1-later is what the"
              + " service does later because of w1.")
  private List<String> order = List.of();

  @Option(names = "--find", description = "Look for the shortest order that ends stale (default).")
  private boolean find;

  @Option(
      names = "--random",
      paramLabel = "N",
      description = "Run so many random orders to their ends and count the stale ones.")
  private Optional<Integer> random = Optional.empty();

  @Option(names = "--seed", description = "Of the random orders. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--readers",
      description = "0 to 3. Default: those in the order; 2 to find one, 3 for random ones.")
  private Optional<Integer> readers = Optional.empty();

  @Option(names = "--writers", description = "0 to 3. Default: those in the order, or 2.")
  private Optional<Integer> writers = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  RaceCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() throws Exception {
    return commands.race(WrongUsage.unless(this::options));
  }

  private RaceOptions options() {
    Question question = question();
    Scheme chosen = Scheme.named(scheme);
    Race race =
        switch (question) {
          case Order(var names) -> race(chosen, highest('r', names), highest('w', names));
          case Find _ -> race(chosen, 2, 2);
          case Random _ -> race(chosen, 3, 2);
        };
    return new RaceOptions(race, question, json);
  }

  private Race race(Scheme chosen, int usualReaders, int usualWriters) {
    return new Race(chosen, readers.orElse(usualReaders), writers.orElse(usualWriters));
  }

  private Question question() {
    if ((find ? 1 : 0) + (order.isEmpty() ? 0 : 1) + (random.isPresent() ? 1 : 0) > 1) {
      throw new IllegalArgumentException("give one of --order, --find and --random");
    }
    if (random.isPresent()) {
      return new Random(random.get(), seed);
    }
    return order.isEmpty()
        ? new Find()
        : new Order(order.stream().map(RaceCommand::actor).toList());
  }

  private static String actor(String text) {
    String name = text.strip();
    if (!ACTOR.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "--order: there is no '"
              + name
              + "'; there are readers r1 to r3, writers w1 to w3, and w1-later to w3-later for what"
              + " the service does in the background because of a write");
    }
    return name;
  }

  /** The highest number of those whose names begin so. */
  private static int highest(char kind, List<String> names) {
    return names.stream()
        .filter(name -> name.matches("[rw][1-9](-later\\d*)?") && name.charAt(0) == kind)
        .mapToInt(name -> name.charAt(1) - '0')
        .max()
        .orElse(0);
  }
}
