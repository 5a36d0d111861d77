package cachescope.ui.controls;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** A choice of one among a few, under its name. */
final class ChoiceRow<T> {
  private final ComboBox<T> combo = new ComboBox<>();
  private final Gate gate;
  private boolean showing;

  /**
   * @param key of the name in the texts
   */
  ChoiceRow(String key, Function<T, String> words, Consumer<T> chosen) {
    combo.setId(key);
    combo.setMaxWidth(Double.MAX_VALUE);
    combo.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("chosen, never typed");
          }
        });
    combo.setOnAction(event -> {
      if (!showing && combo.getValue() != null) {
        chosen.accept(combo.getValue());
      }
    });
    gate = new Gate(Rows.named(key, combo));
  }

  Node node() {
    return gate.node();
  }

  /** Shows what is offered and what is in force. */
  void show(List<T> offered, T inForce) {
    showing = true;
    if (!combo.getItems().equals(offered)) {
      // Else what is chosen by its place would be another choice among the new ones.
      combo.getSelectionModel().clearSelection();
      combo.getItems().setAll(offered);
    }
    if (!inForce.equals(combo.getValue())) {
      combo.setValue(inForce);
    }
    showing = false;
  }

  /** What is offered. */
  List<T> offered() {
    return List.copyOf(combo.getItems());
  }

  T value() {
    return combo.getValue();
  }

  /** Why it cannot be used now; empty: it can. */
  void allow(Optional<String> whyNot) {
    gate.allow(whyNot);
  }
}
