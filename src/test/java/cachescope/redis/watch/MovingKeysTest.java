package cachescope.redis.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MovingKeysTest {
  private final MovingKeys moving = new MovingKeys();

  @Test
  void aKeyThatWasRestoredElsewhereHasMoved() {
    assertThat(moving.restored("b:1", "k")).isFalse();
    assertThat(moving.moved("a:1", "k")).isTrue();
    assertThat(moving.moved("a:1", "k")).as("once").isFalse();
  }

  @Test
  void aDeletionThatIsHeardFirstIsHeldUntilTheKeyAppears() {
    assertThat(moving.moved("a:1", "k")).isFalse();
    moving.hold("a:1", "k");
    assertThat(moving.restored("b:1", "k")).isTrue();
    assertThat(moving.release("k")).as("nothing to tell any more").isFalse();
  }

  @Test
  void aDeletionThatNothingFollowsIsOne() {
    moving.hold("a:1", "k");
    assertThat(moving.release("k")).isTrue();
    assertThat(moving.release("k")).as("told once").isFalse();
  }

  @Test
  void aKeyThatIsDeletedWhereItWasRestoredIsGone() {
    moving.restored("a:1", "k");
    assertThat(moving.moved("a:1", "k")).isFalse();
  }
}
