package cachescope.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.WorkloadSpec.Shape;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final Settings classic = Settings.CLASSIC;

  @Test
  void theEndsOfEachRangeAreAllowed() {
    Settings least =
        classic
            .withTtl(Duration.ofSeconds(1))
            .withDatabaseDelay(Duration.ZERO)
            .withDatabaseConnections(1)
            .withCacheTimeout(Duration.ofMillis(1));
    Settings most =
        classic
            .withTtl(Duration.ofHours(24))
            .withDatabaseDelay(Duration.ofSeconds(60))
            .withDatabaseConnections(1_000)
            .withCacheTimeout(Duration.ofSeconds(10))
            .withValueBytes(4 << 20);
    assertThat(least.databaseConnections()).isEqualTo(1);
    assertThat(most.valueBytes()).isEqualTo(4 << 20);
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    refused(() -> classic.withTtl(Duration.ZERO), "time to live");
    refused(() -> classic.withTtl(Duration.ofHours(25)), "time to live");
    refused(() -> classic.withTtl(Duration.ofMillis(1_500)), "whole seconds");
    refused(() -> classic.withDatabaseDelay(Duration.ofMillis(-1)), "database delay");
    refused(() -> classic.withDatabaseDelay(Duration.ofSeconds(61)), "database delay");
    refused(() -> classic.withDatabaseConnections(0), "database connections");
    refused(() -> classic.withDatabaseConnections(1_001), "database connections");
    refused(() -> classic.withCacheTimeout(Duration.ZERO), "cache time-out");
    refused(() -> classic.withValueBytes(-1), "value size");
    refused(() -> classic.withMaxMemory(-1), "max memory");
  }

  @Test
  void aWitherChangesOneThing() {
    assertThat(classic.withCacheOn(false).withCacheOn(true)).isEqualTo(classic);
    assertThat(classic.withMaxMemory(5).maxMemory()).isEqualTo(5);
    assertThat(classic.withMaxMemory(5).withMaxMemory(0)).isEqualTo(classic);
    assertThat(classic.withEvictionPolicy("allkeys-lru").evictionPolicy()).isEqualTo("allkeys-lru");
  }

  @Test
  void aWorkloadsNumbersAreChecked() {
    refused(() -> new WorkloadSpec(Shape.ZIPF, 0, 1, 1, 0, 1), "users");
    refused(() -> new WorkloadSpec(Shape.ZIPF, 1_000_001, 1, 1, 0, 1), "users");
    refused(() -> new WorkloadSpec(Shape.ZIPF, 1, 3.1, 1, 0, 1), "skew");
    refused(() -> new WorkloadSpec(Shape.ZIPF, 1, Double.NaN, 1, 0, 1), "skew");
    refused(() -> new WorkloadSpec(Shape.ZIPF, 1, 1, 0, 0, 1), "rate");
    refused(() -> new WorkloadSpec(Shape.ZIPF, 1, 1, 20_001, 0, 1), "rate");
    refused(() -> new WorkloadSpec(Shape.ZIPF, 1, 1, 1, 1.1, 1), "share of writes");
  }

  private static void refused(Supplier<?> making, String name) {
    assertThatThrownBy(making::get)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }
}
