package cachescope.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.DatabaseEvent.DatabaseGivenUp;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.SessionClock;
import cachescope.service.StoreException;
import cachescope.service.User;
import cachescope.service.UserPatch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcUserStoreTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Queue<CacheEvent> told = new ConcurrentLinkedQueue<>();
  private final List<JdbcUserStore> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(JdbcUserStore::close);
  }

  @Test
  void theTutorialsUsersAreThereAndUnknownOnesAreNot() {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 2);
    assertThat(find(store, 1)).contains(new User(1, "Alice", "alice@example.com", 1));
    assertThat(find(store, 2)).contains(new User(2, "Bob", "bob@example.com", 1));
    assertThat(find(store, 3)).contains(new User(3, "Charlie", "charlie@example.com", 1));
    assertThat(find(store, 4)).isEmpty();
    assertThat(store.committedVersion(3)).hasValue(1);
    assertThat(store.committedVersion(4)).hasValue(0);
  }

  @Test
  void aUserIsCreatedOnceAndWhoIsThereStays() {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 2);
    var dora = new UserPatch(Optional.of("Dora"), Optional.of("dora@example.com"));
    assertThat(store.create(7, 99, dora).user())
        .contains(new User(99, "Dora", "dora@example.com", 1));
    assertThat(find(store, 99)).contains(new User(99, "Dora", "dora@example.com", 1));
    assertThat(store.committedVersion(99)).hasValue(1);
    var eve = new UserPatch(Optional.of("Eve"), Optional.of("eve@example.com"));
    assertThat(store.create(8, 99, eve).user()).isEmpty();
    assertThat(store.create(9, 1, eve).user()).as("Alice is there").isEmpty();
    assertThat(find(store, 99)).contains(new User(99, "Dora", "dora@example.com", 1));
    assertThat(find(store, 1)).contains(new User(1, "Alice", "alice@example.com", 1));
  }

  /** A Bloom filter that hears of an id after its row is there would deny somebody who exists. */
  @Test
  void idsAreHandedOverAndThoseThatAreAddedBeforeTheirRowIsThere() {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 2);
    List<Long> ids = new ArrayList<>();
    List<Boolean> there = new ArrayList<>();
    store.watchIds(id -> {
      ids.add(id);
      if (id > 3) {
        there.add(find(store, id).isPresent());
      }
    });
    assertThat(ids).containsExactlyInAnyOrder(1L, 2L, 3L);
    store.create(7, 99, new UserPatch(Optional.of("Dora"), Optional.of("dora@example.com")));
    assertThat(ids).contains(99L);
    assertThat(there).containsExactly(false);
    assertThat(find(store, 99)).isPresent();
  }

  @Test
  void usersGrowTheSameWayEachTime() {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 2);
    assertThat(store.ensureUsers(12_000)).isEqualTo(12_000);
    assertThat(store.ensureUsers(10)).isEqualTo(12_000);
    assertThat(find(store, 12_000)).contains(GeneratedUsers.user(12_000));
    assertThat(find(store, 12_001)).isEmpty();
    assertThat(store.committedVersion(12_000)).hasValue(1);
  }

  @Test
  void anUpdateRaisesTheVersionAndIsKnownAtOnce() {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 1);
    User alicia = new User(1, "Alicia", "alice@example.com", 2);
    assertThat(store.update(7, 1, UserPatch.name("Alicia")).user()).contains(alicia);
    assertThat(store.committedVersion(1)).hasValue(2);
    var email = new UserPatch(Optional.empty(), Optional.of("a@b.c"));
    assertThat(store.update(0, 1, email).user()).contains(new User(1, "Alicia", "a@b.c", 3));
    assertThat(store.update(8, 99, email).user()).isEmpty();
    assertThat(told)
        .extracting(
            event -> event instanceof RowWritten w ? w.version() + " " + w.behindTheCache() : "?")
        .containsExactly("2 false", "3 true");
  }

  @Test
  void whatIsDeliveredTwiceIsAppliedOnceAndTheOlderNeverOverwritesTheNewer() {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 1);
    User second = new User(1, "Second", "alice@example.com", 2);
    User third = new User(1, "Third", "alice@example.com", 3);
    assertThat(store.apply(7, third))
        .satisfies(done -> assertThat(done.applied()).isTrue())
        .satisfies(done -> assertThat(done.result().user()).contains(third));
    assertThat(store.apply(7, third).applied()).isFalse();
    assertThat(store.apply(6, second))
        .satisfies(done -> assertThat(done.applied()).isFalse())
        .satisfies(done -> assertThat(done.result().user()).contains(third));
    assertThat(store.committedVersion(1)).hasValue(3);
    assertThat(store.apply(8, new User(99, "Nobody", "nobody@example.com", 2)).applied()).isFalse();
    assertThat(told.stream().filter(RowWritten.class::isInstance)).hasSize(1);
  }

  @Test
  void manyUpdatesOfOneRowLoseNothing() throws Exception {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 8);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        pool.submit(() -> store.update(1, 2, UserPatch.name("Bobby")));
      }
    }
    assertThat(find(store, 2).orElseThrow().version()).isEqualTo(201);
    assertThat(store.committedVersion(2)).hasValue(201);
  }

  @Test
  void whoeverFindsAllConnectionsHeldStandsInLineAndIsMeasured() throws Exception {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 2);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= 5; i++) {
        long id = i;
        pool.submit(() -> store.find(id, 1, Duration.ofMillis(30)));
      }
    }
    assertThat(all(LoadQueued.class)).extracting(LoadQueued::waiting).containsExactly(1, 2, 3);
    assertThat(all(LoadStarted.class)).extracting(LoadStarted::busy).allMatch(n -> n <= 2);
    assertThat(all(LoadStarted.class))
        .filteredOn(load -> load.waitedNanos() > 0)
        .hasSize(3)
        .allMatch(load -> load.waitedNanos() >= 1_000_000);
    assertThat(all(Loaded.class)).hasSize(5).allMatch(load -> load.nanos() >= 30_000_000);
    assertThat(all(Loaded.class).getLast()).matches(last -> last.busy() + last.waiting() == 0);
  }

  @Test
  void aThousandMayWaitAtOnceAndMoreConnectionsLetThemThrough() throws Exception {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 1);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first = pool.submit(() -> store.find(1, 1, LONG));
      until(() -> all(LoadStarted.class).size() == 1);
      List<Future<?>> rest = new ArrayList<>();
      for (int i = 2; i <= 1_001; i++) {
        long id = i;
        rest.add(pool.submit(() -> store.find(id, 1, Duration.ZERO)));
      }
      until(() -> all(LoadQueued.class).size() == 1_000);
      store.setConnections(5);
      for (Future<?> load : rest) {
        load.get(30, TimeUnit.SECONDS);
      }
      assertThat(all(LoadQueued.class).getLast().waiting()).isEqualTo(1_000);
      first.cancel(true);
    }
    assertThat(all(DatabaseGivenUp.class)).extracting(DatabaseGivenUp::busy).containsExactly(0);
    assertThat(all(DatabaseFailed.class)).isEmpty();
  }

  @Test
  void fewerConnectionsHoldTheNextBack() throws Exception {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 2);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> one = pool.submit(() -> store.find(1, 1, LONG));
      Future<?> two = pool.submit(() -> store.find(2, 1, LONG));
      until(() -> all(LoadStarted.class).size() == 2);
      store.setConnections(1);
      Future<?> three = pool.submit(() -> store.find(3, 1, LONG));
      until(() -> all(LoadQueued.class).size() == 1);
      one.cancel(true);
      until(() -> all(DatabaseGivenUp.class).size() == 1);
      assertThat(all(LoadStarted.class)).hasSize(2);
      two.cancel(true);
      until(() -> all(LoadStarted.class).size() == 3);
      three.cancel(true);
    }
  }

  @Test
  void anInterruptEndsTheWaitAndTheDelay() throws Exception {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 1);
    Thread holder = Thread.startVirtualThread(() -> givenUp(store));
    until(() -> all(LoadStarted.class).size() == 1);
    var sentence = new CompletableFuture<String>();
    Thread waiter =
        Thread.startVirtualThread(() -> {
          try {
            store.find(2, 1, LONG);
          } catch (StoreException e) {
            sentence.complete(e.sentence() + Thread.currentThread().isInterrupted());
          }
        });
    until(() -> all(LoadQueued.class).size() == 1);
    waiter.interrupt();
    assertThat(sentence.get(10, TimeUnit.SECONDS)).endsWith("given up.true");
    holder.interrupt();
    assertThat(holder.join(Duration.ofSeconds(10))).isTrue();
    assertThat(find(store, 1)).isPresent();
  }

  @Test
  void aClosedDatabaseSendsEverybodyAwayWithASentence() throws Exception {
    JdbcUserStore store = open(DatabaseAddress.inMemory(), 1);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> holder = pool.submit(() -> store.find(1, 1, LONG));
      until(() -> all(LoadStarted.class).size() == 1);
      Future<?> waiter = pool.submit(() -> store.find(2, 1, LONG));
      until(() -> all(LoadQueued.class).size() == 1);
      store.close();
      assertThatThrownBy(() -> waiter.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("is closed.");
      holder.cancel(true);
    }
    assertThatThrownBy(() -> find(store, 1)).isInstanceOf(StoreException.class);
  }

  @Test
  void aLockedTableIsASentenceAndNothingIsCommitted() throws Exception {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=50";
    JdbcUserStore store = open(DatabaseAddress.of(url), 2);
    try (Connection other = DriverManager.getConnection(url)) {
      other.setAutoCommit(false);
      other.createStatement().execute("update users set name = 'X' where id = 1");
      assertThatThrownBy(() -> store.update(1, 1, UserPatch.name("Y")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("locked");
      other.rollback();
    }
    assertThat(find(store, 1).orElseThrow().name()).isEqualTo("Alice");
    assertThat(store.committedVersion(1)).hasValue(1);
    assertThat(all(DatabaseFailed.class)).hasSize(1);
  }

  @Test
  void aFileKeepsUsersAndVersions(@TempDir Path folder) {
    DatabaseAddress file = DatabaseAddress.file(folder.resolve("lab"));
    try (JdbcUserStore store = open(file, 2)) {
      store.ensureUsers(50);
      store.update(1, 7, UserPatch.name("Seven"));
    }
    JdbcUserStore again = open(file, 2);
    assertThat(again.ensureUsers(20)).isEqualTo(50);
    assertThat(find(again, 7).orElseThrow().name()).isEqualTo("Seven");
    assertThat(again.committedVersion(7)).hasValue(2);
    assertThat(again.committedVersion(8)).hasValue(1);
  }

  @Test
  void anInterruptDoesNotHarmAFile(@TempDir Path folder) throws Exception {
    JdbcUserStore store = open(DatabaseAddress.file(folder.resolve("lab")), 4);
    store.ensureUsers(2_000);
    var done = new CountDownLatch(50);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      long id = i + 1;
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              while (!Thread.currentThread().isInterrupted()) {
                store.update(id, id, UserPatch.name("N"));
              }
            } catch (StoreException e) {
              // The interrupt, which is the point.
            } finally {
              done.countDown();
            }
          }));
    }
    until(() -> all(RowWritten.class).size() > 500);
    threads.forEach(Thread::interrupt);
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(find(store, 1_999)).isPresent();
    assertThat(store.update(1, 1_999, UserPatch.name("after")).user()).isPresent();
  }

  @Test
  void aStrangersTableIsNotFilledAndItsVersionsAreUnknown() throws Exception {
    assertThat(DatabaseAddress.of("jdbc:postgresql://h/x").exclusive()).isFalse();
    assertThat(DatabaseAddress.of("jdbc:h2:/x;AUTO_SERVER=TRUE").exclusive()).isFalse();
    assertThat(DatabaseAddress.of("jdbc:h2:/data/theirs").ours()).isFalse();
    JdbcUserStore holes = open(DatabaseAddress.of(withHoles()), 1);
    assertThat(holes.committedVersion(1)).isEqualTo(OptionalLong.empty());
    assertThat(find(holes, 1).orElseThrow().name()).isEqualTo("Theirs");
    assertThat(find(holes, 2)).isPresent();
    assertThat(find(holes, 900)).isPresent();
  }

  @Test
  void aFailureNamesNoPassword() {
    for (String url :
        List.of(
            "jdbc:nosuch://bob:s3cret@db.example/x?password=s3cret",
            "jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=s3cret;USER=sa",
            "jdbc:h2:mem:x;NO_SUCH_OPTION=s3cret;PASSWORD=s3cret")) {
      JdbcUserStore store =
          new JdbcUserStore(DatabaseAddress.of(url), 1, SessionClock.system(), this::tell);
      assertThatThrownBy(store::open)
          .isInstanceOf(StoreException.class)
          .message()
          .doesNotContain("s3cret")
          .endsWith(".");
      assertThat(store.shownAddress()).doesNotContain("s3cret");
    }
    assertThatThrownBy(() -> DatabaseAddress.of("postgres://u:s3cret@h/x"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void aMissingDriverIsNamed() {
    var address = DatabaseAddress.of("jdbc:postgresql://db.example/x");
    var store = new JdbcUserStore(address, 1, SessionClock.system(), this::tell);
    assertThatThrownBy(store::open).hasMessageContaining("no driver for jdbc:postgresql");
  }

  /** A database that stays in memory, with a table of somebody else's in it. */
  private static String withHoles() throws Exception {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=10";
    try (Connection connection = DriverManager.getConnection(url)) {
      connection
          .createStatement()
          .execute(
              "create table users (id bigint primary key, name varchar, email varchar, version"
                  + " bigint); insert into users values (1, 'Theirs', 't@x', 4), (900, 'N', 'n',"
                  + " 1)");
    }
    return url;
  }

  private JdbcUserStore open(DatabaseAddress address, int connections) {
    var store = new JdbcUserStore(address, connections, SessionClock.system(), this::tell);
    opened.add(store);
    store.open();
    return store;
  }

  private void tell(long at, CacheEvent event) {
    told.add(event);
  }

  private static Optional<User> find(JdbcUserStore store, long id) {
    return store.find(1, id, Duration.ZERO).user();
  }

  private static void givenUp(JdbcUserStore store) {
    assertThatThrownBy(() -> store.find(1, 1, LONG)).isInstanceOf(StoreException.class);
  }

  private <T extends CacheEvent> List<T> all(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static void until(BooleanSupplier fact) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!fact.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 20 s").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
