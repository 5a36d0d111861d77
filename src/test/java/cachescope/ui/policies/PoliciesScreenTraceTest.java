package cachescope.ui.policies;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.policy.Policies;
import cachescope.policy.step.Requests;
import cachescope.policy.step.Stepped;
import cachescope.policy.step.Stepping;
import cachescope.ui.Frames;
import cachescope.ui.Fx;
import cachescope.ui.Palette;
import cachescope.ui.Pictures;
import cachescope.ui.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesScreenTraceTest {
  @Test
  void aTraceIsSteppedThroughAndDrawnAndTakenAlong(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("few.txt");
    Files.writeString(file, "70001 70002 70001 70003 70004 70001\n".repeat(20));
    PoliciesScreen screen =
        Fx.get(() -> {
          PoliciesScreen made = new PoliciesScreen(_ -> {});
          Pictures.scene(new Group(made.node()), new Theme(Palette.DARK, 1, true), 1_200, 900);
          made.open(file);
          return made;
        });
    long end = System.nanoTime() + 60_000_000_000L;
    while (Fx.get(
        () -> {
          screen.show(Frames.busy(), 0);
          return screen.takeAlong().report().curves().size() < 4;
        })) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
    }
    Fx.run(() -> {
      assertThat(screen.walk().requests().keys())
          .hasSize(40)
          .startsWith("1", "2", "1", "3", "4", "1");
      assertThat(screen.takeAlong().report().csv())
          .startsWith("policy,capacity,requests,hits,misses,missRatio")
          .contains("\nlru,4,120,116,4,")
          .contains("\nopt,4,120,116,4,");
      assertThat(screen.takeAlong().report().json())
          .contains("\"trace\":\"few.txt\"", "\"curves\":", "\"policy\":\"lru\"");
      Path table = folder.resolve("table.csv");
      screen.takeAlong().write(table, () -> new byte[] {1, 2});
      assertThat(table).hasSize(2);
      screen.open(folder.resolve("none.txt"));
      assertThat(((Label) screen.node().lookup(".complaint")).getText())
          .startsWith("There is no file");
    });
  }

  @Test
  void inARingAKeyKeepsItsSeat() {
    Stepped way = Stepping.through(Requests.of("1 2 3 1 4 5"), Policies.named("clock"), 3, 1);
    assertThat(RingView.seats(way, 2, 3)).containsExactly("1", "2", "");
    assertThat(RingView.seats(way, 3, 3)).containsExactly("1", "2", "3");
    assertThat(way.at(5).left().getFirst().key()).as("1 was used, so it is spared").isEqualTo("2");
    assertThat(RingView.seats(way, 5, 3)).containsExactly("1", "4", "3");
    assertThat(RingView.seats(way, 6, 3)).containsExactly("1", "4", "5");
  }

  @Test
  void aPlaceThatWasPassedIsNoSecretAndNoGuess() {
    Walk walk = new Walk(Requests.of("1 2 2 1 3 4 1 2 3 1"), 3, List.of("fifo", "lru"));
    walk.answer("1");
    assertThat(walk.forth()).as("LRU is not answered").isFalse();
    walk.jump(9);
    walk.jump(6);
    assertThat(walk.pending()).isEmpty();
    assertThat(walk.asked()).isEqualTo(1);
    walk.restart();
    assertThat(walk.pending()).hasSize(2);
    assertThat(walk.right()).as("the score is kept").isEqualTo(1);
  }

  @Test
  void lotsAreNotAskedAbout() {
    Walk walk = new Walk(Requests.of("1 2 3 4 5"), 2, List.of("random", "redis-lru"));
    assertThat(walk.number()).isEqualTo(1);
    walk.jump(5);
    assertThat(walk.pending()).isEmpty();
  }

  @Test
  void aNewcomerIsAChoiceWhereverSomeAreTurnedAway() {
    Walk walk = new Walk(Requests.of("1 1 2 2 3 4 4 4 4 5"), 2, List.of("tinylfu"));
    assertThat(walk.pending().getFirst().question().choices()).contains("3");
  }
}
