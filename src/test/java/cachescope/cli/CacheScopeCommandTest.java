package cachescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CachingStrategy;
import cachescope.event.RunSetup;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheScopeCommandTest {
  private final List<ServeOptions> served = new ArrayList<>();
  private final List<ScreenshotOptions> drawn = new ArrayList<>();
  private final List<DoctorOptions> examined = new ArrayList<>();
  private final List<ReplayOptions> replayed = new ArrayList<>();
  private final List<CompareOptions> compared = new ArrayList<>();
  private final List<ScenarioOptions> played = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Optional<Exception> failure = Optional.empty();

  @Test
  void serveHasTheTutorialsDefaults() {
    assertThat(run("serve")).isZero();
    ServeOptions options = served.getFirst();
    assertThat(options.port()).isEqualTo(8000);
    assertThat(options.settings()).isEqualTo(Settings.CLASSIC);
    assertThat(options.redis())
        .isEqualTo(new RedisTarget(Optional.empty(), Optional.empty(), false));
    assertThat(options.database().toString()).startsWith("jdbc:h2:mem:");
    assertThat(out.toString() + err).isEmpty();
  }

  @Test
  void anySettingIsSetByItsName() {
    assertThat(run("serve --set strategy=write-through --set lease=2s --set single-flight=on"))
        .isZero();
    Settings set = served.getFirst().settings();
    assertThat(set.pattern().strategy()).isEqualTo(CachingStrategy.WRITE_THROUGH);
    assertThat(set.protections().lease()).isEqualTo(Duration.ofSeconds(2));
    assertThat(set.protections().singleFlight()).isTrue();
    assertThat(run("serve --set leese=2s")).isEqualTo(Commands.WRONG_USAGE);
    assertThat(err.toString()).contains("there is no setting 'leese'").contains("single-flight");
    assertThat(served).hasSize(1);
  }

  @Test
  void serveTakesEverythingThatIsSet() {
    int code =
        run(
            "serve --port 0 --redis redis://u:s3cret@h:1/2 --prefix= --ttl 2m --delay 250ms"
                + " --connections 3 --cache-timeout 0.5 --jdbc jdbc:h2:mem:lab;PASSWORD=s3cret"
                + " --no-cache --password-stdin");
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    ServeOptions options = served.getFirst();
    assertThat(options.port()).isZero();
    assertThat(options.redis().uri()).contains("redis://u:s3cret@h:1/2");
    assertThat(options.redis().prefix()).contains("");
    assertThat(options.redis().passwordFromStdin()).isTrue();
    assertThat(options.settings())
        .isEqualTo(
            Settings.CLASSIC
                .withCacheOn(false)
                .withTtl(Duration.ofMinutes(2))
                .withDatabaseDelay(Duration.ofMillis(250))
                .withDatabaseConnections(3)
                .withCacheTimeout(Duration.ofMillis(500)));
    assertThat(options.toString()).doesNotContain("s3cret");
  }

  @Test
  void redisUrlIsHonouredUnlessRedisIsGiven() {
    environment.put("REDIS_URL", "redis://from-environment");
    run("serve");
    run("serve --redis redis://from-option");
    run("screenshot stage --out x.png");
    assertThat(served.get(0).redis().uri()).contains("redis://from-environment");
    assertThat(served.get(1).redis().uri()).contains("redis://from-option");
    assertThat(drawn.get(0).redis().uri()).contains("redis://from-environment");
  }

  @Test
  void doctorTakesFilesForTlsAndAPasswordFromTheEnvironment() {
    environment.put("CACHESCOPE_REDIS_PASSWORD", "s3cret");
    assertThat(run("doctor --json --redis rediss://u@h:1 --cacert ca.pem --cert c.pem --key k.pem"))
        .isZero();
    DoctorOptions options = examined.getFirst();
    assertThat(options.json()).isTrue();
    assertThat(options.redis().password()).contains("s3cret");
    assertThat(options.redis().files().authority()).contains(Path.of("ca.pem"));
    assertThat(options.redis().files().key()).contains(Path.of("k.pem"));
    assertThat(options.toString()).doesNotContain("s3cret");
    run("doctor");
    assertThat(examined.get(1).redis().password()).isEmpty();
  }

  @Test
  void consentNamesTheHost() {
    run("serve --redis redis://h:1 --allow-config h");
    assertThat(served.getFirst().redis().consent()).isEqualTo("h");
    assertThat(run("serve --allow-config h")).isEqualTo(2);
    assertThat(err.toString()).contains("--allow-config is for a Redis of your own");
    assertThat(run("serve --cacert ca.pem --redis redis://h")).isEqualTo(2);
    assertThat(err.toString()).contains("give --redis rediss://HOST:PORT too");
  }

  @Test
  void screenshotTakesEverythingThatIsSet() {
    int code =
        run(
            "screenshot stage --out shots/a.png --size 1024x700 --theme light --after 1500ms"
                + " --workload zipf:0.8,users=50,rate=2.5,writes=10%,seed=-3 --text-scale 1.5"
                + " --ttl 5s --delay 0 --value-size 64KB --max-memory 3mb --policy allkeys-lfu");
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(drawn)
        .containsExactly(
            new ScreenshotOptions(
                ScreenshotOptions.Screen.STAGE,
                Path.of("shots/a.png"),
                1024,
                700,
                ScreenshotOptions.Theme.LIGHT,
                Optional.of(new WorkloadSpec(WorkloadSpec.Shape.ZIPF, 50, 0.8, 2.5, 0.1, -3)),
                Duration.ofMillis(1500),
                new RedisTarget(Optional.empty(), Optional.empty(), false),
                Settings.CLASSIC
                    .withTtl(Duration.ofSeconds(5))
                    .withDatabaseDelay(Duration.ZERO)
                    .withValueBytes(65_536)
                    .withMaxMemory(3 << 20)
                    .withEvictionPolicy("allkeys-lfu"),
                1.5,
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "serve --ttl soon              | 'soon' is not a duration",
        "serve --ttl 1500ms            | --ttl must be whole seconds",
        "serve --ttl 0s                | --ttl must be from 1 s to 24 h, was 0 s",
        "serve --ttl 25h               | --ttl must be from 1 s to 24 h, was 25 h",
        "serve --delay -1s             | is not a duration",
        "serve --delay 2m              | --delay must be from 0 s to 60 s, was 120 s",
        "serve --port 70000            | --port must be from 0 to 65535",
        "serve --port http             | --port",
        "serve --connections 0         | --connections must be from 1",
        "serve --cache-timeout 1h      | --cache-timeout must be from 1 ms to 10 s, was 1 h",
        "serve --redis localhost:6379  | --redis must begin with redis://",
        "serve --jdbc postgres://h/x   | begins with jdbc:",
        "serve --password-stdin        | give --redis too",
        "serve --prefix mine:          | give --redis too",
        "serve extra                   | extra",
        "serve --prt 1                 | --prt",
        "screenshot stage              | --out",
        "screenshot --out a.png        | SCREEN",
        "screenshot lobby --out a.png  | STAGE",
        "screenshot stage --out a.png --size big      | --size must be width x height",
        "screenshot stage --out a.png --size 1x1      | --size must be from 200",
        "screenshot stage --out a.png --theme pink    | DARK, LIGHT",
        "screenshot stage --out a.png --text-scale 9  | --text-scale must be from",
        "screenshot stage --out a.png --value-size x  | --value-size must be a size",
        "screenshot stage --out a.png --value-size 9G | --value-size must be a size",
        "screenshot stage --out a.png --value-size 9M | --value-size must be a size",
        "screenshot stage --out a.png --value-size 9GB | --value-size must be from",
        "screenshot stage --out a.png --ttl 1500ms    | whole seconds",
        "screenshot stage --out a.png --after 1h      | --after must not be longer",
        "screenshot stage --out a.png --policy foo    | give --max-memory too",
        "screenshot stage --out a.png --workload zip  | 'zip' is no shape",
        "compare --arm a               | from 2 to 8 configurations can be compared, not 1",
        "compare --arm a:ttl=x --arm b | --arm 'a': ttl: 'x' is not a duration",
        "compare --requests 0          | --requests must be from 1",
        "compare --set ttl             | 'ttl' is no setting",
        "compare --file nosuch.json    | there is no file nosuch.json",
        "nosuch                        | nosuch",
        "``                            | Say which command"
      })
  void wrongUsageIsASentenceAndExitCode2(String line, String sentence) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).contains("--help").doesNotContain("Exception");
    assertThat(out.toString()).isEmpty();
    assertThat(served).isEmpty();
    assertThat(drawn).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --redis http://u:s3cret@h",
        "serve redis://:s3cret@h",
        "serve --jdbc h2:mem:x;PASSWORD=s3cret",
        "serve --ttl redis://:s3cret@h"
      })
  void noMessageNamesASecret(String line) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("s3cret");
  }

  @Test
  void whatTheCommandSaysIsTheExitCode() {
    failure = Optional.of(new IOException("Port 8000 of 127.0.0.1 cannot be had."));
    assertThat(run("serve")).isEqualTo(3);
    assertThat(err.toString())
        .isEqualTo("Port 8000 of 127.0.0.1 cannot be had." + System.lineSeparator());
  }

  @Test
  void helpAndVersionAreResults() {
    assertThat(run("--version")).isZero();
    assertThat(run("serve --version")).isZero();
    assertThat(out.toString().lines()).containsExactly("cachescope 1.2.3", "cachescope 1.2.3");
    assertThat(run("--help")).isZero();
    assertThat(run("serve --help")).isZero();
    assertThat(run("screenshot --help")).isZero();
    assertThat(out.toString())
        .contains(
            "serve",
            "screenshot",
            "--cache-timeout",
            "writes=5%,",
            "One of: STAGE, SCENARIOS, RACES, COMPARE");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aScreenshotOfARecordingHasItsMoment() {
    assertThat(run("screenshot stage --out a.png --recording r.jsonl --at 12.5s")).isZero();
    assertThat(drawn.getFirst().recording()).contains(Path.of("r.jsonl"));
    assertThat(drawn.getFirst().at()).contains(Duration.ofMillis(12_500));
    assertThat(run("screenshot stage --out a.png --at 12.5s")).isEqualTo(Commands.WRONG_USAGE);
  }

  @Test
  void scenarioListsAndRuns() {
    assertThat(run("scenario list --json")).isZero();
    assertThat(out.toString()).startsWith("{\"scenarios\":[{\"name\":\"stampede\",\"title\":");
    assertThat(run("scenario run stampede --seed 7 --json --record a.jsonl")).isZero();
    assertThat(played)
        .containsExactly(
            new ScenarioOptions(
                "stampede", List.of(), OptionalLong.of(7), true, Optional.of(Path.of("a.jsonl"))));
  }

  @Test
  void aWrongScenarioIsSaidBeforeAnythingStarts() {
    assertThat(run("scenario run nosuch")).isEqualTo(Commands.WRONG_USAGE);
    assertThat(run("scenario run stampede --fix nosuch")).isEqualTo(Commands.WRONG_USAGE);
    assertThat(run("scenario run no/such.json")).isEqualTo(Commands.OUTSIDE_FAILED);
    assertThat(run("scenario")).isEqualTo(Commands.WRONG_USAGE);
    assertThat(err.toString())
        .contains("There is no scenario 'nosuch'", "has no fix 'nosuch'", "There is no file");
    assertThat(played).isEmpty();
  }

  @Test
  void replayShowsARecordingInOneOfFourWays() {
    assertThat(run("replay a.jsonl")).isZero();
    assertThat(run("replay a.jsonl --json")).isZero();
    assertThat(run("replay --summary a.jsonl")).isZero();
    assertThat(run("replay a.jsonl --json --summary")).isZero();
    assertThat(replayed)
        .extracting(ReplayOptions::show)
        .containsExactly(ReplayOptions.Show.values());
    assertThat(replayed).extracting(ReplayOptions::file).containsOnly(Path.of("a.jsonl"));
    assertThat(run("replay")).isEqualTo(Commands.WRONG_USAGE);
    assertThat(run("replay a.jsonl b.jsonl")).isEqualTo(Commands.WRONG_USAGE);
  }

  @Test
  void compareTakesCacheOnAndOffOrWhatItIsGiven() {
    assertThat(run("compare")).isZero();
    assertThat(run("compare --strategies --requests 9 --seed 7")).isZero();
    assertThat(run("compare --set delay=10ms --arm none:cache=off --arm b:ttl=5s,lease=1s"))
        .isZero();
    assertThat(names(0)).containsExactly("no cache", "cache-aside");
    assertThat(compared.get(0).requests()).isEqualTo(500);
    assertThat(names(1)).contains("no cache", "cache-aside", "write-behind").hasSize(8);
    assertThat(compared.get(1).requests()).isEqualTo(9);
    assertThat(compared.get(1).workload().seed()).isEqualTo(7);
    assertThat(names(2)).containsExactly("none", "b");
    assertThat(compared.get(2).setups())
        .allMatch(setup -> setup.settings().databaseDelay().equals(Duration.ofMillis(10)));
    Settings last = compared.get(2).setups().getLast().settings();
    assertThat(last.ttl()).isEqualTo(Duration.ofSeconds(5));
    assertThat(last.protections().lease()).isEqualTo(Duration.ofSeconds(1));
  }

  private List<String> names(int run) {
    return compared.get(run).setups().stream().map(RunSetup::name).toList();
  }

  @Test
  void compareReadsAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("compare.json");
    Files.writeString(
        file,
        """
        {"workload": "uniform,users=9,rate=20", "requests": 40, "settings": {"delay": "5ms"},
         "runs": [{"name": "a", "settings": {"ttl": "5s"}}, {"name": "b"}]}
        """);
    assertThat(run("compare --file " + file)).isZero();
    CompareOptions options = compared.getFirst();
    assertThat(names(0)).containsExactly("a", "b");
    assertThat(options.requests()).isEqualTo(40);
    assertThat(options.workload().users()).isEqualTo(9);
    assertThat(options.setups().getFirst().settings().ttl()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.setups().getLast().settings().databaseDelay())
        .isEqualTo(Duration.ofMillis(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"runs\": [{\"name\": \"a\"}]}           | from 2 to 8 configurations",
        "{\"runs\": [{\"name\": \"a\", \"settings\": {\"tll\": \"5s\"}}]} | runs[0].settings: there"
            + " is no setting 'tll'",
        "{\"runs\": [{}]}                        | runs[0]: the name of a configuration",
        "{\"settings\": {\"ttl\": \"soon\"}}       | settings: ttl: 'soon' is not a duration",
        "{\"rns\": []}                           | rns",
        "{                                       | line 1",
        "null                                    | holds nothing",
      })
  void aFileThatIsNoComparisonIsRefusedByFileAndField(
      String text, String sentence, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("compare.json");
    Files.writeString(file, text);
    assertThat(run("compare --file " + file)).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).doesNotContain("Exception");
    assertThat(compared).isEmpty();
  }

  private int run(String line) {
    var command =
        new CacheScopeCommand(
            new Commands() {
              @Override
              public int doctor(DoctorOptions options) {
                examined.add(options);
                return DONE;
              }

              @Override
              public int race(RaceOptions options) {
                throw new AssertionError("see RaceCommandTest");
              }

              @Override
              public int serve(ServeOptions options) throws Exception {
                if (failure.isPresent()) {
                  throw failure.get();
                }
                served.add(options);
                return DONE;
              }

              @Override
              public int replay(ReplayOptions options) {
                replayed.add(options);
                return DONE;
              }

              @Override
              public int compare(CompareOptions options) {
                compared.add(options);
                return DONE;
              }

              @Override
              public int lessons(LessonOptions options) {
                throw new AssertionError("not asked for");
              }

              @Override
              public int scenario(ScenarioOptions options) {
                played.add(options);
                return DONE;
              }

              @Override
              public int simulate(SimulateOptions options) {
                throw new AssertionError("see SimulateCommandTest");
              }

              @Override
              public int screenshot(ScreenshotOptions options) {
                drawn.add(options);
                return DONE;
              }
            },
            environment,
            "1.2.3");
    String[] arguments = line.isBlank() ? new String[0] : line.split(" ");
    return command.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
