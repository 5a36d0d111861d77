package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheCallEvent.OwedDeleteSent;
import cachescope.event.CacheFault;
import cachescope.event.CacheOperation;
import cachescope.event.Freshness;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.SessionClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CacheAsideTest {
  private final Bench bench = new Bench();

  @Test
  void theFirstReadTakesTheLongWayTheSecondTheShortOne() {
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.MISS);
    assertThat(bench.all(Filled.class))
        .extracting(Filled::key, Filled::ttlMillis, Filled::version)
        .containsExactly(tuple("user:1", 60_000L, 1L));
    assertThat(bench.story()).containsExactly("Requested", "Missed", "Filled", "Answered");
    bench.pass(Duration.ofSeconds(7));
    Answer hit = bench.get(1);
    assertThat(hit.outcome()).isEqualTo(Outcome.HIT);
    assertThat(hit.user()).contains(bench.store.rows.get(1L));
    assertThat(hit.ageMillis()).hasValue(7_000);
    assertThat(bench.all(Hit.class).getFirst().bytes())
        .isEqualTo(bench.cache.values.get("user:1").length);
    assertThat(bench.story()).containsExactly("Requested", "Hit", "Answered");
    assertThat(bench.cache.calls).containsExactly("GET user:1", "SETEX user:1 60", "GET user:1");
  }

  @Test
  void anUnknownUserIsAMissEachTime() {
    Answer answer = bench.get(99);
    assertThat(answer.user()).isEmpty();
    assertThat(answer.outcome()).isEqualTo(Outcome.MISS);
    assertThat(bench.all(Answered.class).getFirst().found()).isFalse();
    assertThat(bench.get(99).outcome()).isEqualTo(Outcome.MISS);
    assertThat(bench.cache.values).isEmpty();
  }

  @Test
  void aWriteCommitsAndThenDeletesTheKey() {
    bench.get(1);
    bench.story();
    WriteAnswer answer = bench.put(1, "Alicia");
    assertThat(answer.user().orElseThrow().version()).isEqualTo(2);
    assertThat(answer.deleteOwed()).isFalse();
    assertThat(bench.all(Invalidated.class)).extracting(Invalidated::existed).containsExactly(true);
    assertThat(bench.story()).containsExactly("Requested", "Invalidated", "WriteAnswered");
    assertThat(bench.get(1).user().orElseThrow().name()).isEqualTo("Alicia");
  }

  @Test
  void aWriteOfAnUnknownUserDeletesNothing() {
    assertThat(bench.put(99, "Nobody").user()).isEmpty();
    assertThat(bench.cache.calls).isEmpty();
  }

  @Test
  void latencyCountsFromTheIntendedStart() {
    bench.pass(Duration.ofMillis(30));
    bench.service.get(1, Origin.HTTP, Duration.ofMillis(10).toNanos());
    Requested requested = bench.all(Requested.class).getFirst();
    assertThat(requested.intendedAt()).isEqualTo(10_000_000);
    assertThat(requested.settingsRev()).isEqualTo(5);
    Answered answered = bench.all(Answered.class).getFirst();
    assertThat(answered.fromIntended()).isEqualTo(20_000_000);
    assertThat(answered.elapsed()).isZero();
    assertThat(answered.timing().waiting()).isEqualTo(1);
    assertThat(answered.timing().database()).isEqualTo(2);
  }

  @Test
  void onlyAPersonsReplyIsTold() {
    bench.service.get(1, Origin.PERSON, 0);
    bench.service.get(99, Origin.PERSON, 0);
    bench.get(2);
    assertThat(bench.all(Answered.class))
        .extracting(Answered::reply)
        .containsExactly(
            "{\"id\":1,\"name\":\"User 1\",\"email\":\"user1@example.com\"}",
            "{\"error\":\"User not found\"}",
            "");
  }

  @Test
  void withTheCacheOffItIsNeitherAskedNorTold() {
    bench.get(1);
    bench.settings = bench.settings.withCacheOn(false);
    bench.story();
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.BYPASS);
    bench.put(1, "Alicia");
    assertThat(bench.story())
        .containsExactly("Requested", "Bypassed", "Answered", "Requested", "WriteAnswered");
    assertThat(bench.cache.calls).hasSize(2);
    bench.settings = bench.settings.withCacheOn(true);
    assertThat(bench.get(1).freshness()).isEqualTo(Freshness.STALE);
  }

  @Test
  void aStaleReadIsKnownAndAFreshOneToo() {
    bench.get(1);
    assertThat(bench.get(1).freshness()).isEqualTo(Freshness.FRESH);
    bench.rename(1, "behind its back");
    Answer stale = bench.get(1);
    assertThat(stale.freshness()).isEqualTo(Freshness.STALE);
    assertThat(stale.user().orElseThrow().version()).isEqualTo(1);
    assertThat(bench.all(Answered.class).getLast().freshness()).isEqualTo(Freshness.STALE);
    bench.store.versionsKnown = false;
    assertThat(bench.get(1).freshness()).isEqualTo(Freshness.UNKNOWN);
  }

  static String[] unreadable() {
    return new String[] {
      "garbage",
      "",
      "null",
      "[\"java.util.ArrayList\",[]]",
      "{\"@class\":\"java.lang.Runtime\",\"id\":1}",
      "[".repeat(100_000),
      "{\"id\":" + "[".repeat(10) + "1" + "]".repeat(10) + "}",
      "{\"id\":1}",
      "{\"id\":1,\"name\":\"A\",\"email\":\"e\",\"version\":1}",
      "{\"id\":1,\"name\":null,\"email\":\"e\",\"version\":1,\"cachedAt\":1}",
      "{\"id\":1,\"name\":7,\"email\":\"e\",\"version\":1,\"cachedAt\":1}",
      "{\"id\":\"1\",\"name\":\"A\",\"email\":\"e\",\"version\":1,\"cachedAt\":1}",
      "{\"id\":1,\"name\":\"A\",\"email\":\"e\",\"version\":1.5,\"cachedAt\":1}",
      "{\"id\":1,\"name\":\"A\",\"email\":\"e\",\"version\":null,\"cachedAt\":1}",
      "{\"id\":1,\"name\":\"A\",\"email\":\"e\",\"version\":1,\"cachedAt\":1,\"admin\":true}",
      "{\"id\":1,\"name\":\"A\",\"email\":\"e\",\"version\":1,\"cachedAt\":1} {}",
      "{\"id\":2,\"name\":\"B\",\"email\":\"e\",\"version\":1,\"cachedAt\":1}",
      "{\"id\":1,\"name\":\""
          + "x".repeat(9 << 20)
          + "\",\"email\":\"e\",\"version\":1,\"cachedAt\":1}"
    };
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void aValueThatIsNotOursIsAMissAndIsOverwritten(String value) {
    bench.cache.values.put("user:1", value.getBytes(StandardCharsets.UTF_8));
    Answer answer = bench.get(1);
    assertThat(answer.user()).contains(bench.store.rows.get(1L));
    assertThat(answer.outcome()).isEqualTo(Outcome.MISS);
    Missed missed = bench.all(Missed.class).getFirst();
    assertThat(missed.cause()).isEqualTo(MissCause.UNREADABLE);
    assertThat(missed.detail()).contains("user:1").hasSizeLessThan(200).doesNotContain("Exception");
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.HIT);
  }

  @Test
  void whereKeysAreSharedAStrangersValueIsReadAsAMissAndStays() {
    byte[] theirs = "precious".getBytes(StandardCharsets.UTF_8);
    bench.cache.shared();
    bench.cache.values.put("user:1", theirs);
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.MISS);
    assertThat(bench.all(Missed.class).getFirst().detail()).contains("somebody else's");
    WriteAnswer write = bench.put(1, "Alicia");
    assertThat(write.user().orElseThrow().name()).isEqualTo("Alicia");
    assertThat(write.deleteOwed()).isFalse();
    assertThat(bench.all(CacheFailed.class))
        .extracting(CacheFailed::fault)
        .containsExactly(CacheFault.WRONG_TYPE);
    assertThat(bench.cache.values).containsEntry("user:1", theirs);
    assertThat(bench.cache.calls).allMatch(call -> call.startsWith("GET"));
  }

  @Test
  void whereKeysAreSharedOurOwnValueIsDeletedOnAWrite() {
    bench.cache.shared();
    bench.get(1);
    bench.put(1, "Alicia");
    assertThat(bench.cache.values).isEmpty();
    assertThat(bench.get(1).user().orElseThrow().name()).isEqualTo("Alicia");
  }

  @Test
  void anOwedDeleteLeavesAStrangersValueAlone() {
    bench.cache.shared();
    bench.get(1);
    bench.cache.failWritesOnly(CacheFault.TIMEOUT, "No answer.");
    assertThat(bench.put(1, "Alicia").deleteOwed()).isTrue();
    bench.cache.values.put("user:1", "precious".getBytes(StandardCharsets.UTF_8));
    bench.cache.mend();
    bench.pass(Duration.ofSeconds(1));
    bench.get(2);
    assertThat(bench.all(OwedDeleteSent.class)).hasSize(1);
    assertThat(bench.cache.values).containsKey("user:1");
  }

  @Test
  void anOwedDeleteIsSentThoughNobodyAsks() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    UserService service =
        new UserService(
            bench.cache,
            bench.store,
            () -> new NumberedSettings(1, bench.settings),
            SessionClock.system(),
            (at, event) -> {
              if (event instanceof OwedDeleteSent) {
                sent.countDown();
              }
            },
            Duration.ofMillis(1));
    try (service) {
      service.get(1, Origin.PERSON, 0);
      bench.cache.failWritesOnly(CacheFault.TIMEOUT, "No answer.");
      WriteAnswer write = service.put(1, UserPatch.name("Alicia"), Origin.PERSON, 0);
      assertThat(write.deleteOwed()).isTrue();
      bench.cache.mend();
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(bench.cache.values).isEmpty();
    }
  }

  @Test
  void anOpenBreakerClosesThoughNobodyAsksOnceTheCacheIsBack() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    UserService service =
        new UserService(
            bench.cache,
            bench.store,
            () -> new NumberedSettings(1, bench.settings),
            SessionClock.system(),
            (at, event) -> {
              if (event instanceof BreakerChanged change && change.to() == BreakerState.CLOSED) {
                closed.countDown();
              }
            },
            Duration.ofMillis(1));
    try (service) {
      bench.cache.fail(CacheFault.TIMEOUT, "No answer.");
      for (int i = 0; i < CacheBreaker.FAILURES; i++) {
        service.get(1, Origin.PERSON, 0);
      }
      bench.cache.mend();
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(service.get(1, Origin.PERSON, 0).outcome()).isEqualTo(Outcome.MISS);
    }
  }

  @Test
  void anIdThatNobodyCanHaveCannotBePlanted() {
    String planted = "{\"id\":0,\"name\":\"A\",\"email\":\"e\",\"version\":1,\"cachedAt\":1}";
    bench.cache.values.put("user:0", planted.getBytes(StandardCharsets.UTF_8));
    assertThat(bench.get(0).user()).isEmpty();
  }

  @Test
  void aStrangersTypeIsAMissAndIsLeftAlone() {
    bench.cache.fail(CacheFault.WRONG_TYPE, "The key user:1 holds a hash.");
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.MISS);
    assertThat(bench.cache.calls).containsExactly("GET user:1");
    Missed missed = bench.all(Missed.class).getFirst();
    assertThat(missed.cause()).isEqualTo(MissCause.WRONG_TYPE);
    assertThat(missed.detail()).isEqualTo("The key user:1 holds a hash.");
    for (int i = 0; i < 10; i++) {
      assertThat(bench.get(1).outcome()).isEqualTo(Outcome.MISS);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WRONG_TYPE")
  void aCacheThatFailsFailsNoRequest(CacheFault fault) {
    bench.cache.fail(fault, "It failed.");
    Answer answer = bench.get(1);
    assertThat(answer.user()).contains(bench.store.rows.get(1L));
    assertThat(answer.outcome()).isEqualTo(Outcome.CACHE_ERROR);
    assertThat(bench.all(CacheFailed.class))
        .extracting(CacheFailed::operation, CacheFailed::fault, CacheFailed::sentence)
        .containsExactly(tuple(CacheOperation.GET, fault, "It failed."));
  }

  @Test
  void aFillThatFailsFailsNoRequestEither() {
    var service = new Bench();
    service.cache.failWritesOnly(CacheFault.OUT_OF_MEMORY, "No memory for a write.");
    for (int i = 0; i < 5; i++) {
      Answer answer = service.get(1);
      assertThat(answer.outcome()).isEqualTo(Outcome.MISS);
      assertThat(answer.user()).isPresent();
    }
    assertThat(service.all(CacheFailed.class))
        .hasSize(5)
        .allMatch(failed -> failed.operation() == CacheOperation.SETEX);
  }

  @Test
  void whenTheDatabaseFailsTooTheRequestIsUnansweredWithASentence() {
    bench.cache.fail(CacheFault.REFUSED, "Nobody listens.");
    bench.store.fail("The database is closed.");
    assertThatThrownBy(() -> bench.get(1))
        .isInstanceOf(StoreException.class)
        .hasMessage("The database is closed.");
    Unanswered unanswered = bench.all(Unanswered.class).getFirst();
    assertThat(unanswered.outcome()).isEqualTo(Outcome.CACHE_ERROR);
    assertThat(unanswered.why()).isEqualTo("The database is closed.");
    assertThatThrownBy(() -> bench.put(1, "A")).isInstanceOf(StoreException.class);
    assertThat(bench.story())
        .containsExactly("Requested", "CacheFailed", "Unanswered", "Requested", "Unanswered");
  }

  @Test
  void aHitNeedsNoDatabase() {
    bench.get(1);
    bench.store.fail("The database is closed.");
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.HIT);
  }

  @Test
  void theAvatarPadsTheValueAndIsNotShown() {
    bench.settings = bench.settings.withValueBytes(65_536);
    bench.get(1);
    assertThat(bench.cache.values.get("user:1").length).isBetween(65_536, 65_900);
    Answer hit = bench.get(1);
    assertThat(hit.outcome()).isEqualTo(Outcome.HIT);
    byte[] shown = new UserJson().show(hit.user().orElseThrow());
    assertThat(shown.length).isLessThan(100);
  }

  @Test
  void warmingUpAsksNobodyAndIsNoRequest() {
    bench.service.warmUp();
    assertThat(bench.told).isEmpty();
    assertThat(bench.cache.calls).isEmpty();
    assertThat(bench.get(1).requestId()).isEqualTo(1);
  }
}
