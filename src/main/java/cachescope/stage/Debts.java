package cachescope.stage;

import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.MessageEvent.WriteApplied;
import cachescope.event.MessageEvent.WritesLost;
import cachescope.stage.ServiceView.Dirty;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Writes that were acknowledged and that the database does not have yet, as the service told. */
final class Debts {
  /** More keys than this are counted only. */
  private static final int REMEMBERED = 1_000;

  private record Debt(long at, long version) {}

  /** The oldest first. */
  private final SequencedMap<String, Debt> byKey = new LinkedHashMap<>();

  private int count;
  private boolean durable;
  private int lost;
  private Dirty given = Dirty.NONE;
  private boolean changed;

  void accepted(long at, WriteAccepted write) {
    count = write.dirty();
    durable = write.durable();
    Debt before = byKey.get(write.key());
    if (before != null || byKey.size() < REMEMBERED) {
      byKey.put(write.key(), new Debt(before == null ? at : before.at(), write.version()));
    }
    changed = true;
  }

  void applied(long at, WriteApplied write) {
    count = write.dirty();
    Debt debt = byKey.get(write.key());
    if (debt != null && debt.version() <= write.version()) {
      byKey.remove(write.key());
    }
    if (count == 0) {
      byKey.clear();
    }
    changed = true;
  }

  void lost(WritesLost gone) {
    lost += gone.count();
    count = Math.max(0, count - gone.count());
    if (gone.key().isEmpty() || count == 0) {
      byKey.clear();
    } else {
      byKey.remove(gone.key());
    }
    changed = true;
  }

  /** What is lost is counted from here. */
  void countAnew() {
    changed |= lost > 0;
    lost = 0;
  }

  Dirty give() {
    if (changed) {
      given =
          new Dirty(
              count,
              byKey.keySet().stream().limit(ServiceView.MOST_ON_A_SHELF).toList(),
              byKey.isEmpty() ? 0 : byKey.firstEntry().getValue().at(),
              durable,
              lost);
      changed = false;
    }
    return given;
  }

  Debts copy() {
    Debts copy = new Debts();
    copy.byKey.putAll(byKey);
    copy.count = count;
    copy.durable = durable;
    copy.lost = lost;
    copy.given = given;
    copy.changed = changed;
    return copy;
  }
}
