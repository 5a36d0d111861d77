package cachescope.ui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the platform wants a program to keep its preferences, and what is made with it. */
public final class PlatformFolder {
  private PlatformFolder() {}

  /**
   * The folder, which need not exist.
   *
   * @param system name of the operating system, as in {@code os.name}
   * @param home the person's home folder
   * @param environment the process's environment variables
   */
  public static Path of(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return variable(environment, "APPDATA", home.resolve("AppData/Roaming"))
          .resolve("CacheScope");
    }
    if (name.contains("mac")) {
      return home.resolve("Library/Application Support/CacheScope");
    }
    return variable(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("cachescope");
  }

  /**
   * Where the platform wants a program to keep what a person made with it; need not exist.
   *
   * @param system name of the operating system, as in {@code os.name}
   * @param home the person's home folder
   * @param environment the process's environment variables
   */
  public static Path ofData(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return variable(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
          .resolve("CacheScope");
    }
    if (name.contains("mac")) {
      return of(system, home, environment);
    }
    return variable(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
        .resolve("cachescope");
  }

  private static Path variable(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isBlank() ? otherwise : Path.of(value);
  }
}
