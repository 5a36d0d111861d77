package cachescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.scenario.race.Held;
import cachescope.scenario.race.Race;
import cachescope.scenario.race.RaceBoard;
import cachescope.scenario.race.RaceRecord;
import cachescope.scenario.race.Scheme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceCommandTest {
  private final List<Object> raced = new ArrayList<>();
  private final StringWriter err = new StringWriter();

  @Test
  void itAsksOneOfThreeQuestions() {
    assertThat(run("race cache-aside")).isZero();
    assertThat(run("race lease --find --readers 1 --writers 3 --json")).isZero();
    assertThat(run("race second-delete --order r2,w1,w1-later")).isZero();
    assertThat(run("race delete-first --random 3000 --seed 7")).isZero();
    assertThat(raced)
        .containsExactly(
            new RaceOptions(new Race(Scheme.CACHE_ASIDE, 2, 2), new RaceOptions.Find(), false),
            new RaceOptions(new Race(Scheme.LEASE, 1, 3), new RaceOptions.Find(), true),
            new RaceOptions(
                new Race(Scheme.SECOND_DELETE, 2, 1),
                new RaceOptions.Order(List.of("r2", "w1", "w1-later")),
                false),
            new RaceOptions(
                new Race(Scheme.DELETE_FIRST, 3, 2), new RaceOptions.Random(3000, 7), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "race|SCHEME",
        "race hope|there is no scheme 'hope'; there are delete-first, update, cache-aside",
        "race lease --find --random 3|give one of --order, --find and --random",
        "race lease --random 0|--random must be 1 to 1000000, was 0",
        "race lease --readers 4|readers must be 0 to 3, was 4",
        "race lease --order x|there is no 'x'; there are readers r1 to r3, writers w1 to w3",
        "race lease --order r1,zz|there is no 'zz'; there are readers r1 to r3"
      })
  void whatCannotBeMeantIsRefused(String line, String sentence) {
    assertThat(run(line)).isEqualTo(Commands.WRONG_USAGE);
    assertThat(err.toString()).contains(sentence).doesNotContain("Exception");
    assertThat(raced).isEmpty();
  }

  /** In the window somebody could go on; a program that searched has to be told what it found. */
  @Test
  void findingNothingIsTheVerdict() {
    RaceRecord nobodyWent =
        new RaceRecord(new Race(Scheme.LEASE, 2, 2), List.of(), List.of(), new Held.Nothing(), 1);
    String json =
        RaceReport.json(new RaceBoard(nobodyWent, List.of(), "None of 70 orders is stale."));
    assertThat(json)
        .contains("\"verdict\":\"None of 70 orders is stale.\"")
        .doesNotContain("Say who goes first");
  }

  private int run(String line) {
    Commands commands =
        (Commands)
            Proxy.newProxyInstance(
                Commands.class.getClassLoader(),
                new Class<?>[] {Commands.class},
                (_, _, arguments) -> {
                  raced.add(arguments[0]);
                  return Commands.DONE;
                });
    return new CacheScopeCommand(commands, Map.of(), "1.2.3")
        .run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), line.split(" "));
  }
}
