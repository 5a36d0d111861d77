package cachescope.trace;

import java.util.Arrays;
import java.util.OptionalLong;

/** A few requests that are kept in memory, by their keys; none has a size. */
public final class KeptTrace implements RequestTrace {
  private final String name;
  private final long[] all;

  /** Keeps a copy. */
  public KeptTrace(String name, long... keys) {
    this.name = name;
    all = keys.clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean sized() {
    return false;
  }

  @Override
  public RequestSource open() {
    return new Source();
  }

  private final class Source implements RequestSource {
    private int at;

    @Override
    public int read(long[] keys, int[] sizes) {
      int count = Math.min(keys.length, all.length - at);
      System.arraycopy(all, at, keys, 0, count);
      Arrays.fill(sizes, 0, count, 1);
      at += count;
      return count;
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.of(all.length);
    }

    @Override
    public void close() {}
  }
}
