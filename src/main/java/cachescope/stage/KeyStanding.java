package cachescope.stage;

/**
 * How a key stands among all keys, by our own requests unless OBJECT was asked.
 *
 * @param keys how many there are, itself included
 * @param idleNanos since its last use
 * @param idler keys that were idle longer, in whole seconds as Redis counts
 * @param asIdle other keys that were idle for the same whole second
 * @param uses hits since it was set, or Redis's own counter where it was read
 * @param lessUsed keys that were used less
 * @param asLittleUsed other keys that were used as often
 * @param leftNanos of its time to live; {@link KeyCell#NEVER} or {@link KeyCell#UNREAD} where there
 *     is no such time
 * @param sooner keys whose time is over sooner
 */
public record KeyStanding(
    int keys,
    long idleNanos,
    int idler,
    int asIdle,
    long uses,
    int lessUsed,
    int asLittleUsed,
    long leftNanos,
    int sooner) {}
