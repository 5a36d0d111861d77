package cachescope.ui;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** All texts of the window, by key, from the resource bundle {@code text/ui}. */
public final class Texts {
  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("text.ui");

  private Texts() {}

  /** The text of a key. */
  public static String say(String key) {
    return BUNDLE.getString(key);
  }

  /** The text of a key with {@code {0}}, {@code {1}}… filled in; figures are handed in as text. */
  public static String say(String key, String... parts) {
    return MessageFormat.format(BUNDLE.getString(key), (Object[]) parts);
  }

  /** Whether there is such a text. */
  public static boolean knows(String key) {
    return BUNDLE.containsKey(key);
  }
}
