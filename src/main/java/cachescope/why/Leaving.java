package cachescope.why;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Figures;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.ServerReading;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.stage.KeyStanding;
import java.util.Optional;
import java.util.OptionalLong;

/** How a key came to leave Redis: writes the chain from its last set to its exit. */
final class Leaving {
  /** A call and its notification are so far apart at most, nanoseconds. */
  private static final long LATEST = 250_000_000L;

  /** Facts that belong together are so far apart in the log at most. */
  private static final long NEAR = 20_000;

  private static final long MILLI = 1_000_000L;

  private final String key;
  private final History history;
  private final Draft draft;

  Leaving(String key, History history, Draft draft) {
    this.key = key;
    this.history = history;
    this.draft = draft;
  }

  /** The life's beginning and its uses, as links. */
  void life(Life life) {
    draft.key(key);
    life.filled()
        .ifPresent(fact -> {
          Filled fill = (Filled) fact.event();
          String ttl = Figures.span(fill.ttlMillis() * MILLI);
          draft.fact(
              fact,
              "request %d stored %s v%d, for %s"
                  .formatted(fill.requestId(), key, fill.version(), ttl));
        });
    if (life.filled().isEmpty()) {
      life.set().ifPresent(fact -> draft.fact(fact, key + " was set, by none of our fills"));
    }
    life.foreign()
        .ifPresent(fact -> draft.perhaps(fact, "another client seems to have written " + key));
    life.lastHit()
        .ifPresent(fact ->
            draft.fact(
                fact,
                "last used by us; " + Figures.count(life.hits(), "hit") + " since it was set"));
  }

  /** When its time is over, session nanoseconds; empty where nobody knows. */
  static OptionalLong deadline(Life life) {
    if (life.ttl().isPresent()) {
      LoggedEvent fact = life.ttl().get();
      long left = ((KeyTtlRead) fact.event()).ttlMillis();
      return left < 0 ? OptionalLong.empty() : OptionalLong.of(fact.at() + left * MILLI);
    }
    return life.fill()
        .map(fill -> OptionalLong.of(life.filled().orElseThrow().at() + fill.ttlMillis() * MILLI))
        .orElse(OptionalLong.empty());
  }

  /** The exit, with what led to it, and a sentence on how sure that is. */
  void exit(Life life) {
    life.exit()
        .ifPresent(fact -> {
          switch (fact.event()) {
            case KeyExpired _ -> expired(life, fact);
            case KeyEvicted _ -> evicted(fact);
            case KeyDeleted _ -> deleted(fact);
            case Emptied e -> draft.fact(fact, "Redis was emptied: " + e.how());
            case Resynced _ ->
                draft.fact(fact, key + " was not there when all keys were read again");
            default -> {}
          }
        });
  }

  private void expired(Life life, LoggedEvent exit) {
    OptionalLong deadline = deadline(life);
    Optional<LoggedEvent> read =
        near(exit, Missed.class)
            .filter(fact -> key.equals(((Missed) fact.event()).key()))
            .filter(fact -> {
              long began = fact.at() - ((Missed) fact.event()).nanos();
              return exit.at() >= began && exit.at() <= fact.at() + LATEST;
            });
    String by =
        read.map(fact -> "by the read of request " + ((Missed) fact.event()).requestId())
            .orElse("by Redis's own cycle");
    if (deadline.isPresent()) {
      long late = exit.at() - deadline.getAsLong();
      draft.perhaps(
          exit,
          "its time was over at %s; removed %s later, probably %s"
              .formatted(
                  Figures.stamp(deadline.getAsLong()), Figures.duration(Math.max(0, late)), by));
    } else {
      draft.perhaps(exit, "its time was over; removed, probably " + by);
    }
    life.fill()
        .ifPresent(fill ->
            draft.because(
                "It had been stored for "
                    + Figures.span(fill.ttlMillis() * MILLI)
                    + ". Redis says `expired` when it removes a key, not when its time is over."));
  }

  private void evicted(LoggedEvent exit) {
    ServerReading server =
        history.newest(exit.seq(), ServerRead.class).map(ServerRead::reading).orElse(NO_READING);
    String policy = policy(server, exit.seq());
    Optional<KeyStanding> standing = Pasts.stage(history, exit.seq() - 1).standing(key, exit.at());
    draft.fact(
        exit,
        "evicted under "
            + policy
            + standing.map(s -> "; idle " + Figures.span(s.idleNanos()) + " by us").orElse(""));
    standing.ifPresent(s -> draft.because(rank(s, policy)));
    draft.because(sampled(policy));
    if (server.maxMemory() > 0) {
      history
          .newest(exit.seq(), fact -> fact.event() instanceof ServerRead)
          .ifPresent(fact ->
              draft.fact(
                  fact,
                  "memory was "
                      + Figures.bytes(server.usedMemory(), server.maxMemory())
                      + " when it was last read"));
    }
    history
        .next(exit.seq() + 1, NEAR, fact -> fact.at() >= exit.at() && isOtherSet(fact))
        .filter(fact -> fact.at() - exit.at() <= 5 * MILLI)
        .ifPresent(fact ->
            draft.perhaps(
                fact,
                "made room for "
                    + ((KeySet) fact.event()).key()
                    + ", set "
                    + Figures.duration(fact.at() - exit.at())
                    + " later; a GET or a new client can evict as well"));
    if (history.cut()) {
      draft.because("The rank counts the keys that are known from what is kept. " + history.kept());
    }
  }

