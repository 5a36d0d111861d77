package cachescope.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The README's table of rooms lists the packages that exist, and no others. */
final class ReadmeMapGate implements Gate {
  private static final Pattern HEADING = Pattern.compile("(?i)\\|\\s*room\\s*\\|.*");
  private static final Pattern ROW = Pattern.compile("\\|\\s*`([\\w.]+)`\\s*\\|.*");

  @Override
  public List<String> findings(Path root) throws IOException {
    var missing = rooms(root.resolve("src/main/java/cachescope"));
    var surplus = listed(root.resolve("README.md"));
    var both = new TreeSet<>(missing);
    both.retainAll(surplus);
    missing.removeAll(both);
    surplus.removeAll(both);
    var findings = new ArrayList<String>();
    missing.forEach(room -> findings.add("README.md's table of rooms misses `" + room + "`"));
    surplus.forEach(room -> findings.add("README.md lists `" + room + "`, which does not exist"));
    return findings;
  }

  private static TreeSet<String> rooms(Path program) throws IOException {
    var rooms = new TreeSet<String>();
    for (Path folder : Sources.packagesBelow(program)) {
      rooms.add(
          folder.equals(program) ? "cachescope" : program.relativize(folder).getName(0).toString());
    }
    return rooms;
  }

  private static TreeSet<String> listed(Path readme) throws IOException {
    var rooms = new TreeSet<String>();
    boolean inTable = false;
    for (String line : Files.readAllLines(readme)) {
      inTable = line.startsWith("|") && (inTable || HEADING.matcher(line).matches());
      var row = ROW.matcher(line);
      if (inTable && row.matches()) {
        rooms.add(row.group(1));
      }
    }
    return rooms;
  }
}
