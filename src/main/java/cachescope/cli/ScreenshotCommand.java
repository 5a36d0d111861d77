package cachescope.cli;

import cachescope.cli.ScreenshotOptions.Screen;
import cachescope.cli.ScreenshotOptions.Theme;
import cachescope.event.Settings;
import cachescope.workload.WorkloadText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cachescope screenshot}. */
@Command(
    name = "screenshot",
    description = "Runs a session and draws a screen of it into a file, without a display.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class,
    sortOptions = false)
final class ScreenshotCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final String POLICY = "allkeys-lru";
  private static final int SMALLEST = 200;
  private static final int LARGEST = 7_680;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Commands commands;
  private final Map<String, String> environment;

  @Parameters(index = "0", paramLabel = "SCREEN", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Screen screen = Screen.STAGE;

  @Option(names = "--out", paramLabel = "F.png", required = true, description = "File to write.")
  private Path out = Path.of("");

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1440x900",
      description = "Pixels, 200 to 7680 each (${DEFAULT-VALUE}).")
  private String size = "";

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      defaultValue = "DARK",
      description = "One of: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Theme theme = Theme.DARK;

  @Option(
      names = "--workload",
      paramLabel = "SPEC",
      defaultValue = "none",
      description = "Such as zipf:1.0,users=500,rate=40,writes=5%%,seed=1 (${DEFAULT-VALUE}).")
  private String workload = "";

  @Option(
      names = "--after",
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "How long the session runs first, up to 10m (${DEFAULT-VALUE}).")
  private Duration after = Duration.ZERO;

  @Mixin private final RedisFlags redis = new RedisFlags();

  @Mixin private final ConsentFlag consent = new ConsentFlag();

  @Mixin private final SettingFlags more = new SettingFlags();

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long a cached value lives, whole seconds (${DEFAULT-VALUE}).")
  private Duration ttl = Settings.CLASSIC.ttl();

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      defaultValue = "1s",
      description = "Added to every database load (${DEFAULT-VALUE}).")
  private Duration delay = Settings.CLASSIC.databaseDelay();

  @Option(
      names = "--value-size",
      paramLabel = "SIZE",
      defaultValue = "0",
      description = "Pads every value, such as 64KB, up to 4MB (${DEFAULT-VALUE}).")
  private String valueSize = "";

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      defaultValue = "0",
      description = "Limits Redis, such as 3MB; 0: no limit (${DEFAULT-VALUE}).")
  private String maxMemory = "";

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      defaultValue = POLICY,
      description = "maxmemory-policy, where --max-memory is given (${DEFAULT-VALUE}).")
  private String policy = "";

  @Option(
      names = "--text-scale",
      paramLabel = "X",
      defaultValue = "1.0",
      description = "Size of the text, 0.5 to 4 (${DEFAULT-VALUE}).")
  private double textScale;

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      description = "Draw a recording; needs neither Redis nor a database.")
  private Optional<Path> recording = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Moment of the recording, such as 12.5s; by default its end.")
  private Optional<Duration> at = Optional.empty();

  ScreenshotCommand(Commands commands, Map<String, String> environment) {
    this.commands = commands;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    return commands.screenshot(WrongUsage.unless(this::options));
  }

  private ScreenshotOptions options() {
    Matcher form = SIZE.matcher(size);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "--size must be width x height, such as 1440x900; '" + size + "' is not");
    }
    if (after.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("--after must not be longer than 10m");
    }
    if (at.isPresent() && recording.isEmpty()) {
      throw new IllegalArgumentException(
          "--at is a moment of a recording: give --recording FILE too");
    }
    if (!(textScale >= 0.5 && textScale <= 4)) {
      throw new IllegalArgumentException("--text-scale must be from 0.5 to 4, was " + textScale);
    }
    return new ScreenshotOptions(
        screen,
        out,
        pixels(form.group(1)),
        pixels(form.group(2)),
        theme,
        WorkloadText.parse(workload),
        after,
        consent.on(redis.target(environment)),
        more.on(settings()),
        textScale,
        recording,
        at);
  }

  private Settings settings() {
    long memory = SizeText.bytes("--max-memory", maxMemory);
    if (memory == 0 && !policy.equals(POLICY)) {
      throw new IllegalArgumentException(
          "--policy says who leaves a full memory: give --max-memory too, such as 3MB");
    }
    return Settings.CLASSIC
        .withTtl(ttl)
        .withDatabaseDelay(delay)
        .withValueBytes(
            Math.toIntExact(Math.min(SizeText.bytes("--value-size", valueSize), 1 << 30)))
        .withMaxMemory(memory)
        .withEvictionPolicy(memory == 0 ? Settings.CLASSIC.evictionPolicy() : policy);
  }

  private static int pixels(String text) {
    int pixels = Integer.parseInt(text);
    if (pixels < SMALLEST || pixels > LARGEST) {
      throw new IllegalArgumentException(
          "--size must be from " + SMALLEST + " to " + LARGEST + " pixels each way, was " + text);
    }
    return pixels;
  }
}
