package cachescope.gates;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A rule about the files of a project. */
interface Gate {
  /** One sentence for each breach, naming the file; empty where the rule holds. */
  List<String> findings(Path root) throws IOException;
}
