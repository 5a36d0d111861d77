package cachescope.stage;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.KeyReading;
import cachescope.event.KeySlot;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.SlotRange;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys in Redis: that they are there from Redis's facts, what is in them from the service's.
 *
 * <p>Both arrive in any order. Where notifications cannot be seen, the service's facts have to do.
 */
final class Keys {
  private static final int FACTS = 10_000;
  private static final long MILLI = 1_000_000L;
  private static final String USER = "user:";
  private static final String LOCK = ":lock";

  /** The least recently used first. */
  private final Ledger<KeyCell> ledger;

  private final Memory<Fill> fills;
  private final Memory<Long> databaseVersions;

  /**
   * Keys of which a {@code set} was heard, and not yet the {@code expire} that SETEX notifies with
   * it.
   */
  private final Set<String> expireAwaited;

  private List<KeyCell> given = List.of();
  private boolean changed;

  Keys() {
    this(new Ledger<>(), new Memory<>(FACTS), new Memory<>(FACTS), new HashSet<>());
  }

  private Keys(
      Ledger<KeyCell> ledger,
      Memory<Fill> fills,
      Memory<Long> databaseVersions,
      Set<String> expireAwaited) {
    this.ledger = ledger;
    this.fills = fills;
    this.databaseVersions = databaseVersions;
    this.expireAwaited = expireAwaited;
  }

  private SequencedMap<String, KeyCell> cells() {
    return ledger.facts();
  }

  int size() {
    return cells().size();
  }

  Optional<KeyCell> get(String key) {
    return Optional.ofNullable(cells().get(key));
  }

  /** All cells, the least recently used first. */
  Stream<KeyCell> stream() {
    return cells().values().stream();
  }

  /** Redis said that the key was set. */
  void set(long at, String key) {
    expireAwaited.add(key);
    put(explained(unknown(at, key)));
  }

  /** Redis said that the key was written by something else than SET: it is there. */
  void touched(long at, String key) {
    if (!cells().containsKey(key)) {
      put(unknown(at, key));
    }
  }

  /** Redis said that the key was given a time to live; how long is read later. */
  void expirySet(String key) {
    if (!expireAwaited.remove(key)) {
      change(key, cell -> cell.withTimeToLive(KeyCell.UNREAD, 0));
    }
  }

  /** Redis said that the key lives for ever now. */
  void persisted(String key) {
    change(key, cell -> cell.withTimeToLive(KeyCell.NEVER, 0));
  }

  void read(long at, KeyReading reading) {
    change(reading.key(), cell -> read(cell, at, reading));
  }

  void hit(long at, Hit hit, boolean blind) {
    KeyCell cell = cells().get(hit.key());
    if (cell == null) {
      if (!blind) {
        return;
      }
      cell = unknown(at, hit.key());
    }
    // A reply that was under way when the key was set again tells of the value before.
    boolean newest = cell.version() == 0 || at - hit.nanos() - hit.decodeNanos() >= cell.setAt();
    if (newest && cell.version() != hit.version()) {
      cell = cell.withVersion(hit.version());
    }
    if (!cell.bytesMeasured() && cell.bytes() != hit.bytes()) {
      cell = cell.withBytes(hit.bytes(), false);
    }
    put(cell.withUse(at, cell.uses() + 1));
  }

  void filled(long at, Filled filled, boolean blind) {
    String key = filled.key();
    Fill fill =
        new Fill(
            at,
            filled.nanos(),
            filled.version(),
            filled.bytes(),
            filled.ttlMillis() * MILLI,
            filled.version() == 0 ? KeyMark.ABSENT : KeyMark.VALUE);
    wrote(key, fill, blind);
  }

  /** The service wrote a mark in the place of a value. */
  void marked(long at, String key, KeyMark mark, long version, long nanos, boolean blind) {
    wrote(key, new Fill(at, nanos, version, 0, 0, mark), blind);
  }

  /** A hit began the key's time to live anew. */
  void extended(long at, String key, long ttlNanos) {
    change(key, cell -> cell.withTimeToLive(at + ttlNanos, ttlNanos));
  }

  private void wrote(String key, Fill fill, boolean blind) {
    long at = fill.at();
    if (fills.get(key).map(known -> known.at() > at).orElse(false)) {
      return;
    }
    fills.put(key, fill);
    KeyCell cell = cells().get(key);
    if (cell != null && fill.explains(cell.setAt())) {
      put(explained(cell));
    } else if (blind) {
      put(explained(unknown(at, key)));
    }
  }

  /** The database told a version of the row behind a key. */
  void inDatabase(String key, long version, boolean remember) {
    if (remember) {
      databaseVersions.put(key, version);
    }
    KeyCell cell = cells().get(key);
    if (cell != null && cell.databaseVersion() < version) {
      change(key, known -> known.withDatabaseVersion(version));
    }
  }

  /** Another client wrote the key: what we thought to be our own value is not. */
  void foreign(String key) {
    Optional<Fill> ours = fills.get(key);
    fills.remove(key);
    change(
        key,
        cell -> {
          boolean guessed =
              ours.map(fill -> cell.deadline() == fill.at() + fill.ttlNanos()).orElse(false);
          return (guessed ? cell.withTimeToLive(KeyCell.UNREAD, 0) : cell).asForeign();
        });
  }

  Optional<KeyCell> remove(String key) {
    expireAwaited.remove(key);
    Optional<KeyCell> removed = Optional.ofNullable(cells().remove(key));
    changed |= removed.isPresent();
    return removed;
  }

