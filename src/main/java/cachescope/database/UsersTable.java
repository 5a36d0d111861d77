package cachescope.database;

import cachescope.service.User;
import cachescope.service.UserPatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** The SQL: table {@code users(id, name, email, version)}. Nothing here removes anything. */
final class UsersTable {
  private static final int BATCH = 5_000;
  private static final String INSERT =
      "insert into users (id, name, email, version) values (?, ?, ?, ?)";

  private UsersTable() {}

  /** Creates the table where there is none, and users 1 to 3 where they are absent. */
  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists users (
            id bigint primary key,
            name varchar(200) not null,
            email varchar(200) not null,
            version bigint not null)\
          """);
    }
    for (User user : GeneratedUsers.CLASSIC) {
      if (find(connection, user.id()).isEmpty()) {
        insert(connection, user.id(), user.id(), Set.of());
      }
    }
  }

  /** The highest id. */
  static long highest(Connection connection) throws SQLException {
    return number(connection, "select max(id) from users");
  }

  static long rows(Connection connection) throws SQLException {
    return number(connection, "select count(*) from users");
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Puts the versions above 1 into the map. */
  static void versions(Connection connection, Map<Long, Long> into) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select id, version from users where version <> 1")) {
      while (rows.next()) {
        into.put(rows.getLong(1), rows.getLong(2));
      }
    }
  }

  /** Hands over every id. */
  static void ids(Connection connection, LongConsumer each) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from users")) {
      while (rows.next()) {
        each.accept(rows.getLong(1));
      }
    }
  }

  /**
   * Inserts a row and commits.
   *
   * @return false where the id has one already
   */
  static boolean create(Connection connection, User user) throws SQLException {
    if (find(connection, user.id()).isPresent()) {
      return false;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      set(insert, user);
      return insert.executeUpdate() > 0;
    }
  }

  private static void set(PreparedStatement insert, User user) throws SQLException {
    insert.setLong(1, user.id());
    insert.setString(2, user.name());
    insert.setString(3, user.email());
    insert.setLong(4, user.version());
  }

  /**
   * Inserts the generated users of these ids, both included, in one transaction.
   *
   * @param there ids among them that have a row already
   */
  static void insert(Connection connection, long from, long to, Set<Long> there)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (long id = from; id <= to; id++) {
        if (!there.contains(id)) {
          set(insert, GeneratedUsers.user(id));
          insert.addBatch();
        }
        if ((id - from + 1) % BATCH == 0 || id == to) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  static Optional<User> find(Connection connection, long id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select name, email, version from users where id = ?")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new User(id, row.getString(1), row.getString(2), row.getLong(3)))
            : Optional.empty();
      }
    }
  }

  /** Makes the row what it was when it was generated, and commits. */
  static boolean restore(Connection connection, long id) throws SQLException {
    User user = GeneratedUsers.user(id);
    try (PreparedStatement update =
        connection.prepareStatement(
            "update users set name = ?, email = ?, version = ? where id = ?")) {
      update.setString(1, user.name());
      update.setString(2, user.email());
      update.setLong(3, user.version());
      update.setLong(4, id);
      return update.executeUpdate() > 0;
    }
  }

  /** Changes the row, raises its version by one, and commits; the row as it is then. */
  static Optional<User> update(Connection connection, long id, UserPatch patch)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement update =
        connection.prepareStatement(
            "update users set name = coalesce(?, name), email = coalesce(?, email),"
                + " version = version + 1 where id = ?")) {
      set(update, 1, patch.name());
      set(update, 2, patch.email());
      update.setLong(3, id);
      update.executeUpdate();
    }
    Optional<User> row = find(connection, id);
    connection.commit();
    connection.setAutoCommit(true);
    return row;
  }

  /**
   * Brings the row to this state where its version is older, and commits.
   *
   * @return whether it changed
   */
  static boolean apply(Connection connection, User user) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update users set name = ?, email = ?, version = ? where id = ? and version < ?")) {
      update.setString(1, user.name());
      update.setString(2, user.email());
      update.setLong(3, user.version());
      update.setLong(4, user.id());
      update.setLong(5, user.version());
      return update.executeUpdate() > 0;
    }
  }

  private static void set(PreparedStatement statement, int index, Optional<String> text)
      throws SQLException {
    if (text.isPresent()) {
      statement.setString(index, text.get());
    } else {
      statement.setNull(index, Types.VARCHAR);
    }
  }
}
