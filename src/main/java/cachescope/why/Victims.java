package cachescope.why;

import cachescope.event.Figures;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.ServerReading;
import cachescope.stage.KeyCell;
import cachescope.stage.KeyStanding;
import cachescope.stage.LikelyVictim;
import cachescope.stage.Stage;
import cachescope.stage.StageScene;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who leaves next, how sure that is, and how often such a prediction was right so far. */
final class Victims {
  /** Keys that Redis compares, where nobody changed maxmemory-samples. */
  static final int SAMPLES = 5;

  /** So many evictions count for the score. */
  private static final int SCORED = 50;

  private final Moment moment;
  private final History history;
  private final Draft draft;

  Victims(Moment moment, History history, Draft draft) {
    this.moment = moment;
    this.history = history;
    this.draft = draft;
  }

  /** The eviction policy at a moment, by its Redis name; empty where it was never read. */
  static String policy(Moment moment) {
    return moment.stage().snapshot().redis().reading().map(ServerReading::policy).orElse("");
  }

  Explanation next() {
    StageScene scene = moment.stage().snapshot();
    Optional<ServerReading> reading = scene.redis().reading();
    String policy = policy(moment);
    long limit = reading.map(ServerReading::maxMemory).orElse(0L);
    if (limit == 0) {
      draft.headline("Nobody will be evicted: Redis's memory is not limited.");
    } else if (policy.equals("noeviction")) {
      draft.headline("Nobody will be evicted under noeviction.");
      draft.because(
          "When memory is full, Redis refuses to store (OOM) and goes on answering reads.");
    } else if (scene.keys() == 0) {
      draft.headline("There is no key that could leave.");
    } else if (policy.endsWith("random")) {
      random(scene, policy);
    } else {
      chosen(policy, population(scene, reading));
    }
    soonest(scene);
    return draft.done();
  }

  private static long population(StageScene scene, Optional<ServerReading> reading) {
    return Math.max(scene.keys(), reading.map(ServerReading::keysInDatabase).orElse(0L));
  }

  private void random(StageScene scene, String policy) {
    draft.headline(
        "Any of %s may leave next, each with a chance of %s."
            .formatted(Figures.count(scene.keys(), "key"), Figures.percent(1.0 / scene.keys())));
    draft.because("Under " + policy + " Redis draws the victim; nothing about a key matters.");
  }

  private void chosen(String policy, long keys) {
    Optional<LikelyVictim> victim = moment.stage().likelyVictim(moment.at());
    if (victim.isEmpty()) {
      draft.headline("Who leaves next cannot be told: nothing is known of how the keys are used.");
      return;
    }
    String key = victim.get().key();
    draft.key(key).headline(key + " will probably leave next: " + victim.get().why() + ".");
    moment
        .stage()
        .standing(key, moment.at())
        .ifPresent(standing -> {
          draft.because(Leaving.rank(standing, policy));
          odds(policy, standing, keys);
        });
    score();
    Life life = Life.of(key, history, history.last());
    new Leaving(key, history, draft).life(life);
  }

  private void odds(String policy, KeyStanding standing, long keys) {
    int tied = 1 + (policy.endsWith("lfu") ? standing.asLittleUsed() : standing.asIdle());
    boolean clock = !policy.endsWith("lfu") && !policy.endsWith("ttl");
    if (tied > 1 && !policy.endsWith("ttl")) {
      draft.because(
          Figures.count(tied, "key")
              + " share that place"
              + (clock ? ": Redis counts idle time in whole seconds." : "."));
    } else {
      tied = 1;
    }
    double chance = among(keys, tied, SAMPLES);
    String first = tied == 1 ? "the first in rank is" : "one of these " + tied + " is";
    draft.because(
        "Redis draws %d of %s (unless somebody changed maxmemory-samples): %s among them with a"
                .formatted(SAMPLES, Figures.count(keys, "key"), first)
            + " probability of "
            + Figures.percent(chance)
            + " (1 − C(n−t, k) / C(n, k), exact for one even draw of different keys; Redis also"
            + " remembers good candidates of earlier draws, which helps).");
    if (policy.endsWith("lfu")) {
      draft.because(
          "Redis's own counter is logarithmic, and grows by chance; ours counts every use.");
    }
  }

  /**
   * Probability that at least one of {@code marked} keys is among {@code drawn} different ones of
   * {@code keys}, all draws being equally likely: 1 − C(n−t, k) / C(n, k).
   */
  static double among(long keys, long marked, int drawn) {
    double none = 1;
    for (int i = 0; i < Math.min(drawn, keys); i++) {
      none *= Math.max(0, (double) (keys - marked - i)) / (keys - i);
    }
    return 1 - none;
  }

  /** How often the predicted key was the one that left. */
  private void score() {
    Set<Long> counted = new HashSet<>();
    for (long seq = history.last(); seq >= history.first() && counted.size() < SCORED; seq--) {
      if (history.at(seq).orElseThrow().event() instanceof KeyEvicted) {
        counted.add(seq);
      }
    }
    Stage stage = new Stage();
    history.prelude().forEach(stage::apply);
    int predicted = 0;
    int right = 0;
    for (LoggedEvent fact : history.between(history.first(), history.last())) {
      if (counted.contains(fact.seq())) {
        Optional<String> guess = stage.likelyVictim(fact.at()).map(LikelyVictim::key);
        String left = ((KeyEvicted) fact.event()).key();
        predicted += guess.isPresent() ? 1 : 0;
        right += guess.equals(Optional.of(left)) ? 1 : 0;
        if (guess.isPresent() && predicted >= counted.size() - 2) {
          String words = left + " left; predicted was " + guess.get();
          draft.fact(fact, guess.get().equals(left) ? left + " left, as predicted" : words);
        }
      }
      if (!(fact.event() instanceof cachescope.event.RequestEvent)) {
        stage.apply(fact);
      }
    }
    if (predicted > 0) {
      draft.because(
          "So far %d of %s right (the last %d at most)."
              .formatted(right, Figures.count(predicted, "prediction"), SCORED)
              .replace("predictions right", "predictions were right")
              .replace("prediction right", "prediction was right"));
    }
  }

  /** What will leave in any case: the key whose time is over first. */
  private void soonest(StageScene scene) {
    scene.cells().stream()
        .filter(cell -> cell.deadline() < KeyCell.UNREAD)
        .min(Comparator.comparingLong(KeyCell::deadline))
        .ifPresent(cell -> {
          draft.key(cell.key());
          draft.because(
              cell.overdueAt(moment.at())
                  ? cell.key() + " is over already; Redis has yet to remove it."
                  : "Without any eviction, %s goes first: its time is over in %s."
                      .formatted(cell.key(), Figures.span(cell.leftAt(moment.at()))));
        });
  }
}
