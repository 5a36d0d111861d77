package cachescope.service;

import static cachescope.event.BreakerState.CLOSED;
import static cachescope.event.BreakerState.HALF_OPEN;
import static cachescope.event.BreakerState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.DeleteOwed;
import cachescope.event.CacheCallEvent.OwedDeleteSent;
import cachescope.event.CacheFault;
import cachescope.event.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CacheBreakerTest {
  private final Bench bench = new Bench();

  @Test
  void threeFailuresOpenItATrialClosesIt() {
    bench.failThreeTimes(CacheFault.TIMEOUT);
    assertThat(states()).containsExactly(OPEN);
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.BYPASS);
    assertThat(bench.all(Bypassed.class))
        .extracting(Bypassed::reason)
        .containsExactly(BypassReason.BREAKER_OPEN);
    assertThat(bench.cache.calls).hasSize(3);

    bench.cache.mend();
    bench.pass(CacheBreaker.FIRST_WAIT.minusNanos(1));
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.BYPASS);
    bench.pass(Duration.ofNanos(1));
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.MISS);
    assertThat(states()).containsExactly(OPEN, HALF_OPEN, CLOSED);
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.HIT);
  }

  @Test
  void aTrialThatFailsWaitsTwiceAsLongUpToALimit() {
    bench.failThreeTimes(CacheFault.REFUSED);
    Duration wait = CacheBreaker.FIRST_WAIT;
    for (int trial = 0; trial < 6; trial++) {
      int calls = bench.cache.calls.size();
      bench.pass(wait.minusNanos(1));
      assertThat(bench.get(1).outcome()).isEqualTo(Outcome.BYPASS);
      bench.pass(Duration.ofNanos(1));
      assertThat(bench.get(1).outcome()).isEqualTo(Outcome.CACHE_ERROR);
      assertThat(bench.cache.calls).hasSize(calls + 1);
      wait = wait.multipliedBy(2);
      wait = wait.compareTo(CacheBreaker.LONGEST_WAIT) > 0 ? CacheBreaker.LONGEST_WAIT : wait;
    }
    assertThat(states()).containsOnly(OPEN, HALF_OPEN).hasSize(13);
  }

  @Test
  void onlyOneTriesAtATime() {
    var breaker = new CacheBreaker(bench.clock, (at, event) -> bench.told.add(event));
    for (int i = 0; i < CacheBreaker.FAILURES; i++) {
      breaker.failed(CacheFault.CUT, "cut");
    }
    bench.pass(CacheBreaker.FIRST_WAIT);
    assertThat(breaker.ask()).isEqualTo(CacheBreaker.Say.TRY);
    assertThat(breaker.ask()).isEqualTo(CacheBreaker.Say.REFUSE);
    assertThat(breaker.ask()).isEqualTo(CacheBreaker.Say.REFUSE);
    bench.pass(CacheBreaker.LONGEST_WAIT.multipliedBy(11));
    assertThat(breaker.ask()).as("the trial never reported").isEqualTo(CacheBreaker.Say.TRY);
  }

  @Test
  void aSuccessInBetweenBeginsTheCountAnew() {
    for (int i = 0; i < 5; i++) {
      bench.cache.fail(CacheFault.TIMEOUT, "No answer.");
      bench.get(1);
      bench.get(1);
      bench.cache.mend();
      bench.get(1);
    }
    assertThat(states()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"NO_PERMISSION", "OUT_OF_MEMORY", "READ_ONLY", "WRONG_TYPE", "OTHER"})
  void aServerThatAnswersLives(CacheFault fault) {
    bench.cache.fail(fault, "No.");
    for (int i = 0; i < 10; i++) {
      bench.get(1);
    }
    assertThat(states()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"PASSWORD_REFUSED", "PASSWORD_WANTED"})
  void aWrongPasswordIsNotTriedAgainUntilAPersonDoes(CacheFault fault) {
    bench.cache.fail(fault, "The password was refused.");
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.CACHE_ERROR);
    bench.cache.mend();
    bench.pass(Duration.ofHours(1));
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.BYPASS);
    assertThat(bench.all(Bypassed.class))
        .extracting(Bypassed::reason)
        .containsExactly(BypassReason.PASSWORD_REFUSED);
    assertThat(bench.cache.calls).hasSize(1);
    assertThat(states()).isEmpty();
    bench.service.retryCache();
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.MISS);
  }

  @Test
  void owedDeletesAreSentBeforeItCloses() {
    bench.get(1);
    bench.get(2);
    bench.failThreeTimes(CacheFault.CUT);
    assertThat(bench.put(1, "Alicia").deleteOwed()).isTrue();
    assertThat(bench.all(DeleteOwed.class)).extracting(DeleteOwed::key).containsExactly("user:1");
    bench.cache.mend();
    bench.cache.calls.clear();
    bench.told.clear();
    bench.pass(CacheBreaker.FIRST_WAIT);
    assertThat(bench.get(2).outcome()).isEqualTo(Outcome.HIT);
    assertThat(bench.cache.calls).containsExactly("DEL user:1", "GET user:2");
    assertThat(bench.story())
        .containsExactly(
            "Requested", "BreakerChanged", "OwedDeleteSent", "BreakerChanged", "Hit", "Answered");
    assertThat(bench.get(1).user().orElseThrow().name()).isEqualTo("Alicia");
  }

  @Test
  void whileADeleteIsOwedItsKeyIsNotTrusted() {
    bench.get(1);
    bench.cache.fail(CacheFault.TIMEOUT, "No answer.");
    assertThat(bench.put(1, "Alicia").deleteOwed()).isTrue();
    assertThat(bench.cache.values).containsKey("user:1");
    // One failure leaves the breaker closed; the DEL is tried again, and fails again.
    Answer answer = bench.get(1);
    assertThat(answer.user().orElseThrow().name()).isEqualTo("Alicia");
    assertThat(bench.all(Bypassed.class))
        .extracting(Bypassed::reason)
        .containsExactly(BypassReason.DELETE_OWED);
    bench.cache.mend();
    bench.pass(Duration.ofMillis(100));
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.MISS);
    assertThat(bench.all(OwedDeleteSent.class))
        .extracting(OwedDeleteSent::stillOwed)
        .containsExactly(0);
    assertThat(bench.get(1).user().orElseThrow().name()).isEqualTo("Alicia");
  }

  @Test
  void whatBecameOfAWriteIsSaidOfThatWriteOnly() {
    bench.cache.failMaybeDone(CacheFault.TIMEOUT, "No answer.");
    for (long id = 1; id <= CacheBreaker.FAILURES; id++) {
      bench.put(id, "Alicia");
    }
    assertThat(bench.all(CacheFailed.class))
        .isNotEmpty()
        .allSatisfy(failed -> assertThat(failed.sentence()).startsWith("No answer. It is unknown"));
    assertThat(bench.all(BreakerChanged.class))
        .extracting(BreakerChanged::why)
        .containsExactly("No answer.");
    assertThat(bench.put(1, "Alice").deleteOwed()).isTrue();
    assertThat(bench.all(DeleteOwed.class).getLast().why()).endsWith(": No answer.");
  }

  @Test
  void aDeleteThatAnotherWriteOwesMeanwhileStaysOwed() {
    var owed = new OwedDeletes(bench.clock, (at, event) -> bench.told.add(event));
    owed.add("user:1", Optional.empty());
    owed.send(
        new ForwardingCache(bench.cache) {
          @Override
          public boolean delete(String key) {
            boolean existed = super.delete(key);
            owed.add(key, Optional.empty());
            return existed;
          }
        });
    assertThat(owed.contains("user:1")).isTrue();
    assertThat(bench.all(OwedDeleteSent.class))
        .extracting(OwedDeleteSent::stillOwed)
        .containsExactly(1);
  }

  /** A plain DEL in its place would let an older fill in afterwards. */
  @Test
  void anOwedTombstoneIsRetriedAsOne() {
    var owed = new OwedDeletes(bench.clock, (at, event) -> bench.told.add(event));
    var tombstone = new CacheStep.Tombstone("user:1", 2, new byte[] {1}, Duration.ofSeconds(30));
    owed.add("user:1", Optional.of(tombstone));
    List<Object> sent = new ArrayList<>();
    owed.send(
        new ForwardingCache(bench.cache) {
          @Override
          public <R> R take(CacheStep<R> step) {
            sent.add(step);
            return super.take(step);
          }

          @Override
          public boolean delete(String key) {
            sent.add("DEL");
            return super.delete(key);
          }
        });
    assertThat(sent).containsExactly(tombstone);
    assertThat(owed.isEmpty()).isTrue();
  }

  @Test
  void anotherRedisOwesNothing() {
    bench.failThreeTimes(CacheFault.REFUSED);
    bench.put(1, "Alicia");
    bench.cache.mend();
    bench.cache.calls.clear();
    bench.service.cacheReplaced();
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.MISS);
    assertThat(bench.cache.calls).containsExactly("GET user:1", "SETEX user:1 60");
    assertThat(states()).containsExactly(OPEN, CLOSED);
  }

  private List<BreakerState> states() {
    return bench.all(BreakerChanged.class).stream().map(BreakerChanged::to).toList();
  }
}
