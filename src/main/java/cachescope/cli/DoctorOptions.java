package cachescope.cli;

/**
 * What {@code cachescope doctor} was asked for.
 *
 * @param json one JSON document in place of a list
 */
public record DoctorOptions(RedisTarget redis, boolean json) {}
