package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.Freshness;
import cachescope.event.Invalidation;
import cachescope.event.MessageEvent.Channel;
import cachescope.event.MessageEvent.MessageHeard;
import cachescope.event.MessageEvent.MessageLost;
import cachescope.event.MessageEvent.MessageParked;
import cachescope.event.MessageEvent.MessageSent;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.GenerationRaised;
import cachescope.event.PatternEvent.TagDropped;
import cachescope.service.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to invalidate, on a real server. */
class InvalidationTest {
  @Test
  void timeAloneLeavesTheOldValue(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = ServiceLab.by(folder, Invalidation.TTL_ONLY)) {
      lab.get(1);
      lab.put(1, "New");
      assertThat(lab.get(1).freshness()).isEqualTo(Freshness.STALE);
      assertThat(lab.name(lab.account(1))).isEqualTo("New");
      assertThat(lab.account(1).outcome()).isEqualTo(Outcome.BYPASS);
    }
  }

  @Test
  void updateSetsTheNewValue(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = ServiceLab.by(folder, Invalidation.UPDATE)) {
      lab.get(1);
      lab.put(1, "New");
      Answer answer = lab.get(1);
      assertThat(answer.outcome()).isEqualTo(Outcome.HIT);
      assertThat(lab.name(answer)).isEqualTo("New");
    }
  }

  @Test
  void deleteFirstAndDeleteBothDelete(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = ServiceLab.by(folder, Invalidation.DELETE_FIRST)) {
      lab.get(1);
      lab.put(1, "New");
      assertThat(lab.has("user:1")).isFalse();
      assertThat(lab.facts.all(Invalidated.class)).hasSize(1);
      lab.change(s -> s.withPattern(s.pattern().withInvalidation(Invalidation.DELETE_BOTH)));
      lab.get(1);
      lab.put(1, "Newer");
      assertThat(lab.has("user:1")).isFalse();
      assertThat(lab.facts.all(Invalidated.class))
          .extracting(Invalidated::existed)
          .containsExactly(true, true, false);
    }
  }

  @Test
  void whoHearsThePublishedChangeDeletesTheKeyAndALostMessageLeavesItStale(@TempDir Path folder)
      throws Exception {
    try (ServiceLab lab =
        ServiceLab.start(folder, p -> p.withInvalidation(Invalidation.PUBSUB).withInstances(2))) {
      lab.get(1);
      Facts.until(lab.service::settled);
      lab.put(1, "New");
      lab.facts.await(MessageSent.class, e -> e.channel() == Channel.PUBSUB && e.receivers() == 2);
      lab.facts.await(MessageHeard.class, e -> e.instance() == 1 && e.lagNanos() >= 0);
      lab.facts.await(MessageHeard.class, e -> e.instance() == 2);
      assertThat(lab.get(1).freshness()).isEqualTo(Freshness.FRESH);

      lab.service.loseNextMessage();
      lab.put(1, "Newer");
      lab.facts.await(MessageLost.class, e -> e.instance() == 1);
      lab.facts.await(MessageLost.class, e -> e.instance() == 2);
      assertThat(lab.get(1).freshness()).isEqualTo(Freshness.STALE);
      lab.put(1, "Newest");
      Facts.until(() -> !lab.has("user:1"));
    }
  }

  @Test
  void aMessageThatNobodyHearsIsSaidToBeLost(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = ServiceLab.by(folder, Invalidation.PUBSUB)) {
      lab.feed.close();
      lab.get(1);
      lab.put(1, "New");
      lab.facts.await(
          MessageLost.class, e -> e.requestId() > 0 && e.why().equals("nobody listened"));
    }
  }

  @Test
  void theStreamDeliversAgainWhatWasThrownAway(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = ServiceLab.by(folder, Invalidation.STREAM)) {
      lab.get(1);
      lab.put(1, "New");
      lab.facts.await(MessageHeard.class, e -> e.channel() == Channel.STREAM);
      assertThat(lab.get(1).freshness()).isEqualTo(Freshness.FRESH);
      lab.service.loseNextMessage();
      lab.put(1, "Newer");
      lab.facts.await(MessageLost.class, e -> e.why().contains("delivered again"));
      Facts.until(() -> lab.facts.all(MessageHeard.class).size() == 2);
      assertThat(lab.has("user:1")).isFalse();
      Facts.until(() -> lab.redis.say("XLEN", "stream:changes").equals(0L));
      lab.redis.say("XADD", "stream:changes", "*", "rubbish", "1");
      lab.facts.await(MessageParked.class, e -> e.tries() == 3);
    }
  }

  @Test
  void aRaisedNumberIsAnotherKey(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = ServiceLab.by(folder, Invalidation.VERSIONED_KEY)) {
      assertThat(lab.get(1).outcome()).isEqualTo(Outcome.MISS);
      assertThat(lab.get(1).outcome()).isEqualTo(Outcome.HIT);
      assertThat(lab.keys()).containsExactly("generation:1", "user:1:v1");
      lab.put(1, "New");
      lab.facts.await(GenerationRaised.class, e -> e.generation() == 2);
      Answer answer = lab.get(1);
      assertThat(answer.outcome()).isEqualTo(Outcome.MISS);
      assertThat(lab.name(answer)).isEqualTo("New");
      assertThat(lab.get(1).outcome()).isEqualTo(Outcome.HIT);
      assertThat(lab.keys()).containsExactly("generation:1", "user:1:v1", "user:1:v2");
      lab.redis.say("DEL", "generation:1");
      assertThat(lab.get(1).freshness()).isEqualTo(Freshness.FRESH);
      assertThat(lab.redis.say("GET", "generation:1")).isNotNull();
    }
  }

  @Test
  void aTagDropsItsWholeGroupAndNoOther(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = ServiceLab.by(folder, Invalidation.TAG)) {
      lab.get(1);
      lab.get(2);
      lab.get(11);
      assertThat(lab.get(2).outcome()).isEqualTo(Outcome.HIT);
      lab.put(1, "New");
      assertThat(lab.facts.await(TagDropped.class, _ -> true))
          .satisfies(e -> assertThat(e.key()).isEqualTo("tag:group:0"))
          .satisfies(e -> assertThat(e.deleted()).isEqualTo(2));
      assertThat(lab.keys()).containsExactly("tag:group:1", "user:11");
    }
  }
}
