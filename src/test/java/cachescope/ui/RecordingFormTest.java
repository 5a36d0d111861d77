package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFormTest {
  private static String open(Lab lab, String path) throws Exception {
    Fx.run(() -> {
      lab.press(KeyCode.O, true, false);
      lab.settle();
      lab.find(TextField.class, "open.path").setText(path);
      lab.find(Button.class, "open.open").fire();
    });
    return await(lab, said -> !said.startsWith("It is being read"));
  }

  private static String await(Lab lab, Predicate<String> wanted) throws Exception {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (true) {
      String said = Fx.get(() -> lab.find(Label.class, "open.told").getText());
      if (wanted.test(said)) {
        return said;
      }
      assertThat(System.nanoTime()).as(said).isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void whatIsNoRecordingIsRefusedInASentence(@TempDir Path folder) throws Exception {
    Lab lab = Fx.get(() -> Lab.open(Frames.busy()));
    assertThat(open(lab, "")).isEqualTo("Type the path of a recording, or choose one.");
    assertThat(open(lab, folder.resolve("none.jsonl").toString())).contains("none.jsonl");
    Path text = Files.writeString(folder.resolve("letter.jsonl"), "Dear Alice\n");
    assertThat(open(lab, text.toString())).contains("letter.jsonl").contains("Line 1");
  }
}
