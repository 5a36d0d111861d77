package cachescope.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.SessionClock;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.scenario.race.OrderSearch.Finding;
import cachescope.scenario.race.RandomOrders.Shares;
import cachescope.session.RaceServers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every scheme on a real Redis and a real database, against seeded random orders of three readers
 * and two writers. The schemes that can fail are the control: they show that the harness sees a
 * stale end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceSchemesTest {
  private static final int ORDERS = 3_000;
  private static final long SEED = 42;

  private final SessionClock clock = SessionClock.system();
  private RaceServers ground;
  private RaceTrack track;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path binaries = Path.of("target", "redis").toAbsolutePath();
    ground = RaceServers.start(new RedisServer(RedisBinaries.in(binaries), folder), clock);
    track = new RaceTrack(ground, clock);
  }

  @AfterAll
  void close() {
    track.close();
    ground.close();
  }

  private Shares shares(Scheme scheme) {
    Shares shares = new RandomOrders(track).run(new Race(scheme, 3, 2), ORDERS, SEED);
    assertThat(shares.orders()).isEqualTo(ORDERS);
    return shares;
  }

  @ParameterizedTest
  @EnumSource(names = {"LEASE", "VERSIONED_SET"})
  void neverEndsStale(Scheme scheme) {
    assertThat(shares(scheme).example()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LEASE", "VERSIONED_SET"})
  void noOrderOfTwoReadersAndAWriterEndsStale(Scheme scheme) {
    Finding finding = new OrderSearch(track, 5_000).find(new Race(scheme, 2, 1));
    assertThat(finding.stale()).isEmpty();
    assertThat(finding.all()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LEASE", "VERSIONED_SET"})
  void isCaught(Scheme scheme) {
    assertThat(shares(scheme).stale()).isPositive();
  }
}
