package cachescope.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CachePattern;
import cachescope.event.CachingStrategy;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Freshness;
import cachescope.event.MessageEvent.Channel;
import cachescope.event.MessageEvent.MessageHeard;
import cachescope.event.MessageEvent.MessageLost;
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.MessageEvent.WriteApplied;
import cachescope.event.MessageEvent.WritesLost;
import cachescope.event.NearCaching;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.DropCause;
import cachescope.event.PatternEvent.Extended;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.Joined;
import cachescope.event.PatternEvent.LeaseAsked;
import cachescope.event.PatternEvent.NearDropped;
import cachescope.event.PatternEvent.NearHit;
import cachescope.event.PatternEvent.NearStored;
import cachescope.event.PatternEvent.RefreshBegan;
import cachescope.event.PatternEvent.RefreshCause;
import cachescope.event.PatternEvent.RefreshEnded;
import cachescope.event.PatternEvent.Refusal;
import cachescope.event.PatternEvent.ServedStale;
import cachescope.event.PatternEvent.Tombstoned;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestKind;
import cachescope.event.ScenarioFigures;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.ScenarioMeasured;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import cachescope.event.Timing;
import cachescope.stage.ServiceView.Flight;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What strategies and protections do, as the stage shows it. */
class PatternsOnStageTest {
  private static final String KEY = "user:1";

  private static Story story(CachePattern pattern) {
    return Story.connected().tell(0, new SettingsChanged(1, Settings.CLASSIC.withPattern(pattern)));
  }

  private static Story story(CachingStrategy strategy) {
    return story(CachePattern.CLASSIC.withStrategy(strategy));
  }

  /** A miss whose load lasts. */
  private static void missesAndLoads(Story story, double millis, long id) {
    story.asks(millis, id, 1, Origin.PERSON);
    story.tell(millis + 0.5, new Missed(id, KEY, MissCause.ABSENT, "", 400 * Story.MICRO));
    story.tell(millis + 0.6, new LoadStarted(id, 1, 0, 1, 0, 1_000 * Story.MILLI));
  }

  private static Story joins(Story story, double millis, long id, long leader) {
    story.asks(millis, id, 1, Origin.WORKLOAD);
    story.tell(millis + 0.5, new Missed(id, KEY, MissCause.ABSENT, "", 400 * Story.MICRO));
    return story.tell(millis + 0.6, new Joined(id, KEY, leader));
  }

