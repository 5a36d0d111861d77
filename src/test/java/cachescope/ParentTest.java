package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentTest {
  @Test
  void whoeverWatchesAProcessEndsWithIt() throws Exception {
    Process parent = new ProcessBuilder("sleep", "600").start();
    try {
      var ended = new CountDownLatch(1);
      Parent.endWith(Optional.of(parent.toHandle()), ended::countDown);
      assertThat(ended.getCount()).isEqualTo(1);
      parent.destroy();
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void aParentThatIsGoneAlreadyIsAnEndToo() {
    var ended = new CountDownLatch(1);
    Parent.endWith(Optional.empty(), ended::countDown);
    assertThat(ended.getCount()).isZero();
  }
}
