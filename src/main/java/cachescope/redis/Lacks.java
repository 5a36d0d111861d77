package cachescope.redis;

import cachescope.redis.watch.ServerInfo;
import java.util.ArrayList;
import java.util.List;

/** What of this program is off with an old server, and why. */
final class Lacks {
  private Lacks() {}

  /** A sentence each; none where the version is not known. */
  static List<String> of(ServerInfo info) {
    String version = info.text("redis_version");
    if (!version.matches("[0-9]+\\.[0-9]+.*")) {
      return List.of();
    }
    String[] parts = version.split("\\.", -1);
    int major = parts[0].length() > 4 ? 9999 : Integer.parseInt(parts[0]);
    int minor = parts[1].matches("[0-9]{1,4}") ? Integer.parseInt(parts[1]) : 0;
    List<String> off = new ArrayList<>();
    if (major < 6) {
      off.add("RESP3 needs Redis 6, this is " + version + ": old protocol only.");
      off.add(
          "Client tracking needs Redis 6, this is "
              + version
              + ": a flush is seen by counters, half a second late.");
      off.add("ACL users need Redis 6, this is " + version + ": one password for everybody.");
      off.add(
          "Notifications of misses (keymiss) need Redis 6, this is "
              + version
              + ": misses are told by the service alone.");
    }
    if (major < 6 || (major == 6 && minor < 2)) {
      off.add("XAUTOCLAIM needs Redis 6.2, this is " + version + ": write-behind is off.");
    }
    return List.copyOf(off);
  }
}
