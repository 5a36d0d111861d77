package cachescope.uses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cachescope.event.CacheEvent;
import cachescope.event.SessionClock;
import cachescope.event.UseEvent.Flaw;
import cachescope.event.UseEvent.Reply;
import cachescope.event.UseEvent.UseKept;
import cachescope.event.UseEvent.Visited;
import cachescope.event.UseIntent;
import cachescope.service.MemoryCache;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The uses over real HTTP, with a map in the place of Redis. */
class UsesTest {
  private final List<CacheEvent> facts = Collections.synchronizedList(new ArrayList<>());
  private final MemoryCache cache = new MemoryCache();
  private int closed;

  private Uses uses() {
    return new Uses(
        cache, () -> new FewOrders(() -> closed++), SessionClock.system(), (_, e) -> facts.add(e));
  }

  private List<Visited> visits() {
    return facts.stream().filter(Visited.class::isInstance).map(Visited.class::cast).toList();
  }

  @Test
  void wrongOptionsNameWhatThereIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Uses.check(Map.of("of", "telephone")))
        .withMessage(
            "there is no use 'telephone'; there are cdn, gateway, query, recommendations,"
                + " sessions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Uses.check(Map.of("of", "gateway", "vary", "perhaps")))
        .withMessage("vary of gateway cannot be 'perhaps'; there are ignored, obeyed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Uses.check(Map.of("of", "gateway", "colour", "red")))
        .withMessage("gateway has no option 'colour'; it has delay, etag, max-age, private, vary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Uses.check(Map.of("of", "cdn", "max-age", "2h")))
        .withMessage("max-age of cdn must be at most 1 hour");
  }

  @Test
  void nobodyVisitsWhatIsNotOpen() {
    try (Uses uses = uses()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> uses.run(new UseIntent.Visit("alice", "/me")))
          .withMessage("No use is open.");
    }
  }

  @Test
  void whatIsPrivateLeaksOnlyWhereTheRuleIsIgnored() {
    try (Uses uses = uses()) {
      uses.run(new UseIntent.OpenUse(Map.of("of", "gateway", "delay", "0ms")));
      uses.run(new UseIntent.Visit("alice/en", "/me"));
      uses.run(new UseIntent.Visit("bob/en", "/me"));
      uses.run(new UseIntent.OpenUse(Map.of("of", "gateway", "delay", "0ms", "private", "obeyed")));
      uses.run(new UseIntent.Visit("alice/en", "/me"));
      uses.run(new UseIntent.Visit("bob/en", "/me"));
    }
    assertThat(visits())
        .extracting(Visited::reply)
        .containsExactly(Reply.MISS, Reply.HIT, Reply.PASSED, Reply.PASSED);
    assertThat(visits())
        .extracting(Visited::flaw)
        .containsExactly(Flaw.NONE, Flaw.LEAKED, Flaw.NONE, Flaw.NONE);
  }

  @Test
  void whoHasTheTagGetsNoBody() {
    try (Uses uses = uses()) {
      uses.run(new UseIntent.OpenUse(Map.of("of", "gateway", "delay", "0ms", "etag", "obeyed")));
      uses.run(new UseIntent.Visit("alice/en", "/catalogue"));
      uses.run(new UseIntent.Visit("alice/en", "/catalogue"));
    }
    assertThat(visits()).extracting(Visited::status).containsExactly(200, 304);
    assertThat(visits().getLast().bytes()).isZero();
  }

  @Test
  void aPurgeOfTheEdgesAloneBringsTheOldPageBack() {
    try (Uses uses = uses()) {
      uses.run(
          new UseIntent.OpenUse(
              Map.of("of", "cdn", "to-edge", "0ms", "to-shield", "0ms", "to-origin", "0ms")));
      uses.run(new UseIntent.Visit("anna@berlin", "/news"));
      uses.run(new UseIntent.Publish("/news"));
      uses.run(new UseIntent.Purge("edges", "/news"));
      uses.run(new UseIntent.Visit("anna@berlin", "/news"));
      uses.run(new UseIntent.Purge("all", "/news"));
      uses.run(new UseIntent.Visit("anna@berlin", "/news"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> uses.run(new UseIntent.Visit("nemo@sea", "/news")))
          .withMessage("'nemo@sea' is near no edge; say who@berlin or who@sydney");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> uses.run(new UseIntent.Purge("moon", "/news")))
          .withMessage("there is no tier 'moon'; there are edges, shield and all");
    }
    assertThat(visits()).extracting(Visited::tier).containsExactly("origin", "shield", "origin");
    assertThat(visits())
        .extracting(Visited::flaw)
        .containsExactly(Flaw.NONE, Flaw.STALE, Flaw.NONE);
  }

  @Test
  void oneQuestionInTwoSpellingsIsOneKeyOnceItIsNormalised() {
    try (Uses uses = uses()) {
      uses.run(new UseIntent.OpenUse(Map.of("of", "query", "key", "normalised")));
      uses.run(new UseIntent.Visit("report", "region=EU&from=2024-01-01"));
      uses.run(new UseIntent.Visit("report", " FROM=2024-01-01 & region=eu"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> uses.run(new UseIntent.Visit("report", "from=soon")))
          .withMessage("'from=soon' has no days; write from=2024-01-01&to=2024-12-31");
    }
    assertThat(visits()).extracting(Visited::reply).containsExactly(Reply.MISS, Reply.HIT);
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void aLogOutThatOnlyTheBrowserHearsEndsNothing() {
    try (Uses uses = uses()) {
      for (String logOut : List.of("cookie", "server")) {
        uses.run(new UseIntent.OpenUse(Map.of("of", "sessions", "log-out", logOut)));
        uses.run(new UseIntent.Visit("alice", "log-in"));
        uses.run(new UseIntent.Visit("mallory", "steal:alice"));
        uses.run(new UseIntent.LogOut("alice"));
        uses.run(new UseIntent.Visit("mallory", "/me"));
      }
    }
    assertThat(visits())
        .extracting(Visited::flaw)
        .containsExactly(Flaw.NONE, Flaw.LEAKED, Flaw.NOT_ENDED, Flaw.NONE, Flaw.LEAKED, Flaw.NONE);
    assertThat(visits().getLast().reply()).isEqualTo(Reply.REFUSED);
    assertThat(facts)
        .filteredOn(UseKept.class::isInstance)
        .allMatch(kept -> ((UseKept) kept).key().matches("use:session:[0-9a-f]{4}…"));
  }

  @Test
  void nothingIsLeftInTheCache() {
    try (Uses uses = uses()) {
      uses.run(new UseIntent.OpenUse(Map.of("of", "query")));
      uses.run(new UseIntent.Visit("report", "region=EU"));
      assertThat(cache.values.keySet()).containsExactly("use:query:region=EU");
    }
    assertThat(cache.values.keySet()).isEmpty();
  }

  private record FewOrders(Runnable onClose) implements Orders {
    @Override
    public long rows() {
      return 1;
    }

    @Override
    public Report report(String region, LocalDate from, LocalDate to) {
      return new Report(1, 100);
    }

    @Override
    public Map<String, Long> bestSellers(int most) {
      return Map.of("product-0", 1L);
    }

    @Override
    public void sell(String product, int count) {}

    @Override
    public void close() {
      onClose.run();
    }
  }
}
