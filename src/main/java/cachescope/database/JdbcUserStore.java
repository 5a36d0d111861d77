package cachescope.database;

import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.DatabaseEvent.DatabaseGivenUp;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.EventSink;
import cachescope.event.SessionClock;
import cachescope.service.StoreException;
import cachescope.service.User;
import cachescope.service.UserPatch;
import cachescope.service.UserStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The users in a real SQL database, with a capacity: so many connections and, in front of them, a
 * line.
 *
 * <p>The added delay comes before the query, on the connection. A call before {@link #open} waits
 * for it. Safe for any number of threads; an interrupt ends a wait or a delay.
 */
public final class JdbcUserStore implements UserStore, AutoCloseable {
  private final DatabaseAddress address;
  private final SessionClock clock;
  private final EventSink sink;
  private final ConnectionLine line;
  private final ConnectionPool pool;
  private final SqlSentences sentences;
  private final Map<Long, Long> changed = new ConcurrentHashMap<>();
  private final List<LongConsumer> watchers = new CopyOnWriteArrayList<>();

  /** Ids above {@link #users} that have a row. */
  private final Set<Long> created = ConcurrentHashMap.newKeySet();

  private final ReentrantLock growing = new ReentrantLock();
  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile boolean versionsKnown;
  private volatile long users;
  private @Nullable Connection keeper;

  /**
   * @param connections capacity, 1 or more
   */
  public JdbcUserStore(
      DatabaseAddress address, int connections, SessionClock clock, EventSink sink) {
    this.address = address;
    this.clock = clock;
    this.sink = sink;
    this.line = new ConnectionLine(connections, clock);
    this.pool = new ConnectionPool(address, connections);
    this.sentences = new SqlSentences(address);
  }

  /**
   * Connects; creates the table and users 1 to 3 where they are absent. Takes about 1 s for the
   * first H2 database.
   *
   * @throws StoreException with a sentence where that failed
   */
  public void open() {
    growing.lock();
    try {
      // While it stays open, H2 keeps the database in memory, or its file.
      Connection connection = pool.open();
      keeper = connection;
      UsersTable.create(connection);
      users = UsersTable.highest(connection);
      // With holes in the ids, nobody could say without asking which rows exist.
      if (address.exclusive() && users == UsersTable.rows(connection)) {
        UsersTable.versions(connection, changed);
        versionsKnown = true;
      }
    } catch (SQLException e) {
      close();
      throw new StoreException(sentences.of(e));
    } finally {
      growing.unlock();
      opened.countDown();
    }
  }

  /**
   * Adds generated users up to this id, where the database is this program's own. Takes some
   * seconds for a million.
   *
   * @return the highest id there is then
   * @throws StoreException with a sentence where that failed
   */
  public long ensureUsers(int highest) {
    growing.lock();
    try {
      if (highest > users && address.ours()) {
        try (Connection connection = pool.open()) {
          for (long id = users + 1; id <= highest; id++) {
            tellAdded(id);
          }
          UsersTable.insert(connection, users + 1, highest, created);
        }
        users = highest;
        created.removeIf(id -> id <= highest);
      }
      return users;
    } catch (SQLException e) {
      throw new StoreException(sentences.of(e));
    } finally {
      growing.unlock();
    }
  }

  /**
   * Makes a user what it was at first, version 1, where the database is this program's own; does
   * nothing elsewhere. Nobody else may change that user meanwhile.
   *
   * @throws StoreException with a sentence where that failed
   */
  public void restore(long userId) {
    if (!address.ours()) {
      return;
    }
    try {
      pool.call(connection -> UsersTable.restore(connection, userId));
      changed.remove(userId);
    } catch (SQLException | InterruptedException e) {
      throw trouble(e);
    }
  }

  /** Before its row is there. */
  private void tellAdded(long id) {
    watchers.forEach(each -> each.accept(id));
  }

  @Override
  public Result create(long requestId, long userId, UserPatch first) {
    User user = new User(userId, first.name().orElseThrow(), first.email().orElseThrow(), 1);
    Applied made =
        write(
            requestId,
            userId,
            connection -> {
              growing.lock();
              try {
                tellAdded(userId);
                boolean changes = UsersTable.create(connection, user);
                if (changes && userId > users) {
                  created.add(userId);
                }
                return new Written(changes ? Optional.of(user) : Optional.empty(), changes);
              } finally {
                growing.unlock();
              }
            });
    return made.result();
  }

  @Override
  public void watchIds(LongConsumer each) {
    growing.lock();
    try (Connection connection = pool.open()) {
      UsersTable.ids(connection, each);
      watchers.add(each);
    } catch (SQLException e) {
      throw new StoreException(sentences.of(e));
    } finally {
      growing.unlock();
    }
  }

  /** Changes the capacity, 1 or more; whoever holds a connection keeps it. */
  public void setConnections(int connections) {
    pool.resize(connections);
    line.resize(connections);
  }

  /** Where the database is, without secrets. */
  public String shownAddress() {
    return address.shown();
  }

  @Override
  public Result find(long requestId, long userId, Duration delay) {
    long waited = enter(new Reader(requestId, userId, delay.toNanos()), requestId, userId);
    long began = clock.now();
    Optional<User> row;
    try {
      row =
          pool.call(connection -> {
            if (delay.isPositive()) {
              Thread.sleep(delay);
            }
            return UsersTable.find(connection, userId);
          });
    } catch (SQLException | InterruptedException | RuntimeException e) {
      throw failed(requestId, userId, e);
    }
    long held = clock.now() - began;
    line.leave((busy, waiting) ->
        sink.tell(
            clock.now(),
            new Loaded(requestId, userId, row.isPresent(), version(row), held, busy, waiting)));
    return new Result(row, waited, held);
  }

  @Override
  public StoreException fail(long requestId, long userId, Duration delay, String sentence) {
    enter(new Reader(requestId, userId, delay.toNanos()), requestId, userId);
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      return failed(requestId, userId, e);
    }
    StoreException trouble = new StoreException(sentence);
    line.leave((busy, waiting) -> tell(requestId, userId, trouble, busy, waiting));
    return trouble;
  }

  @Override
  public Result update(long requestId, long userId, UserPatch patch) {
    return write(
            requestId,
            userId,
            connection -> {
              Optional<User> row = UsersTable.update(connection, userId, patch);
              return new Written(row, row.isPresent());
            })
        .result();
  }

  @Override
  public Applied apply(long requestId, User user) {
    return write(
        requestId,
        user.id(),
        connection -> {
          boolean changes = UsersTable.apply(connection, user);
          return new Written(UsersTable.find(connection, user.id()), changes);
        });
  }

  /** The row as it is, and whether it was changed. */
  private record Written(Optional<User> row, boolean changes) {}

  private Applied write(long requestId, long userId, ConnectionPool.Work<Written> work) {
    long waited = enter(new Writer(requestId, userId), requestId, userId);
    long began = clock.now();
    Written written;
    try {
      written = pool.call(work);
    } catch (SQLException | InterruptedException | RuntimeException e) {
      throw failed(requestId, userId, e);
    }
    Optional<User> row = written.row();
    row.ifPresent(user -> changed.merge(userId, user.version(), Math::max));
    long held = clock.now() - began;
    line.leave((busy, waiting) -> {
      if (written.changes()) {
        sink.tell(
            clock.now(),
            new RowWritten(requestId, userId, version(row), requestId == 0, held, busy, waiting));
      }
    });
    return new Applied(new Result(row, waited, held), written.changes());
  }

  @Override
  public OptionalLong committedVersion(long userId) {
    if (!versionsKnown) {
      return OptionalLong.empty();
    }
    Long version = changed.get(userId);
    if (version != null) {
      return OptionalLong.of(version);
    }
    return OptionalLong.of(userId >= 1 && userId <= users ? 1 : 0);
  }

  /** Sends away who waits, and closes every connection; what runs may end on its own. */
  @Override
  public void close() {
    opened.countDown();
    line.close();
    pool.close();
    growing.lock();
    try {
      if (keeper != null) {
        keeper.close();
      }
    } catch (SQLException e) {
      // Closed or lost: either way there is nothing left to close.
    } finally {
      keeper = null;
      growing.unlock();
    }
  }

  private long enter(ConnectionLine.Guest guest, long requestId, long userId) {
    try {
      opened.await();
      return line.enter(guest);
    } catch (InterruptedException | SQLException e) {
      StoreException trouble = trouble(e);
      line.look((busy, waiting) -> tell(requestId, userId, trouble, busy, waiting));
      throw trouble;
    }
  }

  private StoreException failed(long requestId, long userId, Exception e) {
    StoreException trouble = trouble(e);
    line.leave((busy, waiting) -> tell(requestId, userId, trouble, busy, waiting));
    return trouble;
  }

  private StoreException trouble(Exception e) {
    // A driver that was interrupted says so in a way of its own.
    boolean interrupted = Thread.currentThread().isInterrupted();
    for (Throwable cause = e; cause != null && !interrupted; cause = cause.getCause()) {
      interrupted = cause instanceof InterruptedException;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      return StoreException.givenUp(sentences.of(e));
    }
    return new StoreException(sentences.of(e));
  }

  private void tell(long requestId, long userId, StoreException e, int busy, int waiting) {
    sink.tell(
        clock.now(),
        e.givenUp()
            ? new DatabaseGivenUp(requestId, userId, busy, waiting)
            : new DatabaseFailed(requestId, userId, e.sentence(), busy, waiting));
  }

  private static long version(Optional<User> row) {
    return row.map(User::version).orElse(0L);
  }

  private final class Reader implements ConnectionLine.Guest {
    private final long requestId;
    private final long userId;
    private final long delayNanos;

    Reader(long requestId, long userId, long delayNanos) {
      this.requestId = requestId;
      this.userId = userId;
      this.delayNanos = delayNanos;
    }

    @Override
    public void queued(int waiting) {
      sink.tell(clock.now(), new LoadQueued(requestId, userId, waiting));
    }

    @Override
    public void admitted(long waitedNanos, int busy, int waiting) {
      sink.tell(
          clock.now(), new LoadStarted(requestId, userId, waitedNanos, busy, waiting, delayNanos));
    }
  }

  private final class Writer implements ConnectionLine.Guest {
    private final long requestId;
    private final long userId;

    Writer(long requestId, long userId) {
      this.requestId = requestId;
      this.userId = userId;
    }

    @Override
    public void queued(int waiting) {
      sink.tell(clock.now(), new LoadQueued(requestId, userId, waiting));
    }

    @Override
    public void admitted(long waitedNanos, int busy, int waiting) {
      // Its RowWritten tells the counts.
    }
  }
}
