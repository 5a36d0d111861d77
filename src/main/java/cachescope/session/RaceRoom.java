package cachescope.session;

import cachescope.event.Intent;
import cachescope.event.SessionClock;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.scenario.race.Race;
import cachescope.scenario.race.RaceBoard;
import cachescope.scenario.race.RaceDesk;
import cachescope.scenario.race.RaceTrack;
import cachescope.scenario.race.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The races that a person steps through, on a Redis and a database of their own, which are started
 * for the first wish. One wish at a time; what is seen last may be read by any thread.
 */
public final class RaceRoom implements AutoCloseable {
  private static final String SEARCHING = "All orders are tried, the shortest first…";

  private final Path temporary;
  private final SessionClock clock;
  private volatile Optional<RaceBoard> board = Optional.empty();
  private Optional<RaceServers> servers = Optional.empty();
  private Optional<RaceTrack> track = Optional.empty();
  private boolean closed;

  /**
   * @param temporary folder in which the server's own folder is made
   */
  public RaceRoom(Path temporary, SessionClock clock) {
    this.temporary = temporary;
    this.clock = clock;
  }

  /** What is to be seen; empty before the first wish was granted. */
  Optional<RaceBoard> board() {
    return board;
  }

  /**
   * Grants a wish; returns when it is done. A search may take some seconds; an interrupt ends it.
   *
   * @throws IllegalArgumentException with a sentence where it cannot be granted
   */
  synchronized void run(Intent.ForRace wish) {
    if (closed) {
      return;
    }
    Race race = new Race(Scheme.named(wish.scheme()), wish.readers(), wish.writers());
    RaceDesk desk = new RaceDesk(track());
    if (wish instanceof Intent.FindStaleOrder) {
      board = Optional.of(desk.run(race, List.of()).noting(SEARCHING));
    }
    board =
        Optional.of(
            switch (wish) {
              case Intent.RunOrder(_, _, _, var order, boolean finish) ->
                  finish ? desk.finish(race, order) : desk.run(race, order);
              case Intent.RunRandomOrder(_, _, _, long seed) -> desk.random(race, seed);
              case Intent.FindStaleOrder _ -> desk.find(race);
            });
  }

  private RaceTrack track() {
    if (track.isEmpty()) {
      try {
        RaceServers started =
            RaceServers.start(new RedisServer(RedisBinaries.usual(), temporary), clock);
        servers = Optional.of(started);
        track = Optional.of(new RaceTrack(started, clock));
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "There is no Redis for races: " + String.valueOf(e.getMessage()), e);
      }
    }
    return track.orElseThrow();
  }

  /** Ends the servers; waits for what runs. */
  @Override
  public synchronized void close() {
    closed = true;
    track.ifPresent(RaceTrack::close);
    servers.ifPresent(RaceServers::close);
    track = Optional.empty();
    servers = Optional.empty();
  }
}
