package cachescope.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README tells every type of event and every field of it, as they are. */
class ReadmeTest {
  private static final Set<String> PLAIN = Set.of("integer", "text", "true or false");

  @Test
  void theTableOfEventsIsComplete() throws Exception {
    Forms forms = new Forms();
    EventLine line = new EventLine(forms);
    List<String> rows = new ArrayList<>();
    line.types().values().forEach(form -> rows.add(row(form, "")));
    forms.objects().values().forEach(form -> rows.add(row(form, "*part* ")));
    List<String> readme = Files.readAllLines(Path.of("README.md"));
    List<String> missing = rows.stream().filter(row -> !readme.contains(row)).toList();
    assertThat(missing)
        .as("rows that README.md's table of events lacks:\n" + String.join("\n", missing))
        .isEmpty();
  }

  private static String row(RecordForm form, String before) {
    return "| %s`%s` | %s |"
        .formatted(
            before,
            form.name(),
            form.fields().stream().map(f -> field(f, form)).collect(Collectors.joining(", ")));
  }

  /** What is a number, a text, a switch or one of a few words speaks for itself. */
  private static String field(String name, RecordForm of) {
    Form form = of.form(name);
    return PLAIN.contains(form.looks()) || form instanceof EnumForm
        ? name
        : name + " (" + form.looks() + ")";
  }
}
