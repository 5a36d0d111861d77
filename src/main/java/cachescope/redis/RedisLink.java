package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.EventSink;
import cachescope.event.Intent;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.server.RedisServer;
import cachescope.redis.server.ServerStartException;
import cachescope.service.CacheException;
import cachescope.service.CacheStep;
import cachescope.service.ChangeFeed;
import cachescope.service.UserCache;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The Redis in use, whichever it is: the cache port of the service, and all that a person can do to
 * a Redis.
 *
 * <p>While there is no Redis every call of the port fails at once. Safe for any number of threads;
 * everything but the port and the getters may block for seconds, so call it from a thread that may.
 * Failures are {@link CacheException}s whose sentence is for a person.
 */
public final class RedisLink implements UserCache, AutoCloseable {
  private record Memory(long bytes, String policy) {}

  private final RedisServer server;
  private final SessionClock clock;
  private final EventSink sink;
  private final Duration timeout;
  private final Runnable replaced;
  private final Object telling = new Object();
  private final SecureRandom random = new SecureRandom();
  private Optional<Memory> memory = Optional.empty();
  private volatile Optional<InUse> inUse = Optional.empty();
  private volatile RedisStatus status = RedisStatus.STARTING;
  private volatile boolean emptiedTold = true;

  /**
   * @param timeout of every step of a call to the cache
   * @param replaced told when another server is behind the port, so that nothing known of the old
   *     one holds
   */
  public RedisLink(
      RedisServer server, SessionClock clock, EventSink sink, Duration timeout, Runnable replaced) {
    this.server = server;
    this.clock = clock;
    this.sink = sink;
    this.timeout = timeout;
    this.replaced = replaced;
  }

  /** Starts the embedded server on a thread of its own; the status tells what came of it. */
  public void start() {
    sink.tell(clock.now(), new RedisChanged(RedisStatus.STARTING));
    Thread.ofPlatform().name("redis-start").daemon().start(this::useEmbedded);
  }

  /** Uses the embedded server, started anew if it does not run. */
  public synchronized void useEmbedded() {
    leave();
    try {
      RedisTarget target = server.start();
      emptiedTold = false;
      use(new ServerInUse(how(Kind.EMBEDDED, Prefix.EMBEDDED, true), target));
      reapply();
    } catch (ServerStartException e) {
      become(down(e.sentence()));
    }
  }

  /**
   * Uses an external server, whether it answers yet or not.
   *
   * @param prefix of our keys; "*" for a fresh one of this session
   * @param mayConfigure whether its owner consented to CONFIG SET
   */
  public synchronized void connect(RedisAddress address, String prefix, boolean mayConfigure) {
    leave();
    Use how = how(Kind.EXTERNAL, Prefix.external(prefix, random), mayConfigure);
    use(
        switch (address.topology()) {
          case STANDALONE -> new ServerInUse(how, address.first());
          case SENTINEL -> new SentinelInUse(how, address);
          case CLUSTER -> new ClusterInUse(how, address);
        });
  }

  /** As {@link #connect(RedisAddress, String, boolean)}, to one server. */
  public void connect(RedisTarget target, String prefix, boolean mayConfigure) {
    connect(RedisAddress.of(target), prefix, mayConfigure);
  }

  private Use how(Kind kind, Prefix prefix, boolean mayConfigure) {
    return new Use(
        kind,
        prefix,
        mayConfigure,
        timeout,
        clock,
        sink,
        kind == Kind.EMBEDDED ? server::hung : () -> false,
        this::changed);
  }

  private void use(InUse next) {
    inUse = Optional.of(next);
    replaced.run();
    next.tellStatus();
    next.start();
  }

  private void leave() {
    Optional<InUse> old = inUse;
    inUse = Optional.empty();
    old.ifPresent(InUse::close);
  }

  private void reapply() {
    try {
      memory.ifPresent(m -> current().apply(m.bytes(), m.policy()));
    } catch (CacheException e) {
      sink.tell(clock.now(), new Noticed(true, e.sentence()));
    }
  }

  /**
   * Breaks or mends the embedded server.
   *
   * @throws IOException with a sentence where that is not possible
   */
  public synchronized void breakServer(Fault fault) throws IOException {
    if (status.kind() != Kind.EMBEDDED) {
      throw new IOException("Only the embedded Redis can be broken on purpose; this one is yours.");
    }
    switch (fault) {
      case KILLED -> server.kill();
      case HUNG -> server.hang();
      case RESUMED -> server.resume();
      case RESTARTED -> server.kill();
      case SERVICE_CRASHED,
          VALUE_CORRUPTED,
          MEMORY_FILLED,
          BLOCKED,
          MISCONFIGURED,
          UNSECURED,
          POISONED ->
          throw new IOException("That is nothing one can do to the server's process.");
    }
    sink.tell(clock.now(), new FaultCaused(fault));
    if (fault == Fault.KILLED || fault == Fault.RESTARTED) {
      tellEmptied();
    }
    if (fault == Fault.RESTARTED) {
      useEmbedded();
    } else {
      inUse.ifPresent(InUse::tellStatus);
      inUse.ifPresent(InUse::retry);
    }
  }

