package cachescope.cli;

import cachescope.database.DatabaseAddress;
import cachescope.event.Settings;

/**
 * What {@code cachescope serve} was asked for.
 *
 * @param port 0: any free one
 */
public record ServeOptions(
    int port, RedisTarget redis, DatabaseAddress database, Settings settings) {}
