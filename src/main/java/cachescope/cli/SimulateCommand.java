package cachescope.cli;

import cachescope.cli.SimulateOptions.Form;
import cachescope.event.LiveIntent.MeasureLivePoint;
import cachescope.policy.Capacity;
import cachescope.policy.Policies;
import cachescope.policy.RedisParameters;
import cachescope.trace.RequestTrace;
import cachescope.trace.TraceFile;
import cachescope.trace.TraceFormat;
import cachescope.workload.GeneratorText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cachescope simulate}. */
@Command(
    name = "simulate",
    description =
        "Simulates eviction policies on a trace: the miss ratio of each with each capacity. Nothing"
            + " here is measured on a Redis but what --live adds; redis-lru and redis-lfu are"
            + " models of it.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class,
    sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Commands commands;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Requests from a file: keys as text or CSV, or see --format; gz, xz, zst.")
  private Optional<Path> trace = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "AUTO",
      description = "How the file is written: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private TraceFormat format = TraceFormat.AUTO;

  @Option(
      names = "--generate",
      paramLabel = "SPEC",
      description =
          "Requests from a generator: zipf:1.0, uniform, hotset, scan or loop, then"
              + " ,objects=1000000,requests=10000000,seed=1; several with + between them take"
              + " turns, as in zipf:1.0,share=70%%+scan,share=30%%,burst=1000. size=100-5000 gives"
              + " sizes.")
  private Optional<String> generate = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "NAME[,NAME…]",
      defaultValue = ALL,
      description =
          "Of: fifo lru lfu lfu-da mru random clock slru 2q lru-k arc lirs tinylfu w-tinylfu sieve"
              + " s3-fifo redis-lru redis-lfu ttl opt (${DEFAULT-VALUE}).")
  private String policy = "";

  @Option(
      names = "--capacity",
      paramLabel = "N[,N…]",
      description = "How many keys fit; with --bytes a size such as 64MB.")
  private Optional<String> capacity = Optional.empty();

  @Option(names = "--bytes", description = "Capacities are bytes; the trace must have sizes.")
  private boolean bytes;

  @Option(
      names = "--curve",
      description = "Adds sizes up to all keys, and tells each policy's curve and its knee.")
  private boolean curve;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many sizes a curve has, 2 to 1000 (${DEFAULT-VALUE}).")
  private int points;

  @Option(
      names = "--sample",
      paramLabel = "SHARE",
      description =
          "Makes LRU's curve from a share of the keys, such as 0.01, and tells its error.")
  private Optional<Double> sample = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the policies that draw lots (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--redis-samples",
      paramLabel = "N",
      defaultValue = "5",
      description = "maxmemory-samples of the models of Redis (${DEFAULT-VALUE}).")
  private int redisSamples;

  @Option(
      names = "--requests-per-second",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How fast the clock of the models of Redis runs (${DEFAULT-VALUE}).")
  private int requestsPerSecond;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many work at once; 0: as many as there are processors (${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--live",
      paramLabel = "POLICY[,POLICY…]",
      description =
          "Also lets a real Redis meet the first 200,000 requests, such as allkeys-lru, with memory"
              + " for about each capacity: measured, not simulated.")
  private Optional<String> live = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(names = "--csv", description = "Print CSV.")
  private boolean csv;

  SimulateCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() throws Exception {
    if (trace.isPresent() == generate.isPresent()) {
      throw WrongUsage.because(
          "Say where the requests come from: --trace FILE, or --generate zipf:1.0, one of the two");
    }
    WrongUsage.unless(this::checked);
    RequestTrace requests = requests();
    if (bytes && !requests.sized()) {
      throw WrongUsage.because(
          "--bytes needs sizes, and "
              + requests.name()
              + " has none"
              + (generate.isPresent() ? "; add size=100-5000, for example" : ""));
    }
    return commands.simulate(WrongUsage.unless(() -> options(requests)));
  }

  private boolean checked() {
    policies();
    capacities();
    if (points < 2 || points > 1_000) {
      throw new IllegalArgumentException("--points must be from 2 to 1000, was " + points);
    }
    if (threads < 0 || threads > 1_024) {
      throw new IllegalArgumentException("--threads must be from 0 to 1024, was " + threads);
    }
    if (!live().isEmpty() && (bytes || capacity.isEmpty())) {
      throw new IllegalArgumentException(
          "--live needs a --capacity that counts keys, such as --capacity 1000");
    }
    if (!live().isEmpty()) {
      capacities().forEach(each -> MeasureLivePoint.checkCapacity(each.units()));
    }
    if (json && csv) {
      throw new IllegalArgumentException("--json or --csv, not both");
    }
    if (sample.isPresent() && (!curve || bytes)) {
      throw new IllegalArgumentException("--sample is for a --curve that counts keys");
    }
    if (sample.isPresent() && !(sample.get() > 0 && sample.get() <= 1)) {
      throw new IllegalArgumentException(
          "--sample must be more than 0 and 1 at most, was " + sample.get());
    }
    return true;
  }

  private RequestTrace requests() throws WrongUsage, IOException {
    if (generate.isPresent()) {
      return WrongUsage.unless(() -> GeneratorText.parse(generate.orElseThrow()));
    }
    return TraceFile.of(trace.orElseThrow(), format);
  }

  private SimulateOptions options(RequestTrace requests) {
    return new SimulateOptions(
        requests,
        policies(),
        capacities(),
        bytes,
        curve,
        points,
        sample.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        seed,
        RedisParameters.SHIPPED.withSamples(redisSamples).withRequestsPerSecond(requestsPerSecond),
        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
        live(),
        json ? Form.JSON : csv ? Form.CSV : Form.TABLE);
  }

  private List<Policies.Entry> policies() {
    if (policy.strip().equalsIgnoreCase(ALL)) {
      return Policies.all();
    }
    return Arrays.stream(policy.split(",", -1))
        .map(name -> Policies.named(name.strip().toLowerCase(Locale.ROOT)))
        .distinct()
        .toList();
  }

  private List<Capacity> capacities() {
    return capacity.stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(this::units)
        .distinct()
        .sorted()
        .map(units -> new Capacity(units, bytes))
        .toList();
  }

  private List<String> live() {
    return live.stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .distinct()
        .map(SimulateCommand::livePolicy)
        .toList();
  }

  private static String livePolicy(String name) {
    if (name.matches("(allkeys|volatile)-(lru|lfu|lrm|random)|volatile-ttl|noeviction")) {
      return name;
    }
    throw new IllegalArgumentException(
        "--live must be an eviction policy of Redis, such as allkeys-lru or volatile-ttl; '"
            + name
            + "' is not");
  }

  private long units(String text) {
    if (bytes) {
      long size = SizeText.bytes("--capacity", text);
      if (size > 0) {
        return size;
      }
    } else if (text.strip().matches("[1-9]\\d{0,17}")) {
      return Long.parseLong(text.strip());
    }
    throw new IllegalArgumentException(
        "--capacity must be "
            + (bytes ? "a size of 1 byte or more" : "a whole number of keys, 1 or more")
            + "; '"
            + text.strip()
            + "' is not");
  }
}
