package cachescope.event;

import java.util.Arrays;
import java.util.Objects;

/** Requests for a real server of their own: a name, and keys as numbers. */
public final class LiveTrace {
  /** Most requests. */
  public static final int LONGEST = 200_000;

  private final String name;
  private final long[] keys;

  /**
   * Keeps a copy.
   *
   * @param name for a person, such as the generator or the file
   * @param keys 1 to {@link #LONGEST}
   * @throws IllegalArgumentException with a sentence where there are none, or too many
   */
  public LiveTrace(String name, long... keys) {
    this.name = Objects.requireNonNull(name, "name");
    if (keys.length == 0 || keys.length > LONGEST) {
      throw new IllegalArgumentException(
          "a real Redis is asked 1 to " + LONGEST + " requests, these are " + keys.length);
    }
    this.keys = keys.clone();
  }

  /** For a person. */
  public String name() {
    return name;
  }

  /** How many requests. */
  public int size() {
    return keys.length;
  }

  /** The key of a request, from 0. */
  public long at(int request) {
    return keys[request];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiveTrace trace
        && trace.name.equals(name)
        && Arrays.equals(trace.keys, keys);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(keys);
  }

  @Override
  public String toString() {
    return "LiveTrace[" + name + ", " + keys.length + " requests]";
  }
}
