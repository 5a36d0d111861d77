package cachescope.service;

import cachescope.event.EventSink;
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.MessageEvent.WriteApplied;
import cachescope.event.MessageEvent.WritesLost;
import cachescope.event.SessionClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes that were acknowledged and that the database does not have yet, in memory alone: the debt
 * of write-behind.
 *
 * <p>One entry a user: several writes that wait together become one change of the row. Every
 * acknowledged write is told as applied or as lost, once. Safe for any number of threads.
 */
final class DirtyWrites implements Debts, AutoCloseable {
  /** What the database has to be told of one user. */
  private record Debt(long requestId, String key, User user, int writes) {
    Debt before(Debt newer) {
      return new Debt(newer.requestId(), newer.key(), newer.user(), writes + newer.writes());
    }
  }

  private static final int LOCKS = 64;

  private final Lock[] locks = new Lock[LOCKS];
  private final UserStore store;
  private final Background background;
  private final SessionClock clock;
  private final EventSink sink;
  private final Map<Long, Debt> debts = new LinkedHashMap<>();

  /** Taken out to be applied, and not known yet to be. */
  private final Map<Long, Debt> underWay = new LinkedHashMap<>();

  private int dirty;
  private boolean flushPlanned;
  private int life;

  DirtyWrites(UserStore store, Background background, SessionClock clock, EventSink sink) {
    this.store = store;
    this.background = background;
    this.clock = clock;
    this.sink = sink;
    Arrays.setAll(locks, _ -> new ReentrantLock());
  }

  @Override
  public synchronized Optional<User> newest(long userId) {
    Debt debt = debts.get(userId);
    return Optional.ofNullable(debt == null ? underWay.get(userId) : debt).map(Debt::user);
  }

  /**
   * Takes a write on; the database is told before so much time has passed, if it lets itself be
   * told.
   */
  void accept(Call call, String key, User user, Duration flushEvery, long nanos) {
    boolean plan;
    int now;
    synchronized (this) {
      debts.merge(user.id(), new Debt(call.requestId(), key, user, 1), Debt::before);
      now = ++dirty;
      plan = !flushPlanned;
      flushPlanned = true;
    }
    call.tell(
        call.now(),
        new WriteAccepted(call.requestId(), user.id(), key, user.version(), now, false, nanos));
    if (plan) {
      background.later(flushEvery, () -> flushAndPlan(flushEvery));
    }
  }

  private void flushAndPlan(Duration flushEvery) {
    synchronized (this) {
      flushPlanned = false;
    }
    if (flush()) {
      return;
    }
    boolean plan;
    synchronized (this) {
      plan = !flushPlanned && !debts.isEmpty();
      flushPlanned |= plan;
    }
    if (plan) {
      background.later(flushEvery, () -> flushAndPlan(flushEvery));
    }
  }

  /**
   * Tells the database everything now, in the order of the first write of each user.
   *
   * @return whether nothing is left
   */
  boolean flush() {
    List<Long> users;
    synchronized (this) {
      users = new ArrayList<>(debts.keySet());
    }
    boolean all = true;
    for (long userId : users) {
      all &= pay(userId);
    }
    return all;
  }

  @Override
  public boolean pay(long userId) {
    Lock lock = locks[(int) (userId & LOCKS - 1)];
    // Whoever pays may be followed by a newer write, so nothing may be under way still.
    lock.lock();
    try {
      return payAlone(userId);
    } finally {
      lock.unlock();
    }
  }

  private boolean payAlone(long userId) {
    Debt debt;
    int mine;
    synchronized (this) {
      debt = debts.remove(userId);
      if (debt == null) {
        return true;
      }
      underWay.put(userId, debt);
      mine = life;
    }
    UserStore.Applied applied;
    try {
      applied = store.apply(debt.requestId(), debt.user());
    } catch (StoreException e) {
      giveBack(debt, mine);
      return false;
    }
    settle(debt, applied, mine);
    return true;
  }

  private void giveBack(Debt debt, int mine) {
    synchronized (this) {
      if (mine == life) {
        long userId = debt.user().id();
        underWay.remove(userId, debt);
        debts.compute(userId, (_, newer) -> newer == null ? debt : debt.before(newer));
        return;
      }
    }
    lose(debt.requestId(), debt.key(), debt.writes(), "the service crashed while it was written");
  }

  private void settle(Debt debt, UserStore.Applied applied, int mine) {
    int left;
    synchronized (this) {
      underWay.remove(debt.user().id(), debt);
      if (mine == life) {
        dirty -= debt.writes();
      }
      left = dirty;
    }
    if (StreamedWrites.outrun(applied, debt.user())) {
      lose(debt.requestId(), debt.key(), debt.writes(), StreamedWrites.OUTRUN);
      return;
    }
    sink.tell(
        clock.now(),
        new WriteApplied(
            debt.requestId(),
            debt.user().id(),
            debt.key(),
            debt.user().version(),
            applied.applied(),
            debt.writes(),
            left));
  }

  /**
   * Everything in memory is gone, as by a crash. What the database is being told at this moment may
   * still arrive there: it is waited for by whoever tells it, and not counted as lost.
   */
  void crash(String why) {
    int lost = 0;
    synchronized (this) {
      for (Debt debt : debts.values()) {
        lost += debt.writes();
      }
      debts.clear();
      underWay.clear();
      dirty = 0;
      life++;
    }
    lose(0, "", lost, why);
  }

  private void lose(long requestId, String key, int writes, String why) {
    if (writes > 0) {
      sink.tell(clock.now(), new WritesLost(requestId, key, writes, why));
    }
  }

  /** Tells the database what it can still be told; the rest is lost, and said to be. */
  @Override
  public void close() {
    flush();
    crash("the database could not be told before the end");
  }
}
