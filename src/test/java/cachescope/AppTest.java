package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.BreakerState;
import cachescope.event.Freshness;
import cachescope.event.Intent;
import cachescope.event.NearCaching;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
import cachescope.metrics.Totals;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.service.UserPatch;
import cachescope.session.Frame;
import cachescope.session.Playback.Mode;
import cachescope.stage.KeyCell;
import cachescope.stage.KeyExit.Reason;
import cachescope.stage.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

/** The whole way from a wish to a frame, on a real Redis. */
class AppTest {
  @Test
  void theClassicTutorialHappens() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK);
        RedisClient outsider = lab.outsider()) {
      assertThat(verdict(lab.ask(1)).outcome()).contains(Outcome.MISS);
      assertThat(verdict(lab.ask(1)).outcome()).contains(Outcome.HIT);
      assertThat(verdict(lab.frame()).reply())
          .isEqualTo("{\"id\":1,\"name\":\"Alice\",\"email\":\"alice@example.com\"}");
      assertThat(outsider.get("user:1")).contains("\"name\":\"Alice\"").contains("\"version\":1");
      assertThat(outsider.ttl("user:1")).isBetween(50L, 60L);
      Frame frame =
          lab.await(
              "a cell with its time left",
              f -> Lab.cell(f, "user:1").filter(c -> c.deadline() < KeyCell.UNREAD).isPresent());
      KeyCell cell = Lab.cell(frame, "user:1").orElseThrow();
      assertThat(cell.version()).isEqualTo(1);
      assertThat(cell.uses()).isEqualTo(1);
      assertThat(cell.leftAt(lab.app.clock().now()))
          .isCloseTo(outsider.pttl("user:1") * 1_000_000, within(500_000_000L));
    }
  }

  /** Else what is changed before the first request is heard by nobody. */
  @Test
  void theFirstSettingsAreInForceBeforeAnybodyAsks() throws Exception {
    Settings near =
        Lab.QUICK.withPattern(Lab.QUICK.pattern().withInstances(2).withNear(NearCaching.PUBSUB));
    try (Lab lab = Lab.start(near);
        RedisClient client = lab.outsider()) {
      lab.await(
          "two who listen",
          _ ->
              Long.valueOf(2)
                  .equals(
                      client
                          .executeCommand(
                              new CommandObject<>(
                                  new CommandArguments(Protocol.Command.PUBSUB)
                                      .add("NUMSUB")
                                      .add("changes"),
                                  BuilderFactory.RAW_OBJECT_LIST))
                          .getLast()));
      assertThat(lab.frame().metrics().totals().requests()).isZero();
    }
  }

  @Test
  void anUnknownUserIsNeverCached() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      assertThat(verdict(lab.ask(99)).found()).isFalse();
      Frame frame = lab.ask(99);
      assertThat(frame.metrics().totals().misses()).isEqualTo(2);
      assertThat(frame.stage().keys()).isZero();
    }
  }

  @Test
  void aWriteDeletesTheCachedValue() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.ask(1);
      lab.wish(new Intent.Rename(1, "Alicia"));
      lab.await("an invalidation", f -> Lab.left(f, "user:1", Reason.INVALIDATED));
      Verdict verdict = verdict(lab.ask(1));
      assertThat(verdict.outcome()).contains(Outcome.MISS);
      assertThat(verdict.reply()).contains("Alicia");
      assertThat(verdict.freshness()).isEqualTo(Freshness.FRESH);
    }
  }

  @Test
  void aWriteBehindTheCacheMakesItStaleAndThatIsKnown() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.ask(1);
      lab.wish(new Intent.RenameBehindTheCache(1, "Alicia"));
      lab.await("≠", f -> Lab.cell(f, "user:1").filter(KeyCell::stale).isPresent());
      Frame frame = lab.ask(1);
      assertThat(verdict(frame).freshness()).isEqualTo(Freshness.STALE);
      assertThat(verdict(frame).reply()).contains("Alice");
      assertThat(frame.metrics().totals().staleReads()).isEqualTo(1);
    }
  }

  @Test
  void aValueExpiresWhenRedisSaysSo() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.ask(1);
      lab.wish(new Intent.ExpireIn(1, Duration.ofMillis(300)));
      lab.await("expiry", f -> Lab.left(f, "user:1", Reason.EXPIRED));
      Verdict verdict = verdict(lab.ask(1));
      assertThat(verdict.outcome()).contains(Outcome.MISS);
      assertThat(verdict.why()).contains("expired");
    }
  }

  @Test
  void aDeadRedisCostsNoAnswerAndIsUsedAgainWhenItIsBack() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.ask(1);
      lab.wish(new Intent.BreakRedis(Fault.KILLED));
      lab.await("a red node", f -> f.redis().state() == State.DOWN && f.stage().keys() == 0);
      for (int i = 0; i < 3; i++) {
        assertThat(verdict(lab.ask(1)).found()).isTrue();
      }
      lab.await("an open breaker", f -> f.stage().service().breaker() == BreakerState.OPEN);
      lab.wish(new Intent.BreakRedis(Fault.RESTARTED));
      lab.await("a server again", f -> f.redis().state() == State.CONNECTED);
      lab.ask(2);
      Frame frame = lab.ask(2);
      assertThat(verdict(frame).outcome()).contains(Outcome.HIT);
      assertThat(frame.metrics().totals().errors()).isZero();
    }
  }

  @Test
  void aFullMemoryEvictsAndTheScreenSaysWhoLeft() throws Exception {
    var settings = Lab.QUICK.withValueBytes(64 << 10).withDatabaseDelay(Duration.ZERO);
    try (Lab lab = Lab.start(settings);
        RedisClient outsider = lab.outsider()) {
      lab.wish(new Intent.SetMemory(3 << 20, "allkeys-lru"));
      lab.await("the limit", f -> f.settings().settings().maxMemory() == 3 << 20);
      lab.wish(new Intent.StartWorkload(new WorkloadSpec(Shape.SCAN, 100, 1, 100, 0, 1)));
      Frame frame =
          lab.await(
              "evictions",
              f ->
                  f.stage().redis().fitNow() > 0
                      && f.metrics().totals().evictions() > 10
                      && f.workload().isEmpty());
      assertThat(frame.stage().exits()).anyMatch(e -> e.reason() == Reason.EVICTED);
      long evicted = counters(outsider).get("evicted_keys");
      lab.await("every eviction", f -> f.metrics().totals().evictions() == evicted);
      lab.await("every key", f -> f.stage().keys() == outsider.dbSize());
    }
  }

  @Test
  void ourCountsAreTheServersCounts() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK.withDatabaseDelay(Duration.ZERO));
        RedisClient outsider = lab.outsider()) {
      long missesBefore = counters(outsider).get("keyspace_misses");
      WorkloadSpec scan = new WorkloadSpec(Shape.SCAN, 200, 1, 200, 0, 1);
      lab.wish(new Intent.StartWorkload(scan));
      lab.await("the end", f -> f.metrics().totals().requests() == 200 && f.workload().isEmpty());
      lab.wish(new Intent.StartWorkload(scan));
      Frame frame =
          lab.await(
              "the end", f -> f.metrics().totals().requests() == 400 && f.workload().isEmpty());
      Totals totals = frame.metrics().totals();
      assertThat(totals.misses())
          .isEqualTo(counters(outsider).get("keyspace_misses") - missesBefore);
      assertThat(totals.hits() + totals.misses()).isEqualTo(calls(outsider, "get"));
      assertThat(totals.databaseLoads()).isEqualTo(200);
      assertThat(outsider.dbSize()).isEqualTo(200);
    }
  }

  @Test
  void aThousandAtOnceForAWarmKeyAreAllHits() throws Exception {
    try (Lab lab = Lab.start(Settings.CLASSIC);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      lab.ask(1);
      CountDownLatch go = new CountDownLatch(1);
      var answers =
          IntStream.range(0, 1_000)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    go.await();
                    return lab.app.service().get(1, Origin.HTTP, lab.app.clock().now()).outcome();
                  }))
              .toList();
      go.countDown();
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(Outcome.HIT);
      }
    }
  }

  @Test
  void stoppingABusyWorkloadIsNoFaultOfRedis() throws Exception {
    try (Lab lab = Lab.start(Settings.CLASSIC)) {
      lab.wish(new Intent.StartWorkload(new WorkloadSpec(Shape.ZIPF, 50, 1, 2_000, 0.05, 1)));
      lab.await("a queue", f -> f.stage().database().waiting() > 500);
      lab.wish(new Intent.StopWorkload());
      Frame frame = lab.await("the end", f -> f.workload().isEmpty());
      assertThat(frame.stage().service().breaker()).isEqualTo(BreakerState.CLOSED);
      assertThat(frame.stage().service().owed()).isZero();
      lab.await("no queue", f -> f.stage().database().waiting() == 0);
    }
  }

  @Test
  void anExternalServersOwnKeysSurviveReadsAndWrites(@TempDir Path folder) throws Exception {
    try (RedisServer theirs = new RedisServer(RedisBinaries.usual(), folder)) {
      RedisTarget target = theirs.start();
      try (Lab lab = Lab.start(Lab.QUICK, Optional.of(target), Optional.of(""));
          RedisClient owner = Lab.outsider(target)) {
        owner.set("user:3", "precious");
        owner.hset("user:2", "field", "precious");
        for (long id = 2; id <= 3; id++) {
          assertThat(verdict(lab.ask(id)).outcome()).contains(Outcome.MISS);
          lab.app.service().put(id, UserPatch.name("Other"), Origin.HTTP, lab.app.clock().now());
        }
        assertThat(owner.get("user:3")).isEqualTo("precious");
        assertThat(owner.pttl("user:3")).isEqualTo(-1);
        assertThat(owner.hget("user:2", "field")).isEqualTo("precious");
      }
    }
  }

  @Test
  void thePictureStandsStillWhileTheServiceGoesOn() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.ask(1);
      lab.wish(new Intent.Pause());
      lab.await("a pause", f -> f.playback().mode() == Mode.PAUSED);
      lab.wish(new Intent.Ask(2));
      lab.wish(new Intent.Step());
      Frame paused = lab.frame();
      assertThat(paused.metrics().totals().requests()).isEqualTo(1);
      lab.wish(new Intent.BackToLive());
      lab.await("the present", f -> f.metrics().totals().requests() == 2);
    }
  }

  @Test
  void onAgainstOffIsMeasured() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.wish(new Intent.CompareOnOff(new WorkloadSpec(Shape.UNIFORM, 5, 1, 200, 0, 7), 100));
      Frame frame =
          lab.await("the last figures", f -> f.comparison().filter(c -> c.finished()).isPresent());
      var figures = frame.comparison().orElseThrow();
      assertThat(figures.off().loads()).isEqualTo(100);
      assertThat(figures.on().loads()).isBetween(5L, 60L);
      assertThat(figures.ratio()).isPositive();
      assertThat(figures.verdict()).isNotBlank();
      assertThat(frame.metrics().totals().requests()).isZero();
    }
  }

  @Test
  void whatCannotBeGrantedIsToldInASentence() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.wish(new Intent.SetTtl(Duration.ZERO));
      lab.await(
          "a sentence",
          f ->
              Lab.told(
                  f, Noticed.class, n -> n.trouble() && n.sentence().contains("time to live")));
      lab.wish(new Intent.ExpireIn(77, Duration.ofSeconds(3)));
      lab.await(
          "a sentence", f -> Lab.told(f, Noticed.class, n -> n.sentence().contains("user:77")));
    }
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    Path passwordFile;
    try (Lab lab = Lab.start(Lab.QUICK)) {
      passwordFile = lab.app.redis().passwordFile().orElseThrow();
      assertThat(passwordFile).exists();
      lab.wish(new Intent.StartWorkload(WorkloadSpec.CLASSIC));
      lab.await("requests", f -> f.metrics().totals().requests() > 5);
    }
    assertThat(Files.exists(passwordFile.getParent())).isFalse();
  }

  private static Verdict verdict(Frame frame) {
    return frame.stage().verdict().orElseThrow();
  }

  private static org.assertj.core.data.Offset<Long> within(long nanos) {
    return org.assertj.core.data.Offset.offset(nanos);
  }

  /** How often the server ran a command, whoever sent it; our housekeeping sends no GET. */
  private static long calls(RedisClient client, String command) {
    return client
        .info("commandstats")
        .lines()
        .filter(line -> line.startsWith("cmdstat_" + command + ":"))
        .map(line -> line.replaceAll(".*:calls=(\\d+),.*", "$1"))
        .mapToLong(Long::parseLong)
        .sum();
  }

  private static Map<String, Long> counters(RedisClient client) {
    return client
        .info("stats")
        .lines()
        .map(line -> line.split(":", 2))
        .filter(pair -> pair.length == 2 && pair[1].matches("\\d+"))
        .collect(Collectors.toMap(pair -> pair[0], pair -> Long.parseLong(pair[1])));
  }
}
