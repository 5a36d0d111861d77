package cachescope.trace;

import java.util.PrimitiveIterator;
import java.util.random.RandomGenerator;

/**
 * One generator, alone or as a part of a mix; its keys are its own.
 *
 * @param objects how many different keys it asks for, 1 or more; a scan never comes to their end
 * @param exponent of Zipf's law, 0 or more
 * @param hotWidth how many objects are in the hot set
 * @param hotShare of the requests that are for the hot set, 0 to 1
 * @param stay requests after which the hot set moves on
 * @param share how often it has the turn, in proportion to the others' shares; more than 0
 * @param burst requests that it makes when it has the turn, 1 or more
 */
public record GeneratorPart(
    Shape shape,
    int objects,
    double exponent,
    int hotWidth,
    double hotShare,
    long stay,
    double share,
    int burst) {
  /** In which order the objects are asked for. */
  public enum Shape {
    ZIPF,
    UNIFORM,
    HOT_SET,
    SCAN,
    LOOP
  }

  /** Checks the ranges. */
  public GeneratorPart {
    if (objects < 1 || burst < 1 || stay < 1 || hotWidth < 1) {
      throw new IllegalArgumentException("objects, burst, stay and width must be 1 or more");
    }
    if (!(exponent >= 0 && exponent <= 20)) {
      throw new IllegalArgumentException("Zipf's exponent must be from 0 to 20, was " + exponent);
    }
    if (!(hotShare >= 0 && hotShare <= 1) || !(share > 0)) {
      throw new IllegalArgumentException("a share must be more than 0, and of a hot set 1 at most");
    }
  }

  PrimitiveIterator.OfLong keys(RandomGenerator random) {
    return switch (shape) {
      case ZIPF -> new Zipf(objects, exponent, random);
      case UNIFORM -> new Uniform(objects, random);
      case HOT_SET -> new HotSet(objects, Math.min(hotWidth, objects), hotShare, stay, random);
      case SCAN -> new Scan(Integer.MAX_VALUE);
      case LOOP -> new Loop(objects);
    };
  }
}
