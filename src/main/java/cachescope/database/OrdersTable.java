package cachescope.database;

import cachescope.service.StoreException;
import cachescope.uses.Orders;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A million orders in an H2 database of their own, in memory: the same rows every time, without an
 * index, so that every question looks at all of them. About 100 MB; gone with {@link #close}.
 */
public final class OrdersTable implements Orders {
  private static final int ROWS = 1_000_000;

  /** Else H2 answers a question that it was asked just now from a cache of its own. */
  private static final String FORGETFUL = ";OPTIMIZE_REUSE_RESULTS=FALSE";

  private final Connection connection;

  private OrdersTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * Builds the table, which takes a few seconds.
   *
   * @throws StoreException with a sentence where that failed
   */
  public static OrdersTable build() {
    DatabaseAddress address = DatabaseAddress.inMemory();
    try {
      Connection connection = DriverManager.getConnection(address.url() + FORGETFUL);
      try (Statement statement = connection.createStatement()) {
        fill(statement);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new OrdersTable(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Numbers without a pattern to the eye, from the row's own; the lower products sell more. */
  private static void fill(Statement statement) throws SQLException {
    statement.execute(
        """
        create table orders as
        select x as id,
          array['EU', 'US', 'ASIA', 'AFRICA', 'OCEANIA'][1 + mod(x * 7919, 5)] as region,
          dateadd(day, mod(x * 104729, 366), date '2024-01-01') as ordered,
          500 + mod(x * 15485863, 9500) as cents,
          'product-'
            || cast(power(mod(x * 32452843, 1000003) / 1000003e0, 2) * 100 as int) as product
        from system_range(1, %d)\
        """
            .formatted(ROWS));
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("The table of orders failed: " + e.getMessage());
  }

  @Override
  public long rows() {
    return ROWS;
  }

  @Override
  public Report report(String region, LocalDate from, LocalDate to) {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select count(*), coalesce(sum(cents), 0) from orders"
                + " where region = ? and ordered between ? and ?")) {
      query.setString(1, region);
      query.setObject(2, from);
      query.setObject(3, to);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Report(row.getLong(1), row.getLong(2));
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public Map<String, Long> bestSellers(int most) {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select product, count(*) as sold from orders group by product"
                + " order by sold desc, product limit ?")) {
      query.setInt(1, most);
      Map<String, Long> sold = new LinkedHashMap<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          sold.put(row.getString(1), row.getLong(2));
        }
      }
      return sold;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void sell(String product, int count) {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into orders select 10000000 + x, 'EU', date '2024-12-31', 1000, ?"
                + " from system_range(1, ?)")) {
      insert.setString(1, product);
      insert.setInt(2, count);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