  /**
   * Makes trouble at the embedded server, other than to its process.
   *
   * @throws IllegalArgumentException with a sentence where that is not possible
   */
  public synchronized void trick(Intent.Trick trick) {
    RedisTarget target =
        server
            .target()
            .filter(_ -> status.kind() == Kind.EMBEDDED)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "Only the embedded Redis can be troubled on purpose, while it runs."));
    if (trick instanceof Intent.Misconfigure(var mistake)) {
      leave();
      use(
          new ServerInUse(
              how(Kind.EMBEDDED, Prefix.EMBEDDED, true), Tricks.wrong(target, mistake)));
      sink.tell(clock.now(), new FaultCaused(Fault.MISCONFIGURED));
    } else {
      long limit = memory.map(Memory::bytes).orElse(0L);
      new Tricks(target, current().cache(), limit, clock, sink).play(trick);
    }
  }

  /** What an embedded server held is gone with its process. */
  private synchronized void tellEmptied() {
    if (!emptiedTold) {
      emptiedTold = true;
      sink.tell(clock.now(), new Emptied("the server ended, and it keeps nothing on disk"));
    }
  }

  /** Tries again at once; an embedded server that does not run is started. */
  public synchronized void retry() {
    boolean gone =
        inUse.isEmpty() || (inUse.get().kind() == Kind.EMBEDDED && server.target().isEmpty());
    if (gone) {
      useEmbedded();
    } else {
      inUse.get().retry();
    }
  }

  /** Reads all our keys again soon, because facts about them were missed. */
  public void resync() {
    inUse.ifPresent(InUse::resync);
  }

  /**
   * Tries an address without using it.
   *
   * @return what was found; {@link State#DOWN} where it cannot be used, and its sentence says why
   */
  public RedisStatus test(String uri) {
    return Trial.of(uri);
  }

  /**
   * Limits the server's memory and chooses who leaves.
   *
   * @param bytes 0: no limit
   */
  public synchronized void apply(long bytes, String policy) {
    current().apply(bytes, policy);
    if (current().kind() == Kind.EMBEDDED) {
      memory = Optional.of(new Memory(bytes, policy));
    }
  }

  /**
   * Lets a key of ours expire soon.
   *
   * @return whether it was there
   */
  public boolean expireIn(String key, Duration left) {
    return current().expireIn(key, left);
  }

  /**
   * Removes all our own keys, and no others.
   *
   * @return how many
   */
  public long clearOwnKeys() {
    return current().clear();
  }

  /**
   * Reads idle time or use counter, size and time left of these keys, at most 200; the facts are
   * told.
   */
  public void inspect(List<String> keys) {
    current().inspect(keys);
  }

  /** What the Redis in use announces; after it was replaced, ears have to be opened anew. */
  public ChangeFeed feed() {
    return new LinkedFeed(() -> inUse, () -> status.sentence());
  }

  /** Which Redis is in use, how it is, and what it can do. */
  public RedisStatus status() {
    return status;
  }

  /**
   * The Redis in use, whichever it is.
   *
   * @throws CacheException where there is none
   */
  public RedisAddress address() {
    return current().address();
  }

  /** The address in use, without user and password; empty while there is none. */
  public Optional<String> uri() {
    return inUse.map(server -> server.address().uri());
  }

  /** The external server in use; empty while it is the embedded one, or none. */
  public Optional<RedisAddress> external() {
    return inUse.filter(server -> server.kind() == Kind.EXTERNAL).map(InUse::address);
  }

  /** The file with the embedded server's password, for redis-cli; gone with the server. */
  public Optional<Path> passwordFile() {
    return server.passwordFile();
  }

  /** Whether the embedded server is the one in use, and its process is no more. */
  public boolean embeddedEnded() {
    return status.kind() == Kind.EMBEDDED
        && status.state() == State.DOWN
        && (server.target().isEmpty() || status.sentence().startsWith("Redis is not running"));
  }

  private void changed(RedisStatus next) {
    become(next);
    if (next.kind() == Kind.EMBEDDED && next.state() == State.DOWN && server.target().isEmpty()) {
      tellEmptied();
    }
  }

  private static RedisStatus down(String sentence) {
    return new RedisStatus(
        Kind.EMBEDDED,
        State.DOWN,
        "127.0.0.1",
        0,
        0,
        false,
        "",
        "",
        "",
        sentence,
        List.of(),
        false);
  }

  private void become(RedisStatus next) {
    synchronized (telling) {
      if (!next.equals(status)) {
        status = next;
        sink.tell(clock.now(), new RedisChanged(next));
      }
    }
  }

  @Override
  public String keyOf(long userId) {
    Optional<InUse> now = inUse;
    return now.isPresent() ? now.get().cache().keyOf(userId) : status.prefix() + "user:" + userId;
  }

  @Override
  public boolean keysAreOurs() {
    Optional<InUse> now = inUse;
    return now.isPresent() && now.get().cache().keysAreOurs();
  }

  @Override
  public Optional<byte[]> get(String key) {
    return current().cache().get(key);
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    current().cache().set(key, value, ttl);
  }

  @Override
  public boolean delete(String key) {
    return current().cache().delete(key);
  }

  @Override
  public <R> R take(CacheStep<R> step) {
    return current().cache().take(step);
  }

  private InUse current() {
    Optional<InUse> now = inUse;
    if (now.isEmpty()) {
      throw new CacheException(CacheFault.REFUSED, status.sentence());
    }
    return now.get();
  }

  /** Leaves no process, no connection and no file behind, and no trace on an external server. */
  @Override
  public synchronized void close() {
    leave();
    server.close();
  }
}
