package cachescope.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.Intent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
  private static final String GOOD =
      """
      {"scenario": 1, "name": "mine", "title": "Mine", "group": "Own", "story": "It happens.",
       "settings": {"ttl": "5s"}, "lasts": "1s", "expect": {"hits": ">= 1"},
       "steps": [{"do": "ask", "user": 1}, {"at": "200ms", "do": "burst", "requests": 4,
         "users": "1..2", "every": "50ms", "times": 3}],
       "fixes": [{"name": "long", "title": "Long", "why": "So.", "settings": {"ttl": "60s"},
         "expect": {"misses": "<= 10% of plain"}}]}
      """;

  @Test
  void whatAFileSaysIsWhatIsPlayed() throws IOException {
    Scenario scenario = read(GOOD);
    assertThat(scenario.name()).isEqualTo("mine");
    assertThat(scenario.steps())
        .extracting(Step::at)
        .containsExactly(
            Duration.ZERO, Duration.ofMillis(200), Duration.ofMillis(250), Duration.ofMillis(300));
    assertThat(scenario.steps().getLast().action())
        .isInstanceOfSatisfying(
            Action.Wish.class,
            wish -> assertThat(wish.intent()).isEqualTo(new Intent.AskAtOnce(1, 2, 4)));
    Scenario fixed = scenario.with(List.of("long"));
    assertThat(fixed.settings()).containsEntry("ttl", "60s");
    assertThat(fixed.expect())
        .containsExactly(
            new Condition("misses", Condition.Relation.AT_MOST, 0.1, true, "<= 10% of plain"));
  }

  @Test
  void aBrokenFileIsToldWithItsLineAndPlainly() {
    assertThatThrownBy(() -> read("{\n  \"scenario\": 1,\n  oops\n}"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(", line 3, is no JSON: something does not belong there");
    assertThatThrownBy(() -> read("{\n  \"scenario\": 1"))
        .hasMessageContaining("it ends too early: a bracket, a brace or a quote is not closed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"scenario\": 1            | \"scenario\": 2           | scenario: this program reads"
            + " format 1",
        "\"title\": \"Mine\"        | \"titel\": \"Mine\"       | title: it is missing",
        "\"title\": \"Mine\"        | \"title\": 7              | title: it must be text",
        "\"title\": \"Mine\"        | \"title\": \"a\\u202eb\"  | title: it has characters that"
            + " cannot",
        "\"title\": \"Mine\"        | \"title\": \"a\", \"x\": 1 | x: there is no such field",
        "\"title\": \"Mine\"        | \"name\": \"twice\"       | is no JSON: a field is there"
            + " twice",
        "\"name\": \"mine\"         | \"name\": \"../etc\"      | name: '../etc' is no name",
        "\"ttl\": \"5s\"            | \"ttl\": \"soon\"         | settings: ttl: 'soon' is not",
        "\"ttl\": \"5s\"            | \"tll\": \"5s\"           | settings: there is no setting"
            + " 'tll'",
        "\"lasts\": \"1s\"          | \"lasts\": \"1h\"         | lasts: it must not be longer",
        "\"hits\": \">= 1\"         | \"hist\": \">= 1\"        | expect: there is no number"
            + " 'hist'",
        "\"hits\": \">= 1\"         | \"hits\": \"many\"        | expect: 'many' is no condition",
        "\"do\": \"ask\"            | \"do\": \"shoot\"         | steps[0].do: there is no 'shoot'",
        "\"user\": 1                | \"user\": 0               | steps[0].user: it must be a"
            + " whole",
        "\"user\": 1                | \"user\": 1, \"to\": 2    | steps[0].to: there is no such"
            + " field",
        "\"users\": \"1..2\"        | \"users\": \"2..1\"       | steps[1].users: write the lower"
            + " id",
        "\"requests\": 4            | \"requests\": 100000      | steps[1].requests: it must be a",
        "\"times\": 3               | \"times\": 9000           | steps[1].times: it must be a"
            + " whole",
        "\"misses\": \"<= 10% of plain\" | \"misses\": \"10%\"  | fixes[0].expect: '10%' is no"
      })
  void aMistakeIsSaidWithFileAndField(String right, String wrong, String sentence) {
    assertThat(GOOD).contains(right);
    assertThatThrownBy(() -> read(GOOD.replace(right, wrong)))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith("mine.json")
        .hasMessageContaining(sentence);
  }

  @Test
  void bombsAreRefused() {
    assertThatThrownBy(() -> read(" ".repeat(ScenarioFile.LARGEST) + GOOD))
        .hasMessageContaining("is larger than 256 KB");
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(ScenarioException.class);
    assertThatThrownBy(() -> read(GOOD + "{}")).isInstanceOf(ScenarioException.class);
    assertThatThrownBy(() -> read("")).isInstanceOf(ScenarioException.class);
    assertThatThrownBy(() -> new ScenarioFile().read(Path.of("no/such.json")))
        .hasMessage("There is no file no/such.json.");
  }

  @Test
  void theListNamesEveryFile() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(ScenarioFileTest.class.getResource("/scenarios")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"))
              .map(name -> name.substring(0, name.length() - 5))
              .sorted()
              .toList();
      List<String> listed = new Scenarios().bundled().stream().map(Scenario::name).toList();
      assertThat(listed).doesNotHaveDuplicates();
      assertThat(listed.stream().sorted()).isEqualTo(names);
    }
  }

  private static Scenario read(String text) throws IOException {
    return new ScenarioFile().read(new ByteArrayInputStream(text.getBytes(UTF_8)), "mine.json");
  }
}
