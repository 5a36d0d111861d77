package cachescope.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.scenario.Figure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonFileTest {
  private static final String GOOD =
      """
      ---
      lesson: 1
      id: mine
      title: Mine
      minutes: 5
      level: beginner
      objective: Learn it.
      requires: a, b
      paths: evening
      remember: This.
      ---

      Hello.

      ```setup
      { "settings": { "ttl": "5s" }, "users": 20 }
      ```

      ## First

      Ask.

      ```java
      code();
      ```

      ```check
      { "facts": ["Missed user:1"], "missing": "Ask." }
      ```

      ```show
      { "steps": [ { "do": "ask", "user": 1 } ] }
      ```

      ```hint
      Press 1.
      ```

      ```explain
      It took {measured: max >= 0; 5 ms}.
      ```

      ## Second

      Read.
      """;

  @Test
  void whatAFileSaysIsWhatIsTaken() throws IOException {
    Lesson lesson = read(GOOD);
    assertThat(lesson.requires()).containsExactly("a", "b");
    assertThat(lesson.settings()).containsEntry("ttl", "5s");
    assertThat(lesson.users()).isEqualTo(20);
    assertThat(lesson.introduction()).isEqualTo("Hello.");
    assertThat(lesson.steps()).hasSize(2);
    LessonStep first = lesson.steps().getFirst();
    assertThat(first.title()).isEqualTo("First");
    assertThat(first.line()).isEqualTo(19);
    assertThat(first.prose()).startsWith("Ask.").contains("code();").doesNotContain("check");
    assertThat(first.hints()).containsExactly("Press 1.");
    assertThat(first.marked()).hasSize(1);
    assertThat(lesson.steps().get(1).check()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "lesson: 1|lesson: 2|mine.md, line 1: lesson: this program reads format 1 only",
        "minutes: 5|minutes: 99|mine.md, line 1: minutes must be a whole number from 1 to 60",
        "level: beginner|level: easy|mine.md, line 1: level: 'easy' is none; there are beginner",
        "paths: evening|paths: night|mine.md, line 1: there is no path 'night'",
        "remember: This.|remeber: This.|mine.md, line 1: the head has no field 'remeber'",
        "objective: Learn it.|nonsense|mine.md, line 7: 'nonsense' is no field of the head",
        "\"ttl\": \"5s\"|\"tll\": \"5s\"|mine.md, line 16: setup: settings: ",
        "Missed user:1|Mist user:1|mine.md, line 28: check: facts: there is no fact 'Mist'",
        "Missed user:1|Missed user:x|mine.md, line 28: check: facts: the user must be",
        "Missed user:1|Missed cause>x|mine.md, line 28: check: facts: 'x' is not a duration",
        "\"missing\": \"Ask.\"|\"missin\": \"Ask.\"|mine.md, line 28: check: missing: it is"
            + " missing",
        "\"do\": \"ask\"|\"do\": \"beg\"|mine.md, line 32: show: steps[0].do: there is no 'beg'",
        "\"user\": 1 } ] }|\"user\": 1 ] }|mine.md, line 32: show, line 1, is no JSON",
        "max >= 0; 5 ms|max 5 ms|mine.md, line 19: a measured number is not well formed",
        "measured: max|measured: x.max|mine.md, line 19: 'x.max' is of no experiment so far",
        "```show|```show2|mine.md, line 19: a step with 'check' needs 'show'",
        "```hint|```check|mine.md, line 35: there is a second 'check' here",
      })
  void aMistakeIsToldWithItsLine(String what, String instead, String sentence) {
    String bad = GOOD.replace(what, instead);
    assertThat(bad).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> read(bad))
        .isInstanceOf(LessonException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void whatIsTooLargeOrNoTextIsRefused() {
    assertThatThrownBy(() -> read("---\n" + "x".repeat(300_000)))
        .hasMessageContaining("larger than 256 KB");
    byte[] latin = {'-', '-', '-', '\n', (byte) 0xe4};
    assertThatThrownBy(() -> new LessonFile().read(new ByteArrayInputStream(latin), "mine.md"))
        .hasMessage("mine.md is not written in UTF-8.");
    assertThatThrownBy(() -> read("")).hasMessageContaining("a lesson begins with a line ---");
  }

  @Test
  void measuredNumbersTakeThePlaceOfExamples() {
    String text =
        "It cost {measured: plain.databaseLoads >= 90; 100 loads}, {measured: max > 5; 9 s}.";
    assertThat(Marked.fill(text, Findings.NONE)).isEqualTo("It cost 100 loads, 9 s.");
    Findings findings = new Findings(Map.of("plain.databaseLoads", 97.0, "max", 1_629.0), Map.of());
    assertThat(Marked.fill(text, findings))
        .isEqualTo("It cost 97 loads, " + Figure.of("max", 1_629) + ".");
    assertThat(Marked.in(text))
        .extracting(each -> each.condition().of())
        .isEqualTo(List.of("plain.databaseLoads", "max"));
  }

  private static Lesson read(String text) throws IOException {
    return new LessonFile().read(new ByteArrayInputStream(text.getBytes(UTF_8)), "mine.md");
  }
}
