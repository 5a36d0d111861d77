package cachescope.policy;

/**
 * A simulated cache that holds some of the keys it is asked for, and decides who leaves when a new
 * one needs room.
 *
 * <p>Keys are small numbers, given in the order in which they were first seen, so that a policy
 * keeps what it knows of a key in arrays of primitives. A number may be given to another key once
 * the policy does not {@link #knows know} it any more. For one thread.
 */
public interface EvictionPolicy {
  /**
   * Numbers below this one may be asked for from now on. Called before their first request, and
   * never with less than before.
   */
  void expect(int bound);

  /**
   * One request: a hit, or a miss, after which the key is in the cache unless the policy turns it
   * away or it is larger than the whole cache.
   *
   * @param id the key's number, below what was {@link #expect expected}
   * @param size what the key takes of the capacity, 1 or more: 1 where keys are counted, else
   *     bytes. A key that is in the cache keeps the size that it came with.
   * @return whether it was a hit
   */
  boolean request(int id, int size);

  /** Whether anything of this key is kept: itself, or the memory of it. */
  boolean knows(int id);

  /** What it looks like inside, for the eye; takes time proportional to all that is kept. */
  Structure look();

  /** Why a key left, as a sentence without its subject: "arrived first, in step 3". */
  String why(Departure departure);
}
