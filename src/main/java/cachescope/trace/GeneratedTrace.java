package cachescope.trace;

import java.util.List;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;

/**
 * Requests made by generators that take turns; the same seed makes the same requests.
 *
 * @param name the text that asked for it
 * @param requests how many, 0 or more
 * @param smallest bytes of the smallest object, 1 or more
 * @param largest bytes of the largest; a key's size is made from the key, any between as likely
 */
public record GeneratedTrace(
    String name, List<GeneratorPart> parts, long requests, long seed, int smallest, int largest)
    implements RequestTrace {
  private static final int PART_BITS = 40;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Checks the ranges. */
  public GeneratedTrace {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || requests < 0) {
      throw new IllegalArgumentException("a generated trace wants a part and 0 requests or more");
    }
    if (smallest < 1 || largest < smallest) {
      throw new IllegalArgumentException(
          "sizes must be 1 or more, the first the smaller; were " + smallest + "-" + largest);
    }
    boolean scans = parts.stream().anyMatch(part -> part.shape() == GeneratorPart.Shape.SCAN);
    if (scans && requests > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a scan has 2147483647 requests at the most");
    }
  }

  @Override
  public boolean sized() {
    return largest > 1;
  }

  @Override
  public RequestSource open() {
    return new Source();
  }

  private int size(long key) {
    long mixed = (key ^ seed) * GOLDEN;
    mixed = ((mixed ^ mixed >>> 31) * GOLDEN) >>> 33;
    return (int) (smallest + mixed % ((long) largest - smallest + 1));
  }

  private final class Source implements RequestSource {
    private final PrimitiveIterator.OfLong[] keys = new PrimitiveIterator.OfLong[parts.size()];
    private final SplittableRandom turns = new SplittableRandom(seed);
    private final double shares = parts.stream().mapToDouble(GeneratorPart::share).sum();
    private long left = requests;
    private int turn;
    private int leftOfTurn;

    Source() {
      for (int i = 0; i < keys.length; i++) {
        keys[i] = parts.get(i).keys(turns.split());
      }
    }

    @Override
    public int read(long[] into, int[] sizes) {
      int count = (int) Math.min(left, into.length);
      for (int i = 0; i < count; i++) {
        into[i] = next();
      }
      for (int i = 0; i < count; i++) {
        sizes[i] = largest == 1 ? 1 : size(into[i]);
      }
      left -= count;
      return count;
    }

    private long next() {
      if (keys.length > 1 && leftOfTurn-- == 0) {
        turn = draw();
        leftOfTurn = parts.get(turn).burst() - 1;
      }
      return ((long) turn << PART_BITS) + keys[turn].nextLong();
    }

    private int draw() {
      double lot = turns.nextDouble() * shares;
      int drawn = 0;
      while (drawn < keys.length - 1 && lot >= parts.get(drawn).share()) {
        lot -= parts.get(drawn).share();
        drawn++;
      }
      return drawn;
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.of(requests);
    }

    @Override
    public void close() {}
  }
}
