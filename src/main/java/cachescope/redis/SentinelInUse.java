package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.RedisEvent.FailedOver;
import cachescope.event.RedisEvent.TopologyRead;
import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Health;
import cachescope.event.RedisNode.Role;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.RedisStatus.State;
import cachescope.event.RedisStatus.Topology;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.topology.SentinelMap;
import cachescope.redis.topology.SentinelWatch;
import cachescope.redis.watch.Scope;
import cachescope.service.CacheException;
import cachescope.service.ChangeFeed;
import cachescope.service.UserCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A master that sentinels name, while it is in use; when they name another one, that is used
 * instead. Between a master that is none any more and the next one every call fails at once.
 *
 * <p>Safe for any number of threads.
 */
final class SentinelInUse implements SentinelWatch.Told, InUse {
  private final Use use;
  private final RedisAddress address;
  private final OwnCommands own = new OwnCommands(System::nanoTime);
  private final SentinelWatch watch;
  private final FollowingCache cache;

  private volatile Optional<ServerInUse> current = Optional.empty();
  private volatile Optional<CacheException> noSentinel = Optional.empty();
  private Optional<SentinelMap> map = Optional.empty();
  private Optional<TopologyRead> told = Optional.empty();
  private long blindSince = -1;
  private boolean closed;

  SentinelInUse(Use use, RedisAddress address) {
    this.use = use;
    this.address = address;
    this.watch = new SentinelWatch(address, this);
    this.cache =
        new FollowingCache(use.prefix().text(), address.master(), () -> current, this::wrong);
  }

  @Override
  public void start() {
    watch.start();
  }

  @Override
  public Kind kind() {
    return use.kind();
  }

  @Override
  public RedisAddress address() {
    return address;
  }

  @Override
  public UserCache cache() {
    return cache;
  }

  @Override
  public void map(SentinelMap now) {
    synchronized (this) {
      if (closed) {
        return;
      }
      noSentinel = Optional.empty();
      map = Optional.of(now);
      now.master().ifPresent(this::follow);
      tellTopology(now);
    }
    tellStatus();
  }

  @Override
  public void nobody(CacheException why) {
    noSentinel = Optional.of(why);
    tellStatus();
  }

  private void follow(RedisNode master) {
    RedisTarget target = address.first().at(master.host(), master.port());
    Optional<ServerInUse> old = current;
    if (old.map(server -> server.target().equals(target)).orElse(false)) {
      return;
    }
    old.ifPresent(server -> {
      String why = why(server.target());
      use.sink()
          .tell(use.clock().now(), new FailedOver(server.target().place(), target.place(), why));
      server.leave();
    });
    Prefix prefix = old.filter(ServerInUse::claimed).map(ServerInUse::prefix).orElse(use.prefix());
    ServerInUse next =
        new ServerInUse(use.with(prefix).telling(this::heard), target, Scope.all(blindSince), own);
    blindSince = -1;
    current = Optional.of(next);
    cache.obeyed();
    next.start();
  }

  private String why(RedisTarget old) {
    boolean alive =
        map.stream()
            .flatMap(now -> now.nodes().stream())
            .anyMatch(n -> n.place().equals(old.place()) && n.health() == Health.UP);
    return alive
        ? "the sentinels made another one the master of \"%s\"; the old one is a replica now"
            .formatted(address.master())
        : "the old one is down, so the sentinels promoted a replica of \"%s\""
            .formatted(address.master());
  }

  private void tellTopology(SentinelMap now) {
    String used = current.map(server -> server.target().place()).orElse("");
    List<RedisNode> nodes =
        now.nodes().stream()
            .map(n ->
                new RedisNode(
                    n.id(),
                    n.host(),
                    n.port(),
                    n.role(),
                    n.health(),
                    n.masterId(),
                    n.slots(),
                    n.place().equals(used)))
            .toList();
    TopologyRead read =
        new TopologyRead(Topology.SENTINEL, address.master(), nodes, List.of(), List.of());
    if (!told.equals(Optional.of(read))) {
      told = Optional.of(read);
      use.sink().tell(use.clock().now(), read);
    }
  }

