package cachescope.redis.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadTurnTest {
  private static final long TIMEOUT = 100;

  private final ReadTurn turn = new ReadTurn();

  @Test
  void aReadInTimeIsTheReaders() {
    turn.begin(0);
    assertThat(turn.endIfLate(99, TIMEOUT)).isFalse();
    assertThat(turn.done()).isTrue();
    assertThat(turn.endIfLate(1_000, TIMEOUT)).isFalse();
  }

  @Test
  void bytesThatComeAfterTheWatchEndedTheReadDoNotCount() {
    turn.begin(0);
    assertThat(turn.endIfLate(100, TIMEOUT)).isTrue();
    assertThat(turn.done()).isFalse();
    turn.begin(200);
    assertThat(turn.done()).isFalse();
  }

  @Test
  void whereBothEndItAtOnceExactlyOneDoes() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      var contested = new ReadTurn();
      contested.begin(0);
      var ended = new AtomicBoolean();
      var barrier = new CyclicBarrier(2);
      Thread watch =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  barrier.await();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                ended.set(contested.endIfLate(TIMEOUT, TIMEOUT));
              });
      barrier.await();
      boolean done = contested.done();
      watch.join();
      assertThat(ended.get()).isNotEqualTo(done);
    }
  }
}