  private static Token token(Story story, long id) {
    return story.scene().tokens().stream()
        .filter(token -> token.requestId() == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoWaitsForAnothersLoadIsCountedUntilHeIsAnswered() {
    Story story = story(CachePattern.CLASSIC);
    missesAndLoads(story, 1, 7);
    joins(story, 2, 8, 7);
    joins(story, 3, 9, 7);
    assertThat(story.scene().service().flights()).containsExactly(new Flight(KEY, 7, 2));
    story.answers(1_002, 8, 1, Outcome.MISS);
    assertThat(story.scene().service().flights()).containsExactly(new Flight(KEY, 7, 1));
    story.answers(1_003, 9, 1, Outcome.MISS);
    assertThat(story.scene().service().flights()).isEmpty();
    Leg wait = token(story, 9).legs().get(2);
    assertThat(wait.wire()).isEqualTo(Wire.FLIGHT);
    assertThat(wait.to()).isEqualTo(Story.at(1_003));
  }

  @Test
  void theWhyOfAJoinedMissNamesWhoLoaded() {
    Story story = story(CachePattern.CLASSIC);
    missesAndLoads(story, 1, 7);
    joins(story, 2, 8, 7).answers(1_002, 8, 1, Outcome.MISS);
    assertThat(story.scene().verdict().orElseThrow().why()).contains("Request 7 was loading it");
  }

  @Test
  void aWriteBehindIsDirtyUntilTheDatabaseHasIt() {
    Story story = story(CachingStrategy.WRITE_BEHIND);
    story.tell(1, new Requested(5, 1, RequestKind.WRITE, Origin.PERSON, 0, 1));
    assertThat(token(story, 5).legs().getLast().wire()).isEqualTo(Wire.SERVICE_TO_REDIS);
    story.tell(2, new WriteAccepted(5, 1, KEY, 2, 1, false, 300 * Story.MICRO));
    assertThat(story.scene().service().dirty())
        .isEqualTo(new ServiceView.Dirty(1, List.of(KEY), Story.at(2), false, 0));
    story.tell(900, new RowWritten(5, 1, 2, false, 4 * Story.MILLI, 0, 0));
    story.tell(900, new WriteApplied(5, 1, KEY, 2, true, 1, 0));
    assertThat(story.scene().service().dirty().count()).isZero();
    Token late = story.scene().tokens().getLast();
    assertThat(late.legs()).hasSize(1);
    assertThat(late.legs().getFirst().wire()).isEqualTo(Wire.SERVICE_TO_DATABASE);
    assertThat(late.legs().getFirst().from()).isEqualTo(Story.at(896));
  }

  @Test
  void aCrashLosesWhatWasDirtyAndSaysHowMuch() {
    Story story = story(CachingStrategy.WRITE_BEHIND);
    story.tell(2, new WriteAccepted(5, 1, KEY, 2, 1, false, 300));
    story.tell(3, new WriteAccepted(6, 2, "user:2", 2, 2, false, 300));
    story.tell(4, new WritesLost(0, "", 2, "the service crashed"));
    story.tell(4, new FaultCaused(Fault.SERVICE_CRASHED));
    assertThat(story.scene().service().dirty().count()).isZero();
    assertThat(story.scene().service().dirty().keys()).isEmpty();
    assertThat(story.scene().service().dirty().lost()).isEqualTo(2);
    var begins =
        new ScenarioFigures(
            "write-behind-crash",
            List.of("stream"),
            1,
            ScenarioFigures.State.PREPARING,
            Duration.ZERO,
            Duration.ofSeconds(2),
            "making ready",
            Settings.CLASSIC,
            List.of(),
            List.of());
    story.tell(5, new ScenarioMeasured(begins));
    assertThat(story.scene().service().dirty().lost())
        .as("what was lost before is no part of another story")
        .isZero();
  }

  @Test
  void aNewerWriteOfTheSameKeyStaysDirtyWhereTheOlderIsApplied() {
    Story story = story(CachingStrategy.WRITE_BEHIND);
    story.tell(2, new WriteAccepted(5, 1, KEY, 2, 1, false, 300));
    story.tell(3, new WriteAccepted(6, 1, KEY, 3, 2, false, 300));
    story.tell(4, new WriteApplied(5, 1, KEY, 2, true, 1, 1));
    assertThat(story.scene().service().dirty().keys()).containsExactly(KEY);
  }

  @Test
  void aRefreshIsATokenThatNobodyWaitsFor() {
    Story story = story(CachingStrategy.REFRESH_AHEAD);
    story.hits(1, 1, 1);
    story.tell(1.3, new RefreshBegan(100, KEY, RefreshCause.AHEAD, 1, 9_000));
    story.tell(1.4, new LoadStarted(100, 1, 0, 1, 0, 1_000 * Story.MILLI));
    assertThat(token(story, 100).legs().getFirst().mark()).isEqualTo(Mark.REFRESH);
    assertThat(story.scene().service().inFlight()).isZero();
    assertThat(story.scene().hiddenTokens()).isZero();
    story.tell(1_001.4, new Loaded(100, 1, true, 2, 1_000 * Story.MILLI, 0, 0));
    story.tell(1_002, new Filled(100, KEY, 2, 118, 60_000, 300 * Story.MICRO));
    story.tell(1_002, new RefreshEnded(100, KEY, true, 1_001 * Story.MILLI));
    assertThat(token(story, 100).endedAt()).isEqualTo(Story.at(1_002));
    story.tell(9_000, new FaultCaused(Fault.RESUMED));
    assertThat(story.scene().tokens()).isEmpty();
  }

  @Test
  void whatAnInstanceKeepsStandsOnItsShelf() {
    Story story = story(CachePattern.CLASSIC.withInstances(2).withNear(NearCaching.PUBSUB));
    assertThat(story.scene().service().shelves()).hasSize(2);
    story.tell(1, new NearStored(0, 1, KEY, 1));
    story.tell(2, new NearStored(0, 2, KEY, 1));
    story.tell(3, new NearStored(0, 2, "user:2", 1));
    story.asks(4, 9, 1, Origin.PERSON);
    story.tell(4.1, new NearHit(9, 2, KEY, 1, 200));
    story.answers(4.2, 9, 1, Outcome.HIT);
    ServiceView.Shelf second = story.scene().service().shelves().get(1);
    assertThat(second.keys()).containsExactly("user:2", KEY);
    assertThat(second.hit()).isEqualTo(KEY);
    assertThat(token(story, 9).legs()).extracting(Leg::wire).contains(Wire.NEAR);
    assertThat(token(story, 9).legs()).extracting(Leg::wire).doesNotContain(Wire.SERVICE_TO_REDIS);
    assertThat(story.scene().verdict().orElseThrow().why()).contains("instance 2");
    story.tell(5, new NearDropped(0, 2, KEY, 1, DropCause.MESSAGE));
    assertThat(story.scene().service().shelves().get(1).keys()).containsExactly("user:2");
    assertThat(story.scene().service().shelves().getFirst().keys()).containsExactly(KEY);
    story.tell(6, new NearDropped(0, 2, "", 1, DropCause.DEAF));
    assertThat(story.scene().service().shelves().get(1).size()).isZero();
  }

  @Test
  void messagesTravelToWhoHearsThemAndLostOnesAreSeenToo() {
    Story story = story(CachePattern.CLASSIC);
    story.tell(100, new MessageHeard(0, KEY, Channel.PUBSUB, "1", 2, 2 * Story.MILLI));
    story.tell(101, new MessageLost(0, KEY, Channel.PUBSUB, "1", 1, "thrown away on purpose"));
    List<Token> tokens = story.scene().tokens();
    assertThat(tokens).hasSize(2);
    assertThat(tokens.getFirst().legs().getFirst().wire()).isEqualTo(Wire.REDIS_TO_SERVICE);
    assertThat(tokens.getFirst().legs().getFirst().from()).isEqualTo(Story.at(98));
    assertThat(tokens.getLast().legs().getFirst().mark()).isEqualTo(Mark.LOST);
  }

  @Test
  void aRefusedFillGoesThereAndBack() {
    Story story = story(CachePattern.CLASSIC);
    missesAndLoads(story, 1, 7);
    story.tell(1_001, new Loaded(7, 1, true, 1, 1_000 * Story.MILLI, 0, 0));
    story.tell(1_002, new FillRefused(7, KEY, 1, Refusal.NEWER_VERSION, 300 * Story.MICRO));
    story.answers(1_003, 7, 1, Outcome.MISS);
    Leg bounce = token(story, 7).legs().get(3);
    assertThat(bounce.mark()).isEqualTo(Mark.REFUSED);
    assertThat(bounce.underway().mark()).isEqualTo(Mark.FILL);
    assertThat(story.scene().verdict().orElseThrow().why()).contains("was not stored");
  }

  @Test
  void aStaleAnswerTellsItsAge() {
    Story story = story(CachingStrategy.STALE_WHILE_REVALIDATE);
    story.asks(1, 7, 1, Origin.PERSON);
    story.tell(1.2, new ServedStale(7, KEY, 1, 72_000, false));
    story.answers(1.3, 7, 1, Outcome.HIT);
    assertThat(story.scene().verdict().orElseThrow().why())
        .contains("past its time")
        .contains("72 s");
  }

  @Test
  void aKeyMayHoldAMarkInThePlaceOfAValue() {
    Story story = story(CachePattern.CLASSIC);
    story.tell(1, new KeySet(KEY));
    story.tell(1.1, new LeaseAsked(7, KEY, true, 300 * Story.MICRO));
    assertThat(story.cell(KEY).orElseThrow().mark()).isEqualTo(KeyMark.LEASE);
    story.redisSets(20, KEY, 60_000);
    story.tell(20.2, new Filled(7, KEY, 1, 118, 60_000, 300 * Story.MICRO));
    assertThat(story.cell(KEY).orElseThrow().mark()).isEqualTo(KeyMark.VALUE);
    story.tell(600, new Tombstoned(8, KEY, 2, 300 * Story.MICRO));
    story.tell(600.1, new KeySet(KEY));
    KeyCell gone = story.cell(KEY).orElseThrow();
    assertThat(gone.mark()).isEqualTo(KeyMark.GONE);
    assertThat(gone.version()).isEqualTo(2);
    story.redisSets(1_200, "user:9", 10_000);
    story.tell(1_200.2, new Filled(9, "user:9", 0, 20, 10_000, 300 * Story.MICRO));
    assertThat(story.cell("user:9").orElseThrow().mark()).isEqualTo(KeyMark.ABSENT);
  }

  @Test
  void aSlidingTimeToLiveBeginsAnew() {
    Story story = story(CachePattern.CLASSIC.withSlidingTtl(true));
    story.redisSets(1, KEY, 60_000);
    story.tell(30_000, new Extended(3, KEY, 60_000, 300));
    assertThat(story.cell(KEY).orElseThrow().leftAt(Story.at(30_000)))
        .isEqualTo(60_000 * Story.MILLI);
  }

  @Test
  void aCopyGoesItsOwnWay() {
    Story story = story(CachePattern.CLASSIC.withNear(NearCaching.TTL_ONLY));
    story.tell(1, new NearStored(0, 1, KEY, 1));
    Stage before = story.stage.copy();
    story.tell(2, new NearDropped(0, 1, KEY, 1, DropCause.EXPIRED));
    assertThat(before.snapshot().service().shelves().getFirst().size()).isEqualTo(1);
    assertThat(story.scene().service().shelves().getFirst().size()).isZero();
  }

  @Test
  void theAccountPageShowsThatTheProfilePageIsOld() {
    Story story = story(CachePattern.CLASSIC);
    story.hits(1, 1, 1);
    story.asks(2_001, 2, 1, Origin.PERSON);
    story.tell(2_001, new Bypassed(2, KEY, BypassReason.ACCOUNT_VIEW));
    story.tell(
        2_002,
        new Answered(
            2, 1, Outcome.BYPASS, true, 2, Freshness.FRESH, 1, 1, Timing.NONE, "{\"id\":1}"));
    assertThat(story.scene().verdict().orElseThrow().why())
        .contains("showed v1")
        .contains("not equal");
    story.hits(3_000, 3, 1);
    assertThat(story.scene().verdict().orElseThrow().why()).contains("this v1 is older");
  }
}
