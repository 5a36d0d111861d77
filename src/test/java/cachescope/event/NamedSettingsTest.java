package cachescope.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting has a name by which it is read and written. */
class NamedSettingsTest {
  @Test
  void everyPartOfTheSettingsHasAName() {
    assertThat(NamedSettings.ALL).hasSize((int) leaves(Settings.class));
  }

  private static long leaves(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .map(RecordComponent::getType)
        .mapToLong(part -> part.isRecord() ? leaves(part) : 1)
        .sum();
  }

  @ParameterizedTest
  @CsvSource({
    "cache, off, off",
    "ttl, 5s, 5 s",
    "delay, 100ms, 100 ms",
    "strategy, write-through, write-through",
    "invalidation, delete-first, delete-first",
    "ttl-jitter, 10%, 10 %",
    "near-cache, pubsub, pubsub",
    "instances, 2, 2",
    "single-flight, on, on",
    "lease, 10s, 10 s",
    "xfetch, 1.5, 1.5",
    "bulkhead, 5, 5",
    "database-failures, 0.25, 25 %",
  })
  void aSettingIsSetByItsName(String name, String text, String shown) {
    Settings changed = NamedSettings.set(Settings.CLASSIC, name, text);
    assertThat(NamedSettings.named(name).orElseThrow().shown().apply(changed)).isEqualTo(shown);
    assertThat(changed).isNotEqualTo(Settings.CLASSIC);
  }

  @Test
  void offSwitchesAValueOff() {
    Settings on = NamedSettings.set(Settings.CLASSIC, "lock", "5s");
    assertThat(on.protections().lock()).isEqualTo(Duration.ofSeconds(5));
    assertThat(NamedSettings.set(on, "lock", "off")).isEqualTo(Settings.CLASSIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ttl|soon|ttl: 'soon' is not a duration",
        "ttl|0s|ttl: time to live must be from 1 s to 24 h, was 0 s",
        "strategy|best|strategy: there is no 'best' (cache-aside, read-through",
        "ttl-jitter|90%|ttl-jitter: TTL jitter must be from 0 to 0.5, was 0.9",
        "single-flight|maybe|single-flight: 'maybe' is not on or off",
        "instances|9|instances: service instances must be from 1 to 4, was 9",
        "tll|5s|there is no setting 'tll'; there are cache, ttl,",
      })
  void whatIsWrongIsSaidByName(String name, String text, String sentence) {
    assertThatThrownBy(() -> NamedSettings.set(Settings.CLASSIC, name, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
