package cachescope.service;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.EventSink;
import cachescope.event.Freshness;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.RequestKind;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The user service: {@code GET /users/{id}} and {@code PUT /users/{id}}, by the strategy that the
 * settings choose.
 *
 * <p>Calls block their thread until answered. Safe for any number of threads.
 */
public final class UserService implements AutoCloseable {
  private static final int WARM_UP_ROUNDS = 300;
  private static final Duration OWED_PAUSE = Duration.ofMillis(500);
  private static final ChangeFeed NO_FEED =
      ChangeFeed.none("This service hears nothing from its cache.");

  private final UserStore store;
  private final Supplier<NumberedSettings> settings;
  private final SessionClock clock;
  private final EventSink sink;
  private final UserJson json;
  private final CacheBreaker breaker;
  private final OwedDeletes owed;
  private final Guard guard;
  private final Losses losses;
  private final Instances instances;
  private final Strategy account;
  private final AtomicLong ids = new AtomicLong();

  /**
   * @param settings read once a request
   */
  public UserService(
      UserCache cache,
      UserStore store,
      Supplier<NumberedSettings> settings,
      SessionClock clock,
      EventSink sink) {
    this(cache, store, settings, clock, sink, Background.virtualThreads());
  }

  /**
   * As the other, with a say in when that happens which no request waits for.
   *
   * @param settings read once a request
   */
  public UserService(
      UserCache cache,
      UserStore store,
      Supplier<NumberedSettings> settings,
      SessionClock clock,
      EventSink sink,
      Background background) {
    this(cache, store, settings, clock, sink, NO_FEED, background, OWED_PAUSE);
  }

  UserService(
      UserCache cache,
      UserStore store,
      Supplier<NumberedSettings> settings,
      SessionClock clock,
      EventSink sink,
      Duration owedPause) {
    this(cache, store, settings, clock, sink, NO_FEED, Background.virtualThreads(), owedPause);
  }

  /**
   * As the others, hearing what is announced about changes.
   *
   * @param settings read once a request
   * @param feed of the Redis that is behind the cache
   */
  public UserService(
      UserCache cache,
      UserStore store,
      Supplier<NumberedSettings> settings,
      SessionClock clock,
      EventSink sink,
      ChangeFeed feed) {
    this(cache, store, settings, clock, sink, feed, Background.virtualThreads(), OWED_PAUSE);
  }

  UserService(
      UserCache cache,
      UserStore store,
      Supplier<NumberedSettings> settings,
      SessionClock clock,
      EventSink sink,
      ChangeFeed feed,
      Background background,
      Duration owedPause) {
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    UserStore database = new TroubledStore(store, settings, random);
    this.store = database;
    this.settings = settings;
    this.clock = clock;
    this.sink = sink;
    this.json = new UserJson();
    this.breaker = new CacheBreaker(clock, sink);
    this.owed = new OwedDeletes(clock, sink);
    UserCache sparing = new SparingCache(new TroubledCache(cache, settings, random), json);
    this.guard = new Guard(sparing, breaker, owed, background, owedPause);
    GuardedCache guarded = new GuardedCache(sparing, json, guard);
    this.losses = new Losses(random);
    String sender = "%016x".formatted(ThreadLocalRandom.current().nextLong());
    this.instances =
        new Instances(
            new Shared(
                sparing,
                guarded,
                guard,
                database,
                json,
                breaker,
                new KnownIds(store),
                ids::incrementAndGet,
                feed,
                new ChangeBus(guarded, losses, sender),
                losses,
                new StreamedWrites(
                    database, () -> settings.get().settings().pattern().flushEvery(), clock, sink),
                background,
                settings,
                clock,
                sink,
                new AtomicInteger()));
    this.account = new NoCache(guarded, database, BypassReason.ACCOUNT_VIEW);
  }

  /** One that asks neither Redis nor a database, and tells nobody: to rehearse with. */
  public static UserService inMemory(Settings settings, SessionClock clock) {
    InMemory memory = new InMemory();
    NumberedSettings fixed = new NumberedSettings(0, settings);
    return new UserService(memory, memory, () -> fixed, clock, (_, _) -> {});
  }

  /**
   * Reads a user.
   *
   * @param intendedAt when the request should have begun, session nanoseconds
   * @throws StoreException where the database was needed and failed
   */
  public Answer get(long userId, Origin origin, long intendedAt) {
    return read(userId, origin, intendedAt, false);
  }

  /**
   * Reads a user for the account view, which shows what the database has and never asks the cache:
   * beside {@link #get}, it shows what is stale.
   *
   * @param intendedAt when the request should have begun, session nanoseconds
   * @throws StoreException where the database failed
   */
  public Answer account(long userId, Origin origin, long intendedAt) {
    return read(userId, origin, intendedAt, true);
  }

