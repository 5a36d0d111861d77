package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeTest {
  @Test
  void aMessageIsReadAsItWasWritten() {
    Change change = new Change("0123456789abcdef", 3, 5_000, 17, 7, true);
    assertThat(change.text()).isEqualTo("changed 0123456789abcdef 3 5000 17 7 value");
    assertThat(Change.parse(change.text())).contains(change);
  }

  @Test
  void whatAnybodyElseMaySayIsNone() {
    for (String other :
        List.of(
            "",
            "changed",
            "changed 0123456789abcdef 3 5000 17 7 everything",
            "changed 0123456789ABCDEF 3 5000 17 7 value",
            "changed 0123456789abcdef -3 5000 17 7 value",
            "changed 0123456789abcdef 3 5000 17 99999999999999999999 value",
            "changed 0123456789abcdef 3 5000 17 7 value\nand more")) {
      assertThat(Change.parse(other)).as(other).isEmpty();
    }
  }

  @Test
  void aStreamedWriteIsReadAsItWasWrittenAndNothingElseIs() {
    StreamedWrite write =
        new StreamedWrite(17, "user:7", new User(7, "A \"name\"", "a@example.com", 3));
    List<String> fields = write.fields();
    Map<String, String> entry = new HashMap<>();
    for (int i = 0; i < fields.size(); i += 2) {
      entry.put(fields.get(i), fields.get(i + 1));
    }
    assertThat(StreamedWrite.parse(entry)).contains(write);
    for (String field : List.copyOf(entry.keySet())) {
      Map<String, String> without = new HashMap<>(entry);
      without.remove(field);
      assertThat(StreamedWrite.parse(without)).as("without " + field).isEmpty();
    }
    entry.put("name", "x".repeat(UserPatch.LONGEST + 1));
    assertThat(StreamedWrite.parse(entry)).isEmpty();
    entry.put("name", "x");
    entry.put("version", "1e9");
    assertThat(StreamedWrite.parse(entry)).isEmpty();
  }

  @Test
  void exactlyTheNextMessageIsLost() {
    Losses losses = new Losses(() -> 0.5);
    losses.sending("a");
    losses.loseNext();
    losses.sending("b");
    losses.sending("c");
    assertThat(losses.lost("a", 0)).isEmpty();
    assertThat(losses.lost("b", 0)).isPresent();
    assertThat(losses.lost("b", 0)).as("for every instance").isPresent();
    assertThat(losses.lost("c", 0.4)).isEmpty();
    assertThat(losses.lost("c", 0.6)).isPresent();
  }
}
