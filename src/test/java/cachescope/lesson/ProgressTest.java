package cachescope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

  @TempDir private Path folder;

  @Test
  void aWrongAnswerComesBackTomorrowAndARightOneLaterEachTime() {
    Progress progress = Progress.NONE.answered("a/0", false, NOW).answered("b/0", true, NOW);
    assertThat(progress.due(NOW)).isEmpty();
    assertThat(progress.due(days(1))).containsExactly("a/0");
    assertThat(progress.due(days(2))).containsExactly("a/0", "b/0");
    Progress later = progress.answered("b/0", true, days(2));
    assertThat(later.due(days(5))).containsExactly("a/0");
    assertThat(later.due(days(6))).containsExactly("a/0", "b/0");
    assertThat(later.cards().get("b/0").known()).isTrue();
    assertThat(later.answered("b/0", false, days(6)).cards().get("b/0").box()).isEqualTo(1);
  }

  @Test
  void progressIsKeptAsItWas() throws IOException {
    Path file = folder.resolve("deep").resolve("progress.json");
    Progress progress =
        Progress.NONE
            .done("cache-aside", 1)
            .done("cache-aside", 0)
            .answered("cache-aside/0", true, NOW)
            .at("cache-aside", 1);
    new ProgressFile(file).write(progress);
    Progress read = new ProgressFile(file).read();
    assertThat(read).isEqualTo(progress);
    assertThat(read.done().get("cache-aside")).isEqualTo(Set.of(0, 1));
    assertThat(read.resume()).hasValue(new Progress.Place("cache-aside", 1));
    assertThat(new ProgressFile(folder.resolve("none.json")).read()).isEqualTo(Progress.NONE);
  }

  @Test
  void aFileThatCannotBeReadIsSaidAndNotWrittenOver() throws IOException {
    Path file = folder.resolve("progress.json");
    Files.writeString(file, "{\"progress\": 1, \"lessons\": [}");
    assertThatThrownBy(() -> new ProgressFile(file).read())
        .hasMessageContaining("line 1, is no JSON");
    List<String> said = new ArrayList<>();
    ProgressBook book = new ProgressBook(Optional.of(file), said::add);
    book.change(known -> known.done("a", 0));
    assertThat(book.get().done()).containsKey("a");
    assertThat(said).singleElement().asString().endsWith("Progress of this session is not kept.");
    assertThat(Files.readString(file)).endsWith("[}");
  }

  @Test
  void aMockInterviewTakesEveryTopicOnceBeforeOneTwice() {
    List<Question> all = new Questions(Optional.empty()).bundled();
    MockInterview drawn = MockInterview.draw(all, 5, 7);
    assertThat(drawn).isEqualTo(MockInterview.draw(all, 5, 7));
    long topics = all.stream().map(Question::topic).distinct().count();
    assertThat(drawn.questions().stream().map(Question::topic).distinct())
        .hasSize((int) Math.min(topics, Math.min(5, all.size())));
    Question first = drawn.questions().getFirst();
    MockInterview one = new MockInterview(1, List.of(first));
    assertThat(one.summary(Map.of()).weak()).containsExactly(first.topic());
    assertThat(one.summary(Map.of()).lessons()).isEqualTo(first.lessons());
  }

  private static Instant days(int count) {
    return NOW.plus(Duration.ofDays(count));
  }
}
