package cachescope.ui;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * The choices of a person, and the file that keeps them.
 *
 * <p>A file that cannot be read is set aside under another name, never overwritten. Where nothing
 * can be written, the choices hold until the window is closed. Used on one thread.
 */
public final class Preferences {
  private static final String FILE = "preferences.properties";

  private final Optional<Path> file;
  private Choices choices = Choices.INITIAL;
  private String trouble = "";

  private Preferences(Optional<Path> file) {
    this.file = file;
  }

  /** Choices that are kept nowhere. */
  public static Preferences unkept(Choices choices) {
    Preferences preferences = new Preferences(Optional.empty());
    preferences.choices = choices;
    return preferences;
  }

  /** The choices kept in a folder, which need not exist yet. */
  public static Preferences in(Path folder) {
    Preferences preferences = new Preferences(Optional.of(folder.resolve(FILE)));
    preferences.load();
    return preferences;
  }

  /** What is chosen now. */
  public Choices choices() {
    return choices;
  }

  /** What a person should know about the file; empty text: all is well. */
  public String trouble() {
    return trouble;
  }

  /** Changes the choices and keeps them. */
  public void change(UnaryOperator<Choices> change) {
    Choices changed = change.apply(choices);
    if (!changed.equals(choices)) {
      choices = changed;
      save();
    }
  }

  private void load() {
    Path path = file.orElseThrow();
    if (!Files.exists(path)) {
      return;
    }
    try (Reader reader = Files.newBufferedReader(path)) {
      Properties kept = new Properties();
      kept.load(reader);
      choices = read(kept);
    } catch (IOException | IllegalArgumentException e) {
      setAside(path);
    }
  }

  private void setAside(Path path) {
    Path aside = path.resolveSibling(FILE + ".unreadable");
    try {
      Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
      trouble = Texts.say("preferences.setAside", aside.toString());
    } catch (IOException e) {
      trouble = Texts.say("preferences.unreadable", path.toString());
    }
  }

  private void save() {
    if (file.isEmpty()) {
      return;
    }
    Path path = file.get();
    Path fresh = path.resolveSibling(FILE + ".new");
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(fresh)) {
        write(choices).store(writer, "CacheScope");
      }
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      trouble = Texts.say("preferences.unwritable", path.toString());
    }
  }

  private static Choices read(Properties kept) {
    return new Choices(
        Choices.Look.valueOf(word(kept, "look", "system")),
        number(kept, "textScale", 1),
        Choices.Motion.valueOf(word(kept, "motion", "system")),
        Boolean.parseBoolean(kept.getProperty("firstRunDone", "false")),
        number(kept, "width", 1_440),
        number(kept, "height", 900),
        list(kept.getProperty("recent", "")));
  }

  private static Properties write(Choices choices) {
    Properties kept = new Properties();
    kept.setProperty("look", choices.look().name().toLowerCase(Locale.ROOT));
    kept.setProperty("textScale", Double.toString(choices.textScale()));
    kept.setProperty("motion", choices.motion().name().toLowerCase(Locale.ROOT));
    kept.setProperty("firstRunDone", Boolean.toString(choices.firstRunDone()));
    kept.setProperty("width", Double.toString(choices.width()));
    kept.setProperty("height", Double.toString(choices.height()));
    kept.setProperty("recent", String.join(" ", choices.recent()));
    return kept;
  }

  private static String word(Properties kept, String key, String otherwise) {
    return kept.getProperty(key, otherwise).strip().toUpperCase(Locale.ROOT);
  }

  private static double number(Properties kept, String key, double otherwise) {
    return Double.parseDouble(kept.getProperty(key, Double.toString(otherwise)));
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(" ")).filter(uri -> !uri.isBlank()).toList();
  }
}