  /** Forgets all keys and what was ever written to them: they are another server's. */
  void forget() {
    clear(List.of());
    fills.clear();
  }

  /** There are no keys any more, or none of these slots. */
  List<KeyCell> clear(List<SlotRange> slots) {
    List<KeyCell> all = cells().values().stream().filter(cell -> among(cell, slots)).toList();
    all.forEach(cell -> cells().remove(cell.key()));
    expireAwaited.removeIf(key -> KeySlot.among(key, slots));
    changed = true;
    return all;
  }

  private static boolean among(KeyCell cell, List<SlotRange> slots) {
    return KeySlot.among(cell.key(), slots);
  }

  /**
   * All our keys were read again.
   *
   * @return the cells whose keys are not there any more; none where the reading was cut short
   */
  List<KeyCell> resynced(long at, Resynced resynced) {
    Set<String> there = new HashSet<>();
    for (KeyReading reading : resynced.keys()) {
      there.add(reading.key());
      KeyCell known = cells().get(reading.key());
      cells().put(reading.key(), known == null ? found(at, reading) : read(known, at, reading));
    }
    changed = true;
    if (!resynced.complete()) {
      return List.of();
    }
    List<KeyCell> gone =
        cells().values().stream()
            .filter(cell -> !there.contains(cell.key()) && among(cell, resynced.slots()))
            .toList();
    gone.forEach(cell -> remove(cell.key()));
    return gone;
  }

  /** The most recently used cells first, at most {@link StageScene#MOST_CELLS}. */
  List<KeyCell> give() {
    if (changed) {
      int n = Math.min(cells().size(), StageScene.MOST_CELLS);
      KeyCell[] newest = new KeyCell[n];
      int i = 0;
      for (KeyCell cell : cells().sequencedValues().reversed()) {
        if (i == n) {
          break;
        }
        newest[i++] = cell;
      }
      given = List.of(newest);
      changed = false;
    }
    return given;
  }

  Keys copy() {
    Keys copy =
        new Keys(
            ledger.copy(), fills.copy(), databaseVersions.copy(), new HashSet<>(expireAwaited));
    copy.given = given;
    copy.changed = changed;
    return copy;
  }

  /** A key that was found by reading: ours, where its time to live is the one that we gave. */
  private KeyCell found(long at, KeyReading reading) {
    KeyCell cell = read(unknown(at, reading.key()), at, reading);
    return fills
        .get(reading.key())
        .filter(fill -> Math.abs(fill.at() + fill.ttlNanos() - cell.deadline()) <= Fill.LATEST)
        .map(fill -> explained(cell, fill))
        .orElse(cell);
  }

  private KeyCell unknown(long at, String key) {
    return new KeyCell(
        key,
        userOf(key),
        at,
        KeyCell.UNREAD,
        0,
        at,
        0,
        0,
        false,
        0,
        databaseVersions.get(key).orElse(0L),
        false,
        key.endsWith(LOCK) ? KeyMark.LOCK : KeyMark.VALUE);
  }

  /** With what the service told about the SETEX behind it, where it told. */
  private KeyCell explained(KeyCell cell) {
    Optional<Fill> fill = fills.get(cell.key()).filter(known -> known.explains(cell.setAt()));
    return fill.map(known -> explained(cell, known)).orElse(cell);
  }

  private static KeyCell explained(KeyCell cell, Fill fill) {
    boolean told = cell.deadline() == KeyCell.UNREAD && fill.ttlNanos() > 0;
    long deadline = told ? fill.at() + fill.ttlNanos() : cell.deadline();
    long ttl = fill.ttlNanos() > 0 ? fill.ttlNanos() : cell.ttlNanos();
    KeyCell known =
        cell.withVersion(fill.version())
            .withTimeToLive(deadline, ttl)
            .withUse(fill.at(), cell.uses())
            .withMark(fill.mark());
    return known.bytesMeasured() ? known : known.withBytes(fill.bytes(), false);
  }

  private static KeyCell read(KeyCell cell, long at, KeyReading reading) {
    KeyCell known = cell;
    if (reading.ttlMillis() < 0) {
      known = known.withTimeToLive(KeyCell.NEVER, 0);
    } else {
      long left = reading.ttlMillis() * MILLI;
      known = known.withTimeToLive(at + left, Math.max(left, known.ttlNanos()));
    }
    return reading.bytes() < 0 ? known : known.withBytes(reading.bytes(), true);
  }

  private interface Change {
    KeyCell of(KeyCell cell);
  }

  /** Replaces a cell where it stands. */
  private void change(String key, Change change) {
    KeyCell cell = cells().get(key);
    if (cell != null) {
      cells().put(key, change.of(cell));
      changed = true;
    }
  }

  /** Replaces or adds a cell, as the most recently used. */
  private void put(KeyCell cell) {
    cells().putLast(cell.key(), cell);
    changed = true;
  }

  /** A key of a generation, {@code user:7:v2}, is of its user too. */
  static long userOf(String key) {
    int digits = key.lastIndexOf(USER) + USER.length();
    int colon = key.indexOf(':', digits);
    int end = colon < 0 ? key.length() : colon;
    if (digits < USER.length() || digits == end || end - digits > 18) {
      return 0;
    }
    long id = 0;
    for (int i = digits; i < end; i++) {
      char c = key.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      id = 10 * id + (c - '0');
    }
    return id;
  }
}
