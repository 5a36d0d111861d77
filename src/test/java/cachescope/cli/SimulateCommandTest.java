package cachescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.LiveIntent.MeasureLivePoint;
import cachescope.event.LivePoint;
import cachescope.event.LiveState;
import cachescope.policy.Capacity;
import cachescope.policy.Policies;
import cachescope.policy.RedisParameters;
import cachescope.trace.RequestSource;
import cachescope.trace.RequestTrace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
  private static final String ALL =
      "fifo lru lfu lfu-da mru random clock slru 2q lru-k arc lirs tinylfu w-tinylfu sieve s3-fifo"
          + " redis-lru redis-lfu ttl opt";

  @TempDir private Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private final List<MeasureLivePoint> asked = new ArrayList<>();
  private boolean failing;

  @BeforeEach
  void textbook() throws IOException {
    Files.writeString(folder.resolve("t.txt"), "7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1\n");
    Files.writeString(folder.resolve("s.csv"), "key,size\na,10\nb,20\na,10\nc,30\na,10\n");
  }

  @Test
  void theTextbooksAnswersAsJson() {
    JsonNode document = json("--policy fifo,lru,opt --capacity 3,4");
    assertThat(document.propertyNames()).containsExactly("trace", "results");
    assertThat(document.get("trace").asString()).isEqualTo("t.txt");
    List<String> rows = new ArrayList<>();
    for (JsonNode result : document.get("results")) {
      assertThat(result.propertyNames())
          .containsExactly(
              "policy", "capacity", "requests", "hits", "misses", "missRatio", "requestsPerSecond");
      assertThat(result.get("requests").asInt()).isEqualTo(20);
      assertThat(result.get("hits").asInt()).isEqualTo(20 - result.get("misses").asInt());
      assertThat(result.get("missRatio").asDouble()).isEqualTo(result.get("misses").asInt() / 20.0);
      assertThat(result.get("requestsPerSecond").asLong()).isPositive();
      rows.add(
          result.get("policy").asString() + result.get("capacity") + " " + result.get("misses"));
    }
    assertThat(rows)
        .containsExactly("fifo3 15", "fifo4 10", "lru3 12", "lru4 8", "opt3 9", "opt4 8");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void everyPolicyByDefault() {
    List<String> names = new ArrayList<>();
    json("--capacity 3").get("results").forEach(each -> names.add(each.get("policy").asString()));
    assertThat(names).containsExactly(ALL.split(" "));
  }

  @Test
  void aTableForAPerson() {
    assertThat(run("--trace t.txt --policy lru,fifo --capacity 3")).isZero();
    assertThat(out.toString().lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("lru +3 +20 +8 +12 +0\\.6000 +[\\d\u2009]+"))
        .anyMatch(line -> line.matches("fifo +3 +20 +5 +15 +0\\.7500 +[\\d\u2009]+"));
  }

  @Test
  void csvForASheet() {
    assertThat(run("--trace t.txt --policy lru --capacity 3 --csv")).isZero();
    assertThat(out.toString().lines().toList().get(0))
        .isEqualTo("policy,capacity,requests,hits,misses,missRatio,requestsPerSecond,error");
    assertThat(out.toString().lines().toList().get(1)).matches("lru,3,20,8,12,0\\.6,\\d+,0");
  }

  @Test
  void bytesForATraceWithSizes() {
    assertThat(run("--trace s.csv --policy lru,fifo --capacity 40B --bytes --json")).isZero();
    JsonNode results = JsonMapper.shared().readTree(out.toString()).get("results");
    assertThat(results.get(0).get("hits").asInt()).isEqualTo(2);
    assertThat(results.get(1).get("hits").asInt()).isEqualTo(1);
  }

  @Test
  void aCurveHasItsOwnSizesAndTheExactOneOfLruAgreesWithARun() {
    JsonNode document = json("--policy lru,slru --curve --points 6 --capacity 3");
    JsonNode lru = document.get("curves").get(0);
    assertThat(lru.get("method").asString()).isEqualTo("exact");
    // 1, 2, 3, 4 and 6 of its 6 keys.
    assertThat(lru.get("points")).hasSize(5);
    assertThat(lru.get("points").get(2).get("missRatio").asDouble()).isEqualTo(0.6);
    assertThat(document.get("curves").get(1).get("method").asString()).isEqualTo("runs");
    assertThat(document.get("results")).hasSize(10);
    assertThat(json("--policy fifo --curve --points 6").get("results")).hasSize(5);
  }

  @Test
  void aSampledCurveTellsItsError() {
    assertThat(
            run(
                "--generate zipf:0.9,objects=20000,requests=200000 --policy lru --curve --points 5"
                    + " --sample 0.2 --json"))
        .isZero();
    JsonNode lru = JsonMapper.shared().readTree(out.toString()).get("curves").get(0);
    assertThat(lru.get("method").asString()).isEqualTo("sampled");
    assertThat(lru.get("points")).allMatch(point -> point.get("error").asDouble() < 0.3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zipf:1.0,objects=1000,requests=5000,seed=1 | 5000",
        "uniform,objects=100,requests=300           | 300",
        "hotset,objects=1000,width=50,hot=95%,stay=500,requests=2000 | 2000",
        "scan,requests=50                           | 50",
        "loop,objects=7,requests=70                 | 70",
        "zipf:0.8,objects=100,share=70%+scan,share=30%,burst=20,requests=900 | 900"
      })
  void generators(String spec, int requests) {
    assertThat(run("--generate " + spec + " --policy lru,opt --capacity 10 --json")).isZero();
    JsonNode document = JsonMapper.shared().readTree(out.toString());
    assertThat(document.get("trace").asString()).isEqualTo(spec);
    assertThat(document.get("results").get(0).get("requests").asInt()).isEqualTo(requests);
  }

  @Test
  void aSeedRepeatsItself() {
    String line =
        "--generate zipf:1.0,objects=1000,requests=5000,seed=%d --policy random --capacity 50"
            + " --csv";
    run(line.formatted(1));
    run(line.formatted(1));
    run(line.formatted(2));
    List<String> rows =
        out.toString()
            .lines()
            .filter(row -> row.startsWith("random"))
            .map(row -> row.substring(0, row.lastIndexOf(',', row.length() - 3)))
            .toList();
    assertThat(rows.get(0)).isEqualTo(rows.get(1)).isNotEqualTo(rows.get(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--capacity 3                         | Say where the requests come from",
        "--trace t.txt --generate scan --capacity 3 | one of the two",
        "--trace t.txt                        | --capacity says how much the cache holds",
        "--trace t.txt --capacity 0           | '0' is not",
        "--trace t.txt --capacity 3,x         | 'x' is not",
        "--trace t.txt --capacity -3          | '-3' is not",
        "--trace t.txt --capacity 64MB        | a whole number of keys, 1 or more; '64MB' is not",
        "--trace t.txt --capacity 3 --bytes   | --bytes needs sizes, and t.txt has none",
        "--trace s.csv --capacity 0 --bytes   | a size of 1 byte or more",
        "--trace t.txt --capacity 3 --policy lrru | there is no policy 'lrru'; there are fifo, lru",
        "--trace t.txt --capacity 3 --policy lru, | there is no policy ''",
        "--trace t.txt --capacity 3 --format xml | AUTO",
        "--trace t.txt --capacity 3 --points 1 | --points must be from 2 to 1000",
        "--trace t.txt --capacity 3 --sample 0.1 | --sample is for a --curve",
        "--trace t.txt --curve --sample 2     | --sample must be more than 0",
        "--trace t.txt --capacity 3 --json --csv | not both",
        "--trace t.txt --capacity 3 --redis-samples 0 | maxmemory-samples must be 1 to 64",
        "--generate zip --capacity 3          | 'zip' is no generator; there are zipf",
        "--generate zipf:x --capacity 3       | zipf must be a number, 'x' is not",
        "--generate zipf:-1 --capacity 3      | exponent must be from 0 to 20",
        "--generate loop:3 --capacity 3       | only zipf has a number behind it",
        "--generate zipf,objects=0 --capacity 3 | objects must be a whole number from 1",
        "--generate zipf,request=5 --capacity 3 | there is no field 'request'",
        "--generate zipf,width=5 --capacity 3 | there is no field 'width'",
        "--generate zipf,objects --capacity 3 | 'objects' is no field",
        "--generate hotset,objects=10,width=20 --capacity 3 | width must be a whole number from 1"
            + " to 10",
        "--generate zipf,size=9-3 --capacity 3 | size must be a whole number from 9",
        "--generate zipf+ --capacity 3        | '' is no generator"
      })
  void wrongUsageIsASentence(String line, String sentence) {
    assertThat(run(line)).isEqualTo(Commands.WRONG_USAGE);
    assertThat(err.toString())
        .contains(sentence.strip())
        .contains("--help")
        .doesNotContain("Exception");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsTheOutsides() throws Exception {
    assertThat(run("--trace nosuch.txt --capacity 3")).isEqualTo(Commands.OUTSIDE_FAILED);
    assertThat(err.toString()).contains("There is no file").contains("nosuch.txt");
    Files.writeString(folder.resolve("bad.csv"), "key,size\n1,big\n");
    assertThat(run("--trace bad.csv --capacity 3")).isEqualTo(Commands.OUTSIDE_FAILED);
    assertThat(err.toString()).contains("bad.csv: line 2: the size must be");
  }

  @Test
  void whatIsDoneIsPrintedWhenItIsEndedEarly() throws Exception {
    CountDownLatch reading = new CountDownLatch(3);
    RequestTrace endless = new Endless(reading);
    SimulateOptions options =
        new SimulateOptions(
            endless,
            List.of(Policies.named("lru")),
            List.of(Capacity.keys(9)),
            false,
            false,
            20,
            OptionalDouble.empty(),
            1,
            RedisParameters.SHIPPED,
            2,
            List.of(),
            SimulateOptions.Form.TABLE);
    Simulate simulate =
        new Simulate(options, this::measured, new PrintWriter(out), new PrintWriter(err));
    Thread running = Thread.ofPlatform().start(() -> runQuietly(simulate));
    reading.await();
    simulate.endEarly();
    running.join();
    assertThat(out.toString()).containsPattern("lru +9 +[1-9]");
    assertThat(err.toString()).containsPattern("Ended early, after [1-9][\\d\u2009]+ requests");
  }

  private record Endless(CountDownLatch reading) implements RequestTrace {
    @Override
    public String name() {
      return "endless";
    }

    @Override
    public boolean sized() {
      return false;
    }

    @Override
    public RequestSource open() {
      return new RequestSource() {
        @Override
        public int read(long[] keys, int[] sizes) {
          reading.countDown();
          return keys.length;
        }

        @Override
        public OptionalLong length() {
          return OptionalLong.empty();
        }

        @Override
        public void close() {}
      };
    }
  }

  private static void runQuietly(Simulate simulate) {
    try {
      simulate.run();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void longRunsTellHowFarTheyAre() {
    long[] clock = {0};
    SimulateProgress progress = new SimulateProgress(new PrintWriter(err), () -> clock[0]);
    progress.begin("simulating", OptionalLong.of(1_000_000));
    assertThat(progress.reached(1_000)).isTrue();
    assertThat(err.toString()).isEmpty();
    clock[0] = 6_000_000_000L;
    progress.reached(250_000);
    assertThat(err.toString().strip())
        .isEqualTo("simulating: 250\u2009000 requests of 1\u2009000\u2009000, about 18 s left");
    progress.end();
    assertThat(progress.reached(260_000)).isFalse();
  }

  @Test
  void helpNamesEveryPolicy() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString().replaceAll("\\s+", " ")).contains(ALL);
  }

  private JsonNode json(String line) {
    out = new StringWriter();
    assertThat(run("--trace t.txt --json " + line)).as("%s", err).isZero();
    return JsonMapper.shared().readTree(out.toString());
  }

  private int run(String line) {
    String[] arguments = ("simulate " + line.strip()).split(" ");
    for (int i = 1; i < arguments.length; i++) {
      if (arguments[i - 1].equals("--trace")) {
        arguments[i] = folder.resolve(arguments[i]).toString();
      }
    }
    return new CacheScopeCommand(new Simulating(), Map.of(), "1.2.3")
        .run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void aRealRedisIsAskedTheFirstRequestsAndItsRowSaysThatItIsMeasured() throws Exception {
    asked.clear();
    JsonNode row =
        json("--policy lru --capacity 10,20 --live allkeys-lru,ALLKEYS-LFU").get("live").get(0);
    assertThat(asked)
        .extracting(point -> point.policy() + " " + point.capacity() + " " + point.trace().size())
        .containsExactly(
            "allkeys-lru 10 20", "allkeys-lru 20 20", "allkeys-lfu 10 20", "allkeys-lfu 20 20");
    assertThat(asked.getFirst().trace().at(0)).isEqualTo(7);
    assertThat(row.get("policy").asString()).isEqualTo("allkeys-lru");
    assertThat(row.get("asked").asInt()).isEqualTo(10);
    assertThat(row.get("capacity").asDouble()).isEqualTo(9.5);
    assertThat(row.get("missRatio").asDouble()).isEqualTo(0.75);
    out = new StringWriter();
    assertThat(run("--trace t.txt --policy lru --capacity 10 --live allkeys-lru")).isZero();
    assertThat(out.toString())
        .contains("redis-live allkeys-lru: measured on Redis 6.2.11, 10 keys there")
        .contains("20 requests, 5 hits, miss ratio 0.7500");
    out = new StringWriter();
    assertThat(run("--trace t.txt --policy lru --capacity 10 --live allkeys-lru --csv")).isZero();
    assertThat(out.toString()).contains("\nredis-live allkeys-lru,10,20,5,15,0.75,10,0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--capacity 100 --live fifo     | --live must be an eviction policy of Redis",
        "--capacity 9 --live noeviction | must be from 10 to 200000",
        "--curve --live allkeys-lru     | --live needs a --capacity that counts keys",
      })
  void whatARealRedisCannotBeAskedIsSaid(String line, String said) {
    assertThat(run("--trace t.txt --policy lru " + line)).isEqualTo(Commands.WRONG_USAGE);
    assertThat(err.toString()).contains(said);
  }

  @Test
  void whereThereIsNoRealRedisItIsTheOutsides() {
    failing = true;
    assertThat(run("--trace t.txt --policy lru --capacity 10 --live allkeys-lru"))
        .isEqualTo(Commands.OUTSIDE_FAILED);
    assertThat(err.toString()).contains("There is no Redis for this machine");
  }

  private LivePoint measured(MeasureLivePoint point, Consumer<LivePoint> told) {
    asked.add(point);
    LivePoint done =
        new LivePoint(
            point.trace().name(),
            point.policy(),
            point.samples(),
            point.capacity(),
            failing ? LiveState.FAILED : LiveState.DONE,
            9.5,
            20,
            20,
            5,
            3,
            0,
            2_000_000,
            64,
            2,
            "Redis 6.2.11",
            failing ? "There is no Redis for this machine." : "");
    told.accept(done);
    return done;
  }

  private final class Simulating implements Commands {
    @Override
    public int simulate(SimulateOptions options) throws Exception {
      return new Simulate(
              options,
              SimulateCommandTest.this::measured,
              new PrintWriter(out),
              new PrintWriter(err))
          .run();
    }

    @Override
    public int serve(ServeOptions options) {
      throw new AssertionError();
    }

    @Override
    public int doctor(DoctorOptions options) {
      throw new AssertionError();
    }

    @Override
    public int lessons(LessonOptions options) {
      throw new AssertionError("not asked for");
    }

    @Override
    public int scenario(ScenarioOptions options) {
      throw new AssertionError();
    }

    @Override
    public int replay(ReplayOptions options) {
      throw new AssertionError();
    }

    @Override
    public int race(RaceOptions options) {
      throw new AssertionError("not asked for");
    }

    @Override
    public int compare(CompareOptions options) {
      throw new AssertionError();
    }

    @Override
    public int screenshot(ScreenshotOptions options) {
      throw new AssertionError();
    }
  }
}
