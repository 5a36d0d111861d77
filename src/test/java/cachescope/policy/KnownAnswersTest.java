package cachescope.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that were known before this program was. */
class KnownAnswersTest {
  private static final List<Integer> TEXTBOOK =
      Traces.of("7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1");
  private static final List<Integer> BELADY = Traces.of("1 2 3 4 1 2 5 1 2 3 4 5");

  @ParameterizedTest
  @CsvSource({"fifo, 15", "lru, 12", "opt, 9"})
  void theTextbooksSequenceWithThreeFrames(String policy, int faults) {
    assertThat(Runs.misses(policy, 3, TEXTBOOK)).isEqualTo(faults);
  }

  @ParameterizedTest
  @CsvSource({"fifo, 3, 9", "fifo, 4, 10", "lru, 3, 10", "lru, 4, 8"})
  void beladysAnomaly(String policy, int frames, int faults) {
    assertThat(Runs.misses(policy, frames, BELADY)).isEqualTo(faults);
  }

  /** On the sequence with which the course begins, room for 3: FIFO drops 1, LRU 2, LFU 3. */
  @ParameterizedTest
  @CsvSource({"fifo, 1", "lru, 2", "lfu, 3"})
  void theFirstVictim(String policy, int victim) {
    List<Integer> requests = Traces.of("1 2 2 1 3 4");
    EvictionPolicy fresh = Runs.policy(policy, Capacity.keys(3), requests);
    requests.forEach(id -> fresh.request(id, 1));
    assertThat(fresh.look().cached())
        .containsExactlyInAnyOrderElementsOf(
            List.of(0, 1, 2, 3).stream().filter(id -> id != victim - 1).toList());
  }

  static List<Arguments> vectors() throws Exception {
    JsonNode traces;
    try (InputStream in = KnownAnswersTest.class.getResourceAsStream("/policy/expected.json")) {
      traces = JsonMapper.shared().readTree(in).get("traces");
    }
    List<Arguments> all = new ArrayList<>();
    traces
        .properties()
        .forEach(trace ->
            trace
                .getValue()
                .get("misses")
                .properties()
                .forEach(policy ->
                    policy
                        .getValue()
                        .properties()
                        .forEach(size ->
                            all.add(
                                Arguments.of(
                                    trace.getKey(),
                                    policy.getKey(),
                                    Integer.parseInt(size.getKey()),
                                    size.getValue().asInt())))));
    return all;
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theVectors(String trace, String policy, int capacity, int misses) throws Exception {
    assertThat(Runs.misses(policy, capacity, Traces.resource(trace))).isEqualTo(misses);
  }

  @Test
  void thereAreSixtyThreeVectors() throws Exception {
    assertThat(vectors()).hasSize(63);
  }
}
