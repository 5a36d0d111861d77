package cachescope.ui.policies;

import cachescope.policy.step.Requests;
import cachescope.trace.GeneratedTrace;
import cachescope.trace.GeneratorPart;
import cachescope.trace.GeneratorPart.Shape;
import cachescope.trace.KeptTrace;
import cachescope.trace.RequestSource;
import cachescope.trace.RequestTrace;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests to step through and requests for curves, from generators and from traces. */
final class Sequences {
  /** Most requests of a generator, a trace or the Stage that are stepped through. */
  static final int STEPS = 40;

  private static final int GENERATED = 20;

  private Sequences() {}

  /** A kind of requests, short to step through, long for a curve. */
  enum Kind {
    ZIPF,
    SCAN,
    LOOP,
    UNIFORM,
    MOVING;

    private List<GeneratorPart> parts(int objects) {
      return switch (this) {
        case ZIPF -> List.of(part(Shape.ZIPF, objects, 1.0, 1, 1));
        case UNIFORM -> List.of(part(Shape.UNIFORM, objects, 0, 1, 1));
        case LOOP -> List.of(part(Shape.LOOP, objects, 0, 1, 1));
        case SCAN ->
            List.of(
                part(Shape.ZIPF, objects, 1.0, 0.7, Math.max(4, objects / 4)),
                part(Shape.SCAN, 1, 0, 0.3, Math.max(4, objects / 4)));
        case MOVING ->
            List.of(
                new GeneratorPart(
                    Shape.HOT_SET,
                    objects,
                    0,
                    Math.max(2, objects / 20),
                    0.9,
                    10L * objects,
                    1,
                    1));
      };
    }

    private static GeneratorPart part(
        Shape shape, int objects, double exponent, double share, int burst) {
      return new GeneratorPart(shape, objects, exponent, 1, 0, 1, share, burst);
    }
  }

  /** A few requests of a kind; the same seed makes the same ones. */
  static Requests few(Kind kind, long seed) {
    int objects = kind == Kind.LOOP ? 4 : 8;
    RequestTrace trace = new GeneratedTrace("", kind.parts(objects), GENERATED, seed, 1, 1);
    try {
      return named(first(trace, GENERATED));
    } catch (IOException e) {
      throw new IllegalStateException("a generator reads no file", e);
    }
  }

  /**
   * Many requests of a kind.
   *
   * @param name for a person
   */
  static RequestTrace many(Kind kind, String name) {
    int objects = kind == Kind.LOOP ? 1_000 : 10_000;
    return new GeneratedTrace(name, kind.parts(objects), 200_000, 1, 1, 1);
  }

  /**
   * The first requests of a trace, to be stepped through.
   *
   * @throws IOException with a sentence where it cannot be read, or has none
   */
  static Requests few(RequestTrace trace) throws IOException {
    long[] keys = first(trace, STEPS);
    if (keys.length == 0) {
      throw new IOException(trace.name() + " has no requests");
    }
    return named(keys);
  }

  /** The first keys of a trace, {@code most} of them. */
  static long[] first(RequestTrace trace, int most) throws IOException {
    long[] all = new long[most];
    long[] keys = new long[Math.min(most, 1 << 12)];
    int[] sizes = new int[keys.length];
    int count = 0;
    try (RequestSource source = trace.open()) {
      for (int read; count < most && (read = source.read(keys, sizes)) > 0; ) {
        int taken = Math.min(read, most - count);
        System.arraycopy(keys, 0, all, count, taken);
        count += taken;
      }
    }
    return Arrays.copyOf(all, count);
  }

  /** Small numbers as they are; others are numbered in the order in which they come. */
  static Requests named(long... keys) {
    boolean small = Arrays.stream(keys).allMatch(key -> key >= 0 && key < 10_000);
    Map<Long, Integer> numbers = new HashMap<>();
    return new Requests(
        Arrays.stream(keys)
            .mapToObj(key ->
                small
                    ? Long.toString(key)
                    : "" + numbers.computeIfAbsent(key, _ -> numbers.size() + 1))
            .toList());
  }

  /** A short sequence as a trace, so that it can be simulated with every size. */
  static RequestTrace trace(Requests requests, String name) {
    List<String> distinct = requests.keys().stream().distinct().toList();
    return new KeptTrace(name, requests.keys().stream().mapToLong(distinct::indexOf).toArray());
  }
}
