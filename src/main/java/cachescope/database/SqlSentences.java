package cachescope.database;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** What went wrong with the database, as a sentence for a person, free of secrets. */
final class SqlSentences {
  /** SQLSTATE: no connection. */
  static final String CLOSED = "08003";

  private static final int LONGEST = 200;

  /** H2 appends the statement and a number of its own. */
  private static final Pattern H2_APPENDIX =
      Pattern.compile("(; SQL statement:.*)?( \\[\\d+-\\d+])?$");

  private final DatabaseAddress address;

  SqlSentences(DatabaseAddress address) {
    this.address = address;
  }

  String of(Exception trouble) {
    return switch (trouble) {
      case InterruptedException _ ->
          "The database was not waited for any longer: the request was given up.";
      case SQLException e -> of(e);
      default -> "The database at " + address.shown() + " failed: " + firstLine(trouble);
    };
  }

  private String of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String message = e.getMessage() == null ? "" : e.getMessage();
    if (message.startsWith("No suitable driver")) {
      return "There is no driver for "
          + address.driver()
          + " on the class path: add its jar, or use H2, such as jdbc:h2:mem:lab.";
    }
    if (state.startsWith("28")) {
      return "The database at " + address.shown() + " refused the user name or the password.";
    }
    if (state.equals("HYT00") || state.equals("55P03")) {
      return "The database at "
          + address.shown()
          + " gave no answer in time: a row or a table is locked.";
    }
    if (state.equals(CLOSED) || state.equals("90098") || state.equals("90121")) {
      return "The database at " + address.shown() + " is closed.";
    }
    if (state.startsWith("08") || state.equals("90067")) {
      return "The database at " + address.shown() + " cannot be reached: " + firstLine(e);
    }
    return "The database at " + address.shown() + " failed: " + firstLine(e);
  }

  private String firstLine(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = address.redact(message).lines().findFirst().orElse("").strip();
    line = H2_APPENDIX.matcher(line).replaceFirst("");
    line = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return line.endsWith(".") ? line : line + ".";
  }
}
