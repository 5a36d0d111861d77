package cachescope;

import cachescope.cli.RaceOptions;
import cachescope.cli.RaceOptions.Find;
import cachescope.cli.RaceOptions.Order;
import cachescope.cli.RaceOptions.Random;
import cachescope.cli.RaceReport;
import cachescope.event.SessionClock;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.scenario.race.RaceBoard;
import cachescope.scenario.race.RaceDesk;
import cachescope.scenario.race.RaceTrack;
import cachescope.scenario.race.RandomOrders;
import cachescope.scenario.race.RandomOrders.Shares;
import cachescope.session.RaceServers;
import java.io.IOException;
import java.nio.file.Path;

/** {@code cachescope race}: on a Redis and a database of its own, gone afterwards. */
final class Races {
  private Races() {}

  /** Runs and prints; the exit code. */
  static int run(RaceOptions options) throws IOException {
    SessionClock clock = SessionClock.system();
    RedisServer server =
        new RedisServer(RedisBinaries.usual(), Path.of(System.getProperty("java.io.tmpdir")));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close"));
    try (RaceServers ground = RaceServers.start(server, clock);
        RaceTrack track = new RaceTrack(ground, clock)) {
      RaceDesk desk = new RaceDesk(track);
      return switch (options.question()) {
        case Order(var names) -> played(desk.run(options.race(), names), options.json());
        case Find _ -> played(desk.find(options.race()), options.json());
        case Random(int orders, long seed) ->
            counted(new RandomOrders(track).run(options.race(), orders, seed), options.json());
      };
    }
  }

  private static int played(RaceBoard board, boolean json) {
    System.out.println(json ? RaceReport.json(board) : RaceReport.text(board));
    System.out.flush();
    return RaceReport.exitCode(board.record().endsStale());
  }

  private static int counted(Shares shares, boolean json) {
    System.out.println(json ? RaceReport.json(shares) : RaceReport.text(shares));
    System.out.flush();
    return RaceReport.exitCode(shares.stale() > 0);
  }
}
