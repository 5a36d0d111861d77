package cachescope.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A queue of keys from which any key can leave, or go back to the end, at the cost of one write.
 *
 * <p>It is a log in a ring: a key's place says which entry of the log counts, and entries that do
 * not count any more are skipped when they come to the front, and thrown out when the ring is full.
 * So a hit touches one number of the key and the end of the ring, instead of a linked list's three
 * nodes all over the memory.
 */
final class Queue {
  private static final int SMALLEST = 16;
  private static final int LAST_POSITION = 1 << (31 - Places.TAG_BITS);

  private final Places places;
  private final int tag;
  private int[] ring = new int[SMALLEST];
  private int head;
  private int tail;
  private int limit = SMALLEST;
  private long weight;

  /**
   * @param tag 1 to 7, its own among the queues over these places
   */
  Queue(Places places, int tag) {
    this.places = places;
    this.tag = tag;
  }

  /** What its keys weigh together; in keys, their number. */
  long weight() {
    return weight;
  }

  boolean isEmpty() {
    return weight == 0;
  }

  boolean has(int id) {
    return places.of(id) == tag;
  }

  /** Adds a key that is nowhere. */
  void append(int id) {
    weight += places.weights.of(id);
    write(id);
  }

  /** Sends a key that is in this queue to its end. */
  void renew(int id) {
    write(id);
  }

  void remove(int id) {
    weight -= places.weights.of(id);
    places.place[id] = Places.NOWHERE;
  }

  /** The key at the front; the queue must not be empty. */
  int oldest() {
    int[] place = places.place;
    while (true) {
      int id = ring[head & (ring.length - 1)];
      if (place[id] == (head << Places.TAG_BITS | tag)) {
        return id;
      }
      head++;
    }
  }

  int removeOldest() {
    int id = oldest();
    head++;
    remove(id);
    return id;
  }

  /** The key at the end; the queue must not be empty. */
  int newest() {
    while (true) {
      int id = ring[(tail - 1) & (ring.length - 1)];
      if (places.place[id] == ((tail - 1) << Places.TAG_BITS | tag)) {
        return id;
      }
      tail--;
    }
  }

  int removeNewest() {
    int id = newest();
    tail--;
    remove(id);
    return id;
  }

  /** All keys, from the front to the end. */
  List<Integer> ids() {
    List<Integer> ids = new ArrayList<>();
    for (int position = head; position < tail; position++) {
      if (counts(position)) {
        ids.add(ring[position & (ring.length - 1)]);
      }
    }
    return ids;
  }

  private boolean counts(int position) {
    int id = ring[position & (ring.length - 1)];
    return places.place[id] == (position << Places.TAG_BITS | tag);
  }

  private void write(int id) {
    if (tail == limit) {
      makeRoom();
    }
    ring[tail & (ring.length - 1)] = id;
    places.place[id] = tail << Places.TAG_BITS | tag;
    tail++;
  }

  private void makeRoom() {
    limit = Math.min(LAST_POSITION, head + ring.length);
    if (tail == limit) {
      throwOut();
      if (tail > LAST_POSITION / 2 || 4L * (tail - head) > ring.length) {
        startAfresh();
      }
      limit = Math.min(LAST_POSITION, head + ring.length);
    }
  }

  private void throwOut() {
    int kept = head;
    for (int position = head; position < tail; position++) {
      if (counts(position)) {
        put(ring, kept++, ring[position & (ring.length - 1)]);
      }
    }
    tail = kept;
  }

  /** Numbers the entries from 0, in a ring that is at least four times as long. */
  private void startAfresh() {
    int entries = tail - head;
    int length = Math.max(ring.length, Integer.highestOneBit(Math.max(4, entries)) * 8);
    int[] fresh = new int[length];
    for (int i = 0; i < entries; i++) {
      put(fresh, i, ring[(head + i) & (ring.length - 1)]);
    }
    ring = fresh;
    head = 0;
    tail = entries;
  }

  private void put(int[] into, int position, int id) {
    into[position & (into.length - 1)] = id;
    places.place[id] = position << Places.TAG_BITS | tag;
  }
}
