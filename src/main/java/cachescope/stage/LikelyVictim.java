package cachescope.stage;

/**
 * Who will probably leave next, and why; by our own requests, unless OBJECT was asked.
 *
 * @param why a few words, such as {@code idle 30 s}
 * @param sampled whether Redis only samples, so that this is a guess
 */
public record LikelyVictim(String key, String why, boolean sampled) {}