  private Answer read(long userId, Origin origin, long intendedAt, boolean pastCache) {
    NumberedSettings now = settings.get();
    long requestId = ids.incrementAndGet();
    ServiceInstance instance = instances.of(requestId, now);
    long began = clock.now();
    sink.tell(
        began,
        new Requested(
            requestId,
            userId,
            RequestKind.READ,
            origin,
            intendedAt,
            now.revision(),
            instance.number()));
    OptionalLong committed = store.committedVersion(userId);
    Call call = new Call(requestId, userId, now.settings(), clock, sink);
    Strategy.Read read;
    try {
      Strategy strategy = pastCache ? account : instance.strategy(now.settings());
      read = strategy.read(call);
    } catch (StoreException e) {
      throw call.unanswered(RequestKind.READ, began, e);
    } catch (RuntimeException e) {
      throw call.broken(RequestKind.READ, began, e);
    }
    long version = read.user().map(User::version).orElse(0L);
    Freshness freshness = Answer.freshness(committed, version);
    String reply = origin == Origin.PERSON ? reply(call, read) : "";
    long ended = clock.now();
    sink.tell(
        ended,
        new Answered(
            requestId,
            userId,
            read.outcome(),
            read.user().isPresent(),
            version,
            freshness,
            ended - began,
            ended - intendedAt,
            call.timing(),
            reply));
    OptionalLong age =
        read.cachedAtMillis().isPresent()
            ? OptionalLong.of(Math.max(0, call.wallMillis() - read.cachedAtMillis().getAsLong()))
            : OptionalLong.empty();
    return new Answer(
        requestId,
        read.user(),
        read.outcome(),
        freshness,
        age,
        read.pastItsTime(),
        ended - began,
        call.timing());
  }

  /**
   * Changes a user: commit, then delete the cached value.
   *
   * @param intendedAt when the request should have begun, session nanoseconds
   * @throws StoreException where the database failed
   */
  public WriteAnswer put(long userId, UserPatch patch, Origin origin, long intendedAt) {
    return write(
        userId,
        origin,
        intendedAt,
        (instance, call) -> instance.strategy(call.settings()).write(call, patch));
  }

  /**
   * Creates a user: what the cache knows of this id, such as that nobody has it, is deleted after
   * the commit.
   *
   * @param first name and e-mail address, both
   * @param intendedAt when the request should have begun, session nanoseconds
   * @return with no user where the id has one already
   * @throws IllegalArgumentException where one of both is missing
   * @throws StoreException where the database failed
   */
  public WriteAnswer create(long userId, UserPatch first, Origin origin, long intendedAt) {
    if (first.name().isEmpty() || first.email().isEmpty()) {
      throw new IllegalArgumentException("a new user needs both, a name and an email");
    }
    return write(userId, origin, intendedAt, (instance, call) -> instance.create(call, first));
  }

  private WriteAnswer write(
      long userId,
      Origin origin,
      long intendedAt,
      BiFunction<ServiceInstance, Call, Strategy.Write> way) {
    NumberedSettings now = settings.get();
    long requestId = ids.incrementAndGet();
    ServiceInstance instance = instances.of(requestId, now);
    long began = clock.now();
    sink.tell(
        began,
        new Requested(
            requestId,
            userId,
            RequestKind.WRITE,
            origin,
            intendedAt,
            now.revision(),
            instance.number()));
    Call call = new Call(requestId, userId, now.settings(), clock, sink);
    Strategy.Write write;
    try {
      write = way.apply(instance, call);
    } catch (StoreException e) {
      throw call.unanswered(RequestKind.WRITE, began, e);
    } catch (RuntimeException e) {
      throw call.broken(RequestKind.WRITE, began, e);
    }
    long ended = clock.now();
    sink.tell(
        ended,
        new WriteAnswered(
            requestId,
            userId,
            write.user().isPresent(),
            write.user().map(User::version).orElse(0L),
            write.deleteOwed(),
            ended - began,
            ended - intendedAt,
            call.timing()));
    return new WriteAnswer(
        requestId, write.user(), write.deleteOwed(), ended - began, call.timing());
  }

  /**
   * Reads a user and changes it some hundred times beforehand, in memory and untold, so that no
   * request is charged for the loading of classes.
   */
  public void warmUp() {
    try (UserService rehearsed = inMemory(settings.get().settings(), clock)) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        rehearsed.get(1, Origin.PERSON, clock.now());
        if (i % 10 == 0) {
          rehearsed.put(1, UserPatch.name("nobody"), Origin.PERSON, clock.now());
        }
      }
    }
  }

  /** Another cache is behind the port now: nothing known of the old one holds. */
  public void cacheReplaced() {
    owed.forget();
    breaker.reset("Redis was started or chosen anew");
    instances.cacheReplaced("the stream that held them is gone with the Redis that was in use");
  }

  /** The settings changed: what they ask for is opened now, not by the next request. */
  public void settingsChanged() {
    instances.adapt(settings.get());
  }

  /**
   * Whether every instance hears by now of the changes that the settings want it to hear of, or
   * never will; what is said before, it may miss.
   */
  public boolean settled() {
    return instances.settled();
  }

  /**
   * Crashes every instance, as kill -9 would: what they held in memory alone is gone, and what was
   * acknowledged of it is counted as lost. They begin again at once, remembering nothing.
   */
  public void crash() {
    sink.tell(clock.now(), new FaultCaused(Fault.SERVICE_CRASHED));
    owed.forget();
    instances.crash();
  }

  /** The next message about a change will be heard by nobody. */
  public void loseNextMessage() {
    losses.loseNext();
  }

  /**
   * Tells the database what it is owed; deletes that are owed to the cache are left to the time to
   * live. Hears and sends nothing by itself any more.
   */
  @Override
  public void close() {
    instances.close();
    guard.close();
  }

  /** A person wants the cache tried again at once. */
  public void retryCache() {
    breaker.reset("tried again by hand");
  }

  private String reply(Call call, Strategy.Read read) {
    long began = clock.now();
    String reply =
        read.user()
            .map(user -> new String(json.show(user), StandardCharsets.UTF_8))
            .orElse("{\"error\":\"User not found\"}");
    call.addJson(clock.now() - began);
    return reply;
  }
}
