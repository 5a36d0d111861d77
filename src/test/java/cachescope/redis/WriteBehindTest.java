package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CachingStrategy;
import cachescope.event.Freshness;
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.MessageEvent.WriteApplied;
import cachescope.event.MessageEvent.WritesLost;
import cachescope.event.Outcome;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.Noticed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies that write the cache: FAULTS rows 46 and 47 on a real server. */
class WriteBehindTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(10);

  private static ServiceLab lab(Path folder, CachingStrategy strategy, Duration flushEvery)
      throws Exception {
    return ServiceLab.start(folder, p -> p.withStrategy(strategy).withFlushEvery(flushEvery));
  }

  @Test
  void writeThroughHasBothAndWriteAroundTheDatabaseAlone(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = lab(folder, CachingStrategy.WRITE_THROUGH, LONG)) {
      lab.put(1, "New");
      assertThat(lab.get(1).outcome()).isEqualTo(Outcome.HIT);
      assertThat(lab.get(1).freshness()).isEqualTo(Freshness.FRESH);
      lab.change(s -> s.withPattern(s.pattern().withStrategy(CachingStrategy.WRITE_AROUND)));
      lab.put(1, "Newer");
      assertThat(lab.name(lab.get(1))).isEqualTo("New");
      assertThat(lab.name(lab.account(1))).isEqualTo("Newer");
    }
  }

  @Test
  void aWriteIsAnsweredBeforeTheDatabaseHasItAndReadAtOnce(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = lab(folder, CachingStrategy.WRITE_BEHIND, LONG)) {
      assertThat(lab.put(1, "New").user().orElseThrow().version()).isEqualTo(2);
      assertThat(lab.put(1, "Newer").user().orElseThrow().version()).isEqualTo(3);
      lab.facts.await(WriteAccepted.class, e -> e.dirty() == 2 && !e.durable());
      assertThat(lab.name(lab.get(1))).isEqualTo("Newer");
      assertThat(lab.name(lab.account(1))).isEqualTo("User 1");
      lab.redis.say("DEL", "user:1");
      assertThat(lab.name(lab.get(1))).as("also where Redis lost it").isEqualTo("Newer");
      lab.service.close();
      assertThat(lab.store.rows.get(1L).name()).isEqualTo("Newer");
      assertThat(lab.facts.all(WriteApplied.class))
          .singleElement()
          .satisfies(e -> assertThat(e.writes()).isEqualTo(2));
    }
  }

  @Test
  void aCrashLosesWhatOnlyMemoryHadAndCountsIt(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = lab(folder, CachingStrategy.WRITE_BEHIND, LONG)) {
      lab.put(1, "New");
      lab.put(2, "New");
      lab.put(2, "Newer");
      lab.service.crash();
      lab.facts.await(FaultCaused.class, e -> e.fault() == Fault.SERVICE_CRASHED);
      assertThat(lab.facts.all(WritesLost.class)).extracting(WritesLost::count).containsExactly(3);
      assertThat(lab.name(lab.account(2))).isEqualTo("User 2");
    }
  }

  @Test
  void manyWritersAtOnceLoseNoneAndNoVersionIsGivenTwice(@TempDir Path folder) throws Exception {
    try (ServiceLab lab =
        ServiceLab.start(
            folder,
            p ->
                p.withStrategy(CachingStrategy.WRITE_BEHIND)
                    .withFlushEvery(SHORT)
                    .withInstances(2))) {
      List<CompletableFuture<Long>> writers =
          IntStream.range(0, 60)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(
                      () -> lab.put(1, "Name " + i).user().orElseThrow().version(),
                      task -> Thread.ofVirtual().start(task)))
              .toList();
      List<Long> versions = writers.stream().map(CompletableFuture::join).toList();
      assertThat(versions).doesNotHaveDuplicates();
      lab.service.close();
      assertThat(lab.store.rows.get(1L).version()).isEqualTo(61);
      assertThat(lab.facts.all(WritesLost.class)).isEmpty();
      assertThat(lab.facts.all(WriteApplied.class).stream().mapToInt(WriteApplied::writes).sum())
          .isEqualTo(lab.facts.all(WriteAccepted.class).size());
    }
  }

  @Test
  void theStreamBringsEveryWriteToTheDatabaseOnceAlsoOverACrash(@TempDir Path folder)
      throws Exception {
    try (ServiceLab lab = lab(folder, CachingStrategy.WRITE_BEHIND_STREAM, SHORT)) {
      lab.facts.await(Noticed.class, e -> e.sentence().contains("durable only while Redis lives"));
      lab.put(1, "New");
      lab.facts.await(WriteApplied.class, e -> e.version() == 2 && e.applied());
      lab.get(2);
      lab.store.fail("It is down.");
      lab.put(1, "Newer");
      lab.put(2, "New");
      lab.facts.await(WriteAccepted.class, e -> e.dirty() == 2 && e.durable());
      assertThat(lab.name(lab.get(1))).isEqualTo("Newer");
      lab.service.crash();
      lab.store.mend();
      lab.facts.await(WriteApplied.class, e -> e.userId() == 1 && e.version() == 3);
      lab.facts.await(WriteApplied.class, e -> e.userId() == 2);
      lab.facts.await(WriteApplied.class, e -> e.version() > 1 && e.dirty() == 0);
      assertThat(lab.store.rows.get(1L).name()).isEqualTo("Newer");
      assertThat(lab.facts.all(WritesLost.class)).isEmpty();
      Facts.until(() -> lab.redis.say("XLEN", "stream:writes").equals(0L));
      assertThat(lab.facts.all(WriteApplied.class).stream().filter(WriteApplied::applied))
          .hasSize(3);
    }
  }

  @Test
  void anEntryThatIsDeliveredTwiceIsAppliedOnce(@TempDir Path folder) throws Exception {
    try (ServiceLab lab = lab(folder, CachingStrategy.WRITE_BEHIND_STREAM, SHORT)) {
      lab.put(1, "New");
      lab.facts.await(WriteApplied.class, WriteApplied::applied);
      lab.redis.say(
          "XADD",
          "stream:writes",
          "*",
          "request",
          "1",
          "key",
          "user:1",
          "id",
          "1",
          "name",
          "New",
          "email",
          "user1@example.com",
          "version",
          "2");
      lab.facts.await(WriteApplied.class, e -> !e.applied());
      assertThat(lab.store.rows.get(1L).version()).isEqualTo(2);
    }
  }

  @Test
  void aRedisThatForgetsItsStreamLosesWhatWasInItAndThatIsCounted(@TempDir Path folder)
      throws Exception {
    try (ServiceLab lab = lab(folder, CachingStrategy.WRITE_BEHIND_STREAM, SHORT)) {
      lab.put(1, "New");
      lab.facts.await(WriteApplied.class, WriteApplied::applied);
      lab.get(2);
      lab.store.fail("It is down.");
      lab.put(1, "Newer");
      lab.put(2, "New");
      lab.facts.await(WriteAccepted.class, e -> e.dirty() == 2);
      lab.redis.admin.flushAll();
      lab.facts.await(WritesLost.class, e -> e.count() == 2);
    }
  }
}
