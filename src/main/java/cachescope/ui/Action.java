package cachescope.ui;

import cachescope.session.Frame;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;

/**
 * Something that a person can do from the keyboard, the palette or a button.
 *
 * @param id names it, and its title in the texts ({@code action.<id>})
 * @param keys any of them does it; the first is the one that is told
 * @param whyNot why it cannot be done just now, as a sentence; empty: it can
 * @param effect does it, given the newest frame
 */
public record Action(
    String id,
    List<KeyCombination> keys,
    Function<Frame, Optional<String>> whyNot,
    Consumer<Frame> effect) {
  public Action {
    keys = List.copyOf(keys);
  }

  /** What it is called. */
  public String title() {
    return Texts.say("action." + id);
  }

  /** Its key as it is told, such as {@code Ctrl+K}; empty text where it has none. */
  public String key() {
    return keys.stream().limit(1).map(Action::told).collect(Collectors.joining());
  }

  /** Its key, and each other one of a single letter: {@code F11 or P}. */
  public String keysTold() {
    return Stream.concat(
            Stream.of(key()), keys.stream().skip(1).map(Action::told).filter(k -> k.length() == 1))
        .collect(Collectors.joining(" or "));
  }

  /** Its title and key, for a tooltip. */
  public String tip() {
    return key().isEmpty() ? title() : title() + "  (" + key() + ")";
  }

  private static String told(KeyCombination combination) {
    return combination
        .getDisplayText()
        .replace("Equals", "+")
        .replace("=", "+")
        .replace("Minus", "-")
        .replace("Comma", ",");
  }
}
