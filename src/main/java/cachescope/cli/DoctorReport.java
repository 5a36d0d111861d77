package cachescope.cli;

import cachescope.event.Diagnosis;
import cachescope.event.Diagnosis.Finding;
import cachescope.event.Diagnosis.Grade;
import cachescope.event.Diagnosis.Setting;
import cachescope.event.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A diagnosis as the command prints it. */
public final class DoctorReport {
  /** The document of {@code --json}. */
  private record Document(
      String place,
      boolean reached,
      String worst,
      long millis,
      List<Line> findings,
      List<Set> settings) {}

  private record Line(String topic, String grade, String found, String off, String mend) {}

  private record Set(String name, Optional<String> present, String change) {}

  private final Diagnosis diagnosis;

  public DoctorReport(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** 0: nothing is unsafe or broken; 1: something is; 3: it was not reached, or let nobody in. */
  public int exitCode() {
    if (!diagnosis.reached()) {
      return Commands.OUTSIDE_FAILED;
    }
    return diagnosis.has(Grade.UNSAFE) || diagnosis.has(Grade.BROKEN) ? Commands.NO : Commands.DONE;
  }

  /** One JSON document in one line. */
  public String json() {
    return JsonMapper.builder()
        .build()
        .writeValueAsString(
            new Document(
                diagnosis.place(),
                diagnosis.reached(),
                word(diagnosis.worst()),
                diagnosis.millis(),
                diagnosis.findings().stream().map(DoctorReport::line).toList(),
                diagnosis.settings().stream().map(DoctorReport::set).toList()));
  }

  private static Line line(Finding f) {
    return new Line(word(f.topic()), word(f.grade()), f.found(), f.off(), f.mend());
  }

  private static Set set(Setting s) {
    return new Set(s.name(), s.present(), s.change());
  }

  /** A list to read. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("Redis at ").append(diagnosis.place()).append("\n\n");
    for (Finding f : diagnosis.findings()) {
      text.append(
          String.format(
              Locale.ROOT, "%-8s  %-12s %s%n", sign(f.grade()), word(f.topic()), f.found()));
      if (!f.off().isEmpty()) {
        text.append(more("off: " + f.off()));
      }
      if (!f.mend().isEmpty()) {
        text.append(more((f.grade() == Grade.FINE ? "better: " : "mend: ") + f.mend()));
      }
    }
    text.append("\n").append(summary());
    return text.toString();
  }

  private String summary() {
    return switch (diagnosis.worst()) {
          case FINE -> "All is well";
          case LIMITED -> "Nothing is unsafe; something of CacheScope is off because of it";
          case UNSAFE -> "Something is unsafe";
          case BROKEN -> "It cannot be used like this";
        }
        + ". Examined in %s ms; nothing was changed.".formatted(Figures.count(diagnosis.millis()));
  }

  private static String more(String sentence) {
    return " ".repeat(23) + sentence + System.lineSeparator();
  }

  private static String sign(Grade grade) {
    return switch (grade) {
      case FINE -> "fine";
      case LIMITED -> "LIMITED";
      case UNSAFE -> "UNSAFE";
      case BROKEN -> "BROKEN";
    };
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