  /** A call met a server that is not what it was. */
  private void wrong() {
    watch.now();
  }

  /** The server in use tells how it is. */
  private void heard(RedisStatus now) {
    boolean replica = current.map(ServerInUse::replica).orElse(false);
    if (replica) {
      cache.demoted();
    } else if (now.state() == State.CONNECTED || now.state() == State.LIMITED) {
      cache.obeyed();
    }
    if (now.state() == State.DOWN || replica) {
      watch.now();
    }
    synchronized (this) {
      if (!now.notifications() && blindSince < 0) {
        blindSince = use.clock().now();
      } else if (now.notifications()) {
        blindSince = -1;
      }
    }
    use.status().accept(status(now, replica));
  }

  private RedisStatus status(RedisStatus now, boolean replica) {
    State state = now.state();
    String sentence = now.sentence();
    if (replica) {
      state = State.DOWN;
      sentence =
          "The node at %s is now a replica; waiting for the sentinels to name the new master of \"%s\"."
              .formatted(current.map(s -> s.target().place()).orElse("?"), address.master());
    } else if (state == State.DOWN) {
      sentence += " Waiting for the sentinels of \"%s\".".formatted(address.master());
    } else if (noSentinel.isPresent() && state == State.CONNECTED) {
      state = State.LIMITED;
      sentence =
          "No sentinel answers (%s) The master stays in use, but a failover would not be noticed."
              .formatted(noSentinel.get().sentence());
    } else if (state == State.CONNECTED) {
      sentence =
          "%s It is the master \"%s\" of %d sentinels."
              .formatted(sentence, address.master(), sentinels());
    }
    return new RedisStatus(
        now.kind(),
        state,
        now.host(),
        now.port(),
        now.database(),
        now.tls(),
        now.server(),
        now.version(),
        now.prefix(),
        sentence,
        now.policies(),
        now.notifications(),
        Topology.SENTINEL,
        now.off());
  }

  private synchronized long sentinels() {
    return map.stream()
        .flatMap(now -> now.nodes().stream())
        .filter(node -> node.role() == Role.SENTINEL && node.health() != Health.DOWN)
        .count();
  }

  /** Heard on a single server only: here they would have to follow the masters. */
  @Override
  public ChangeFeed feed() {
    return ChangeFeed.none(
        "Messages, streams and tracking are heard from a single server only; this is a master named"
            + " by sentinels.");
  }

  @Override
  public void tellStatus() {
    Optional<ServerInUse> now = current;
    if (now.isPresent()) {
      now.get().tellStatus();
      return;
    }
    RedisTarget first = address.first();
    boolean away = noSentinel.isPresent();
    use.status()
        .accept(
            new RedisStatus(
                use.kind(),
                away ? State.DOWN : State.STARTING,
                first.host(),
                first.port(),
                first.database(),
                first.tls(),
                "",
                "",
                use.prefix().text(),
                noSentinel
                    .map(CacheException::sentence)
                    .orElse("Asking the sentinels for the master \"" + address.master() + "\"."),
                List.of(),
                false,
                Topology.SENTINEL,
                List.of()));
  }

  @Override
  public void retry() {
    watch.now();
    current.ifPresent(ServerInUse::retry);
  }

  @Override
  public void resync() {
    current.ifPresent(ServerInUse::resync);
  }

  @Override
  public boolean expireIn(String key, Duration left) {
    return server().expireIn(key, left);
  }

  @Override
  public long clear() {
    return server().clear();
  }

  @Override
  public void apply(long maxMemory, String policy) {
    server().apply(maxMemory, policy);
  }

  @Override
  public void inspect(List<String> keys) {
    server().inspect(keys);
  }

  private ServerInUse server() {
    return current.orElseThrow(() ->
        new CacheException(
            CacheFault.REFUSED,
            "The sentinels have not named a master of \"%s\" yet.".formatted(address.master())));
  }

  @Override
  public void close() {
    Optional<ServerInUse> last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    watch.close();
    last.ifPresent(ServerInUse::close);
  }
}
