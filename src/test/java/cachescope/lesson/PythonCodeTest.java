package cachescope.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheEvent;
import cachescope.event.CachingStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each strategy is there in Python, and its marks name facts that there are. */
class PythonCodeTest {
  private static final Pattern MARK =
      Pattern.compile("  # ([A-Z][A-Za-z]+)(:.*)?$", Pattern.MULTILINE);

  @ParameterizedTest
  @EnumSource
  void aStrategyIsMarkedWithItsFacts(CachingStrategy strategy) throws IOException {
    String code = read(strategy.label().replace('-', '_') + ".py");

    Set<String> marked =
        MARK.matcher(code).results().map(mark -> mark.group(1)).collect(Collectors.toSet());

    assertThat(facts(CacheEvent.class)).containsAll(marked);
    assertThat(marked).contains("Hit", "Missed", "Loaded", "Filled", "Answered", "WriteAnswered");
    assertThat(marked.contains(strategy.behind() ? "WriteAccepted" : "RowWritten")).isTrue();
    assertThat(code).contains("from shared import ");
  }

  @Test
  void whatTheyStandOnIsThere() throws IOException {
    assertThat(read("shared.py"))
        .contains("async def cached(", "async def store(", "class Database");
  }

  private static String read(String file) throws IOException {
    try (InputStream in = PythonCodeTest.class.getResourceAsStream("/code/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
    }
  }

  /** The names of all event types below a sealed one. */
  private static Set<String> facts(Class<?> type) {
    Set<String> names = new HashSet<>();
    Class<?>[] below = type.getPermittedSubclasses();
    if (below == null) {
      names.add(type.getSimpleName());
    } else {
      Arrays.stream(below).forEach(each -> names.addAll(facts(each)));
    }
    return names;
  }
}