  private static final ServerReading NO_READING = new ServerReading(0, 0, "", 0, 0, 0, 0, 0, 0);

  private boolean isOtherSet(LoggedEvent fact) {
    return fact.event() instanceof KeySet set && !set.key().equals(key);
  }

  private String policy(ServerReading server, long seq) {
    return server.policy().isEmpty()
        ? history
            .newest(seq, SettingsChanged.class)
            .map(changed -> changed.settings().evictionPolicy())
            .orElse("a policy that is not known")
        : server.policy();
  }

  /** Where it stood among all keys, in the order that the policy looks at first. */
  static String rank(KeyStanding s, String policy) {
    String idle =
        s.idler() == 0
            ? "no key had been idle longer"
            : Figures.count(s.idler(), "key") + " had been idle longer";
    String uses =
        s.lessUsed() == 0
            ? "no key had been used less"
            : Figures.count(s.lessUsed(), "key") + " had been used less";
    boolean lfu = policy.endsWith("lfu");
    String first = lfu ? uses : idle;
    String then = lfu ? idle : uses;
    return "Of %s, by our own requests: %s, %s (used %s, idle %s)."
        .formatted(
            Figures.count(s.keys(), "key"),
            first,
            then,
            Figures.count(s.uses(), "time"),
            Figures.span(s.idleNanos()));
  }

  /** Why the victim need not have been the first in rank. */
  static String sampled(String policy) {
    return switch (policy) {
      case "allkeys-random", "volatile-random" ->
          "Under " + policy + " any key may leave: it was chance.";
      case "noeviction" -> "";
      default ->
          "Redis compares a few keys that it draws at random (maxmemory-samples, 5 unless somebody"
              + " changed it), so the one that left was not necessarily the first in rank.";
    };
  }

  private void deleted(LoggedEvent exit) {
    Optional<LoggedEvent> ours =
        near(exit, Invalidated.class)
            .filter(fact -> key.equals(((Invalidated) fact.event()).key()));
    if (ours.isPresent()) {
      Invalidated call = (Invalidated) ours.get().event();
      draft.fact(exit, key + " was deleted");
      draft.fact(ours.get(), "DEL by request " + call.requestId() + ", after its write");
      draft.request(call.requestId());
      committed(call.requestId(), ours.get());
      return;
    }
    Optional<LoggedEvent> foreign =
        near(exit, ForeignWrite.class)
            .filter(fact -> key.equals(((ForeignWrite) fact.event()).key()));
    draft.fact(exit, key + " was deleted, not by a write of the service");
    foreign.ifPresent(fact -> draft.perhaps(fact, "another client seems to have done it"));
  }

  private void committed(long requestId, LoggedEvent deletion) {
    history
        .newest(
            deletion.seq(),
            fact ->
                (fact.event() instanceof RowWritten row && row.requestId() == requestId)
                    || fact.seq() < deletion.seq() - NEAR)
        .filter(fact -> fact.event() instanceof RowWritten)
        .ifPresent(fact -> {
          RowWritten row = (RowWritten) fact.event();
          draft.fact(
              fact,
              "request %d changed user %d: committed as v%d"
                  .formatted(requestId, row.userId(), row.version()));
          draft.because(
              "A write made the cached value old, and so deleted it: the row is v"
                  + row.version()
                  + " now.");
        });
  }

  /** The fact of a type about the key that is nearest in the log, before or after. */
  private Optional<LoggedEvent> near(LoggedEvent to, Class<? extends CacheEvent> type) {
    Optional<LoggedEvent> best = Optional.empty();
    for (LoggedEvent fact : history.between(to.seq() - NEAR, to.seq() + NEAR)) {
      boolean close = Math.abs(fact.at() - to.at()) <= LATEST;
      if (close
          && type.isInstance(fact.event())
          && About.key(fact.event()).equals(Optional.of(key))) {
        long distance = Math.abs(fact.at() - to.at());
        if (best.map(known -> Math.abs(known.at() - to.at()) > distance).orElse(true)) {
          best = Optional.of(fact);
        }
      }
    }
    return best;
  }
}
