package cachescope.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.LoggedEvent;
import cachescope.event.Outcome;
import cachescope.event.SessionEvent.ClockJumped;
import cachescope.event.SessionEvent.EventsLeftOut;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {
  private static final String COMMON = "{\"seq\":1,\"at\":2,\"inRun\":0,\"rev\":3,";

  private final EventLine line = new EventLine(new Forms());

  @ParameterizedTest
  @MethodSource("cachescope.recording.Samples#types")
  void everyFactComesBackAsItWas(Class<?> type) throws Exception {
    for (long seed = 0; seed < 10; seed++) {
      LoggedEvent event = new LoggedEvent(seed + 1, 12_345, 2, 7, new Samples(seed).event(type));
      String written = written(event);
      assertThat(written).doesNotContain("\n").startsWith("{\"seq\":" + (seed + 1) + ",");
      LoggedEvent back = read(written);
      assertThat(back)
          .usingRecursiveComparison()
          .withEqualsForType((one, other) -> Double.compare(one, other) == 0, Double.class)
          .isEqualTo(event);
      assertThat(back.event()).hasSameClassAs(event.event());
      assertThat(written(back)).isEqualTo(written);
    }
  }

  @Test
  void theSameEventAlwaysMakesTheSameLine() {
    Map<String, Long> forth = new LinkedHashMap<>();
    Map<String, Long> back = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      forth.put("Type" + i, (long) i);
      back.put("Type" + (19 - i), (long) (19 - i));
    }
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    outcomes.put(Outcome.MISS, 1L);
    outcomes.put(Outcome.HIT, 2L);
    assertThat(
            written(
                new LoggedEvent(1, 0, 0, 0, new EventsLeftOut(0, 1, outcomes, Map.of(), forth))))
        .isEqualTo(
            written(new LoggedEvent(1, 0, 0, 0, new EventsLeftOut(0, 1, outcomes, Map.of(), back))))
        .contains("\"HIT\":2,\"MISS\":1");
  }

  @Test
  void aJumpOfMoreThanThreeCenturiesIsWrittenAsThatMuch() {
    LoggedEvent jump = new LoggedEvent(1, 0, 0, 0, new ClockJumped(Duration.ofDays(-400 * 365)));
    assertThat(read(written(jump)).event())
        .isEqualTo(new ClockJumped(Duration.ofNanos(-Long.MAX_VALUE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"seq\":1}",
        "{\"type\":\"Hit\"}",
        COMMON + "\"type\":\"KeySet\"}",
        COMMON + "\"type\":\"KeySet\",\"key\":null}",
        COMMON + "\"type\":\"KeySet\",\"key\":7}",
        COMMON + "\"type\":\"KeySet\",\"key\":\"a\",\"key\":\"b\"}",
        COMMON + "\"type\":\"KeySet\",\"key\":\"a\",\"more\":1}",
        COMMON + "\"type\":\"KeySet\",\"key\":\"a\"} {}",
        COMMON + "\"type\":\"KeySet\",\"key\":\"a\"}x",
        COMMON + "\"type\":\"KeySet\",\"key\":\"a\"",
        COMMON + "\"type\":\"KeySet\",\"key\":\"a\u0001b\"}",
        COMMON + "\"seq\":2,\"type\":\"KeySet\",\"key\":\"a\"}",
        COMMON + "\"type\":\"java.lang.Runtime\"}",
        COMMON + "\"type\":\"CacheEvent\"}",
        COMMON + "\"type\":{\"@class\":\"x\"}}",
        COMMON + "\"type\":\"RunEnded\",\"run\":99999999999}",
        COMMON + "\"type\":\"RunEnded\",\"run\":1.5}",
        COMMON + "\"type\":\"RunEnded\",\"run\":\"1\"}",
        COMMON + "\"type\":\"FaultCaused\",\"fault\":\"EATEN\"}",
        COMMON + "\"type\":\"SessionStarted\",\"wall\":\"yesterday\"}",
        COMMON + "\"type\":\"Noticed\",\"trouble\":\"true\",\"sentence\":\"\"}",
        "{\"seq\":1e3,\"at\":2,\"inRun\":0,\"rev\":3,\"type\":\"KeySet\",\"key\":\"a\"}",
        "{\"seq\":99999999999999999999,\"at\":2,\"inRun\":0,\"rev\":3,\"type\":\"RunEnded\"}"
      })
  void anythingElseIsRefusedWithAReason(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BrokenException.class)
        .message()
        .isNotBlank()
        .hasSizeLessThan(600)
        .doesNotContain("tools.jackson", "\n");
  }

  @Test
  void wrongUtf8IsRefused() {
    byte[] bytes = (COMMON + "\"type\":\"KeySet\",\"key\":\"ab\"}").getBytes(UTF_8);
    bytes[bytes.length - 4] = (byte) 0xff;
    assertThatThrownBy(() -> line.read(bytes, 0, bytes.length)).isInstanceOf(BrokenException.class);
  }

  private String written(LoggedEvent event) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    line.write(event, to);
    return to.toString(UTF_8);
  }

  private LoggedEvent read(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return line.read(bytes, 0, bytes.length);
  }
}
