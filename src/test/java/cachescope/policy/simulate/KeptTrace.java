package cachescope.policy.simulate;

import cachescope.trace.RequestSource;
import cachescope.trace.RequestTrace;
import java.util.Arrays;
import java.util.OptionalLong;

/** Requests that are kept in memory. */
public record KeptTrace(long[] keys, int[] bytes) implements RequestTrace {
  /** Requests without sizes. */
  public static KeptTrace of(long... keys) {
    int[] ones = new int[keys.length];
    Arrays.fill(ones, 1);
    return new KeptTrace(keys, ones);
  }

  @Override
  public String name() {
    return "kept";
  }

  @Override
  public boolean sized() {
    return true;
  }

  @Override
  public RequestSource open() {
    return new RequestSource() {
      private int at;

      @Override
      public int read(long[] into, int[] sizes) {
        int count = Math.min(into.length, keys.length - at);
        System.arraycopy(keys, at, into, 0, count);
        System.arraycopy(bytes, at, sizes, 0, count);
        at += count;
        return count;
      }

      @Override
      public OptionalLong length() {
        return OptionalLong.of(keys.length);
      }

      @Override
      public void close() {}
    };
  }
}
