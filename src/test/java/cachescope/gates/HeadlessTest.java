package cachescope.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** The tests' JavaFX runs without a display, as modules. */
class HeadlessTest {
  @Test
  void aLabelIsLaidOutWithoutADisplay() throws Exception {
    FxToolkit.registerPrimaryStage();
    var width = new CompletableFuture<Double>();
    Platform.runLater(() -> {
      var label = new Label("hit");
      new Scene(new StackPane(label), 200, 100).getRoot().snapshot(null, null);
      width.complete(label.getWidth());
    });
    assertThat(width.get(20, TimeUnit.SECONDS)).isPositive();
    assertThat(Label.class.getModule().getName()).isEqualTo("javafx.controls");
  }
}
