package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Freshness;
import cachescope.event.NearCaching;
import cachescope.event.PatternEvent.DropCause;
import cachescope.event.PatternEvent.NearDropped;
import cachescope.event.PatternEvent.NearHit;
import cachescope.event.PatternEvent.NearStored;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances with a memory each, in front of a real Redis: FAULTS rows 53 and 54. */
class NearCachingTest {
  private static ServiceLab lab(Path folder, NearCaching near) throws Exception {
    return ServiceLab.start(
        folder, p -> p.withInstances(2).withNear(near).withNearTtl(Duration.ofMinutes(10)));
  }

  /** Asks until both instances keep a copy of their own. */
  private static void fill(ServiceLab lab, long userId) {
    for (int instance = 1; instance <= 2; instance++) {
      int one = instance;
      Facts.until(() -> {
        lab.get(userId, one);
        return lab.facts.all(NearStored.class).stream()
            .anyMatch(e -> e.instance() == one && e.key().equals("user:" + userId));
      });
    }
  }

  @Test
  void withoutAnybodyToTellTheOtherInstanceItsCopyStaysStale(@TempDir Path folder)
      throws Exception {
    try (ServiceLab lab = lab(folder, NearCaching.TTL_ONLY)) {
      fill(lab, 1);
      lab.get(1, 1);
      lab.get(1, 2);
      assertThat(lab.facts.all(NearHit.class)).extracting(NearHit::instance).contains(1, 2);
      lab.put(1, "New");
      NearDropped own = lab.facts.await(NearDropped.class, e -> e.cause() == DropCause.OWN_WRITE);
      assertThat(lab.get(1, own.instance()).freshness()).isEqualTo(Freshness.FRESH);
      assertThat(lab.get(1, 3 - own.instance()).freshness()).isEqualTo(Freshness.STALE);
    }
  }

  @Test
  void aMessageDropsTheCopyOfTheOtherInstance(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = lab(folder, NearCaching.PUBSUB)) {
      fill(lab, 1);
      lab.put(1, "New");
      lab.facts.await(NearDropped.class, e -> e.cause() == DropCause.MESSAGE);
      assertThat(lab.get(1, 1).freshness()).isEqualTo(Freshness.FRESH);
      assertThat(lab.get(1, 2).freshness()).isEqualTo(Freshness.FRESH);
    }
  }

  @Test
  void redisItselfSaysWhatChangedWhoeverChangedIt(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = lab(folder, NearCaching.TRACKING)) {
      fill(lab, 1);
      lab.redis.say("DEL", "user:1");
      lab.facts.await(NearDropped.class, e -> e.cause() == DropCause.TRACKING && e.instance() == 1);
      lab.facts.await(NearDropped.class, e -> e.cause() == DropCause.TRACKING && e.instance() == 2);
    }
  }

  @Test
  void whoCannotHearKeepsNothing(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = lab(folder, NearCaching.TRACKING)) {
      fill(lab, 1);
      lab.facts.forget();
      lab.redis.say("CLIENT", "KILL", "TYPE", "normal");
      lab.facts.await(NearDropped.class, e -> e.cause() == DropCause.DEAF && e.instance() == 1);
      lab.facts.await(NearDropped.class, e -> e.cause() == DropCause.DEAF && e.instance() == 2);
      fill(lab, 1);
    }
  }

  @Test
  void aCrashForgetsAllCopies(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = lab(folder, NearCaching.TTL_ONLY)) {
      fill(lab, 1);
      lab.service.crash();
      assertThat(lab.facts.all(NearDropped.class))
          .extracting(NearDropped::cause)
          .containsExactly(DropCause.EMPTIED, DropCause.EMPTIED);
      lab.change(s -> s.withPattern(s.pattern().withNear(NearCaching.OFF).withInstances(1)));
      lab.facts.forget();
      lab.get(1);
      lab.get(1);
      assertThat(lab.facts.all(NearHit.class)).isEmpty();
    }
  }
}
