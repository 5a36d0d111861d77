package cachescope.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.KeyReading;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RedisEvent.KeyExpirySet;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTouched;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.event.RedisEvent.ListeningLost;
import cachescope.event.RedisEvent.ListeningStarted;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.stage.KeyExit.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeysOnStageTest {
  private static final String ALICE = "user:1";

  private final Story story = Story.connected();

  private KeyExit exit() {
    return story.scene().exits().getFirst();
  }

  @Test
  void theOrderOfTheTwoWitnessesDoesNotMatter() {
    Filled filled = new Filled(1, ALICE, 3, 118, 60_000, Story.at(0.4));
    Optional<KeyCell> expected = Optional.empty();
    for (int place = 0; place <= 3; place++) {
      Story told = Story.connected();
      for (int i = 0; i <= 3; i++) {
        if (i == place) {
          told.tell(100.4, filled);
        }
        switch (i) {
          case 0 -> told.tell(100.2, new KeySet(ALICE));
          case 1 -> told.tell(100.25, new KeyExpirySet(ALICE));
          case 2 -> told.tell(100.3, new KeyTtlRead(ALICE, 59_999, 144));
          default -> {}
        }
      }
      Optional<KeyCell> cell = told.cell(ALICE);
      if (place == 0) {
        expected = cell;
        assertThat(cell)
            .contains(
                new KeyCell(
                    ALICE,
                    1,
                    Story.at(100.2),
                    Story.at(60_099.3),
                    Story.at(60_000),
                    Story.at(100.4),
                    0,
                    144,
                    true,
                    3,
                    3,
                    false));
      }
      assertThat(cell).isEqualTo(expected);
    }
  }

  @Test
  void anUnreadTimeToLiveIsToldByTheFillUntilItIsRead() {
    story.tell(100, new KeySet(ALICE)).tell(100, new KeyExpirySet(ALICE));
    assertThat(story.cell(ALICE).orElseThrow().deadline()).isEqualTo(KeyCell.UNREAD);
    story.tell(101, new Filled(1, ALICE, 1, 118, 60_000, Story.at(2)));
    assertThat(story.cell(ALICE).orElseThrow().deadline()).isEqualTo(Story.at(60_101));
    story.tell(102, new KeyTtlRead(ALICE, 59_990, -1));
    assertThat(story.cell(ALICE).orElseThrow().deadline()).isEqualTo(Story.at(60_092));
    story.tell(200, new KeyExpirySet(ALICE));
    assertThat(story.cell(ALICE).orElseThrow().deadline()).isEqualTo(KeyCell.UNREAD);
    story.tell(201, new KeyTtlRead(ALICE, 3_000, -1));
    assertThat(story.cell(ALICE).orElseThrow().deadline()).isEqualTo(Story.at(3_201));
    assertThat(story.cell(ALICE).orElseThrow().ttlNanos()).isEqualTo(Story.at(3_000));
  }

  @Test
  void aKeyWhoseTimeIsOverStaysUntilRedisSaysSo() {
    story.redisSets(0, ALICE, 1_000).tell(1_500, new KeySet("user:2"));
    KeyCell cell = story.cell(ALICE).orElseThrow();
    assertThat(cell.overdueAt(Story.at(999))).isFalse();
    assertThat(cell.overdueAt(Story.at(1_500))).isTrue();
    assertThat(story.scene().exits()).isEmpty();

    story.tell(1_700, new KeyExpired(ALICE));
    assertThat(story.cell(ALICE)).isEmpty();
    assertThat(exit().reason()).isEqualTo(Reason.EXPIRED);
    assertThat(exit().detail()).isEqualTo("removed 700 ms after its time was over");
  }

  @Test
  void hitsAreUsesOfTheKey() {
    story.redisSets(0, ALICE, 60_000).redisSets(1, "user:2", 60_000);
    story.tell(500, new Hit(9, ALICE, 4, 118, Story.at(0.3), Story.at(0.01)));
    KeyCell cell = story.scene().cells().getFirst();
    assertThat(cell.key()).isEqualTo(ALICE);
    assertThat(cell.uses()).isEqualTo(1);
    assertThat(cell.lastUsedAt()).isEqualTo(Story.at(500));
    assertThat(cell.version()).isEqualTo(4);
  }

  @Test
  void aHitThatWasUnderWayWhenTheKeyWasSetTellsNothingOfTheNewValue() {
    story.redisSets(100, ALICE, 60_000);
    story.tell(100.1, new Filled(1, ALICE, 2, 118, 60_000, Story.at(0.4)));
    story.tell(100.2, new Hit(2, ALICE, 1, 118, Story.at(0.5), 0));
    assertThat(story.cell(ALICE).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aRowThatIsNewerThanTheCachedValueMakesItStale() {
    story.redisSets(0, ALICE, 60_000).tell(1, new Filled(1, ALICE, 1, 118, 60_000, Story.at(2)));
    story.tell(50, new RowWritten(0, 1, 2, true, 1, 0, 0));
    assertThat(story.cell(ALICE).orElseThrow().stale()).isTrue();
    assertThat(story.cell(ALICE).orElseThrow().databaseVersion()).isEqualTo(2);
  }

  @Test
  void aLateFillOfAnOldVersionIsStaleFromTheBeginning() {
    story.tell(50, new RowWritten(2, 1, 2, false, 1, 0, 0));
    story.redisSets(60, ALICE, 60_000).tell(61, new Filled(1, ALICE, 1, 118, 60_000, Story.at(2)));
    assertThat(story.cell(ALICE).orElseThrow().stale()).isTrue();
  }

  @Test
  void aDeleteOfTheServiceIsAnInvalidationInEitherOrder() {
    Invalidated ours = new Invalidated(2, ALICE, true, Story.at(0.4));
    story.redisSets(0, ALICE, 60_000).tell(50.2, new KeyDeleted(ALICE)).tell(50.4, ours);
    assertThat(exit().reason()).isEqualTo(Reason.INVALIDATED);
    assertThat(exit().at()).isEqualTo(Story.at(50.2));

    story.redisSets(100, ALICE, 60_000).tell(150.4, ours).tell(150.6, new KeyDeleted(ALICE));
    assertThat(exit().reason()).isEqualTo(Reason.INVALIDATED);
    assertThat(story.scene().exits()).hasSize(2);

    story.redisSets(200, ALICE, 60_000).tell(900, new KeyDeleted(ALICE));
    assertThat(exit().reason()).isEqualTo(Reason.DELETED);
    story.tell(1_150, new ForeignWrite(ALICE, "del"));
    assertThat(exit().detail()).isEqualTo("by another client");
  }

  @Test
  void anEvictionTellsThePolicyAndHowManyHadFitted() {
    story.limited(0, "allkeys-lru");
    for (int i = 1; i <= 3; i++) {
      story.redisSets(i, "user:" + i, 60_000);
    }
    story.tell(30_001, new KeyEvicted(ALICE));
    assertThat(exit().reason()).isEqualTo(Reason.EVICTED);
    assertThat(exit().detail()).isEqualTo("allkeys-lru, idle 30 s by our own requests, sampled");
    assertThat(exit().idleNanos()).isEqualTo(Story.at(30_000));
    assertThat(story.scene().redis().fitNow()).isEqualTo(3);
    assertThat(story.scene().keys()).isEqualTo(2);
  }

  @Test
  void noFewerFitThanThereAre() {
    story.limited(0, "allkeys-lru").redisSets(1, ALICE, 60_000).tell(2, new KeyEvicted(ALICE));
    for (int i = 1; i <= 3; i++) {
      story.redisSets(2 + i, "user:" + i, 60_000);
    }
    assertThat(story.scene().redis().fitNow()).isEqualTo(story.scene().keys()).isEqualTo(3);
  }

  @Test
  void emptiedWithoutEventsLeavesNoGhosts() {
    story.redisSets(0, ALICE, 60_000).redisSets(0, "user:2", 60_000);
    story.tell(10, new Emptied("FLUSHALL"));
    story.tell(10.1, new Filled(1, ALICE, 1, 118, 60_000, Story.at(11)));
    assertThat(story.scene().cells()).isEmpty();
    assertThat(story.scene().keys()).isZero();
    assertThat(story.scene().exits()).extracting(KeyExit::reason).containsOnly(Reason.EMPTIED);
  }

  @Test
  void whatWasSetAgainWhileTheRestWasEmptiedIsRecognised() {
    story.redisSets(0, ALICE, 60_000).tell(1, new Filled(1, ALICE, 4, 118, 60_000, Story.at(2)));
    story.tell(10, new Emptied("FLUSHALL"));
    story.tell(11, new Resynced(List.of(new KeyReading(ALICE, 59_990, 144)), true));
    assertThat(story.cell(ALICE).orElseThrow().version()).isEqualTo(4);
    story.tell(12, new Emptied("FLUSHALL"));
    story.tell(13, new Resynced(List.of(new KeyReading(ALICE, 30_000, 144)), true));
    assertThat(story.cell(ALICE).orElseThrow().version()).isZero();
  }

  @Test
  void anotherServerHasOtherKeys() {
    story.redisSets(0, ALICE, 60_000).tell(10, new RedisChanged(Story.status(50_001)));
    assertThat(story.scene().cells()).isEmpty();
    assertThat(story.scene().exits()).isEmpty();
  }

  @Test
  void afterAGapWhatIsGoneWasSeenByNobody() {
    story.redisSets(0, ALICE, 60_000).redisSets(0, "user:2", 1_000).redisSets(0, "user:3", 60_000);
    story.tell(500, new ListeningLost("the connection was cut"));
    assertThat(story.scene().redis().blindSince()).isEqualTo(Story.at(500));
    assertThat(story.scene().redis().blindWhy()).isEqualTo("the connection was cut");
    story.tell(5_000, new ListeningStarted(Story.at(500)));
    story.tell(
        5_010,
        new Resynced(
            List.of(new KeyReading(ALICE, 40_000, 144), new KeyReading("user:9", -1, -1)), true));

    assertThat(story.scene().redis().blindSince()).isEqualTo(-1);
    assertThat(story.scene().cells())
        .extracting(KeyCell::key)
        .containsExactlyInAnyOrder(ALICE, "user:9");
    assertThat(story.cell(ALICE).orElseThrow().deadline()).isEqualTo(Story.at(45_010));
    assertThat(story.cell("user:9").orElseThrow().deadline()).isEqualTo(KeyCell.NEVER);
    assertThat(story.scene().exits())
        .extracting(KeyExit::key, KeyExit::reason, KeyExit::detail)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("user:2", Reason.UNSEEN, "its time was over"),
            org.assertj.core.groups.Tuple.tuple("user:3", Reason.UNSEEN, ""));
  }

  @Test
  void aReadingThatWasCutShortRemovesNothing() {
    story.redisSets(0, ALICE, 60_000).tell(5_000, new Resynced(List.of(), false));
    assertThat(story.cell(ALICE)).isPresent();
  }

  @Test
  void whereNotificationsCannotBeSeenTheServiceHasToDo() {
    Story blind = new Story().tell(0, new RedisChanged(Story.muted()));
    blind.tell(10, new Filled(1, ALICE, 1, 118, 60_000, Story.at(0.4)));
    assertThat(blind.cell(ALICE).orElseThrow().deadline()).isEqualTo(Story.at(60_010));
    assertThat(blind.scene().redis().blindWhy()).isNotEmpty();
    blind.tell(20, new Invalidated(2, ALICE, true, Story.at(0.4)));
    assertThat(blind.cell(ALICE)).isEmpty();
    assertThat(blind.scene().exits().getFirst().reason()).isEqualTo(Reason.INVALIDATED);
  }

  @Test
  void anotherClientsValueIsNotOurs() {
    story.redisSets(0, ALICE, 60_000).tell(0.1, new Filled(1, ALICE, 1, 118, 60_000, Story.at(1)));
    story.tell(100, new KeySet(ALICE)).tell(350, new ForeignWrite(ALICE, "set"));
    KeyCell cell = story.cell(ALICE).orElseThrow();
    assertThat(cell.foreign()).isTrue();
    assertThat(cell.version()).isZero();
    assertThat(cell.uses()).isZero();
    assertThat(cell.deadline()).isEqualTo(KeyCell.UNREAD);
  }

  @Test
  void aStrangersHashIsAKeyTooAndAMissIsNone() {
    story.tell(10, new KeyTouched("user:7", "hset")).tell(11, new KeyTouched("user:8", "keymiss"));
    assertThat(story.scene().cells()).extracting(KeyCell::key).containsExactly("user:7");
  }

  @Test
  void aThousandKeysHaveACellAndTheRestIsCounted() {
    for (int i = 1; i <= 1_500; i++) {
      story.tell(i, new KeySet("user:" + i));
    }
    assertThat(story.scene().cells()).hasSize(StageScene.MOST_CELLS);
    assertThat(story.scene().keys()).isEqualTo(1_500);
    assertThat(story.scene().cells().getFirst().userId()).isEqualTo(1_500);
  }

  @Test
  void whatDidNotChangeIsTheSameInstance() {
    story.redisSets(0, ALICE, 60_000);
    StageScene scene = story.scene();
    assertThat(story.scene()).isSameAs(scene);
    story.limited(10, "noeviction");
    assertThat(story.scene()).isNotSameAs(scene);
    assertThat(story.scene().cells()).isSameAs(scene.cells());
  }

  @Test
  void aCopyGoesItsOwnWay() {
    story.redisSets(0, ALICE, 60_000);
    Stage copy = story.stage.copy();
    story.tell(10, new Emptied("FLUSHALL")).asks(11, 5, 1, cachescope.event.Origin.PERSON);
    assertThat(copy.snapshot().cells()).hasSize(1);
    assertThat(copy.snapshot().tokens()).isEmpty();
  }
}
