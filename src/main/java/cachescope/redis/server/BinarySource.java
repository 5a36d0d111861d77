package cachescope.redis.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place that may have a redis-server.
 *
 * @param name how a person would call it
 * @param wantsVersion whether versions older than 6.2 are turned down
 */
record BinarySource(String name, boolean wantsVersion, Finder finder) {
  /** Looks for the file; unpacks it where it has to. */
  interface Finder {
    /**
     * Finds it.
     *
     * @return empty where there is none for this machine
     * @throws IOException with a sentence where there is one but it cannot be had
     */
    Optional<Path> find() throws IOException;
  }
}
