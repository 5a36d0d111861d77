package cachescope.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.event.Settings;
import cachescope.lesson.Doing.Experiment;
import cachescope.lesson.LessonStep.Point;
import cachescope.lesson.Manuscript.Block;
import cachescope.lesson.Manuscript.Flaw;
import cachescope.lesson.Manuscript.Part;
import cachescope.scenario.Condition;
import cachescope.scenario.Fields;
import cachescope.scenario.Player;
import cachescope.scenario.Step;
import cachescope.scenario.StepReader;
import cachescope.scenario.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** Reads the parts of a lesson's file. */
final class StepFile {
  /** Info words of instructions. */
  static final Set<String> WORDS =
      Set.of(
          "setup",
          "teacher",
          "run",
          "point",
          "ask",
          "experiment",
          "check",
          "show",
          "wrong",
          "hint",
          "explain");

  private static final Set<String> OF_THE_INTRODUCTION = Set.of("setup", "teacher");
  private static final Set<String> ONCE =
      Set.of("setup", "run", "ask", "check", "show", "wrong", "explain", "teacher");
  private static final int MOST_HINTS = 5;
  private static final int MOST_EXPERIMENTS = 6;
  private static final long LONGEST_MILLIS = 60_000;

  private final StepReader reader = new StepReader();
  private final AskFile asks = new AskFile();
  private final ExperimentFile experiments = new ExperimentFile();

  /** What the introduction says. */
  record Setup(Map<String, String> settings, int users, String teacher) {}

  Setup setup(Part part) {
    for (Block block : part.blocks()) {
      if (!OF_THE_INTRODUCTION.contains(block.word())) {
        throw new Flaw(block.line() - 1, "'" + block.word() + "' belongs into a step, below a ##");
      }
    }
    once(part);
    Optional<Setup> setup =
        part.block("setup")
            .map(block ->
                read(
                    block,
                    fields ->
                        new Setup(
                            settings(fields), (int) fields.whole("users", 3, 10_000, 3), "")));
    Setup found = setup.orElseGet(() -> new Setup(Map.of(), 3, ""));
    return new Setup(found.settings(), found.users(), prose(part, "teacher"));
  }

  /**
   * @param known names of the experiments so far; those of this step are added
   */
  LessonStep step(Part part, Set<String> known) {
    once(part);
    part.block("setup")
        .ifPresent(block -> {
          throw new Flaw(
              block.line() - 1, "'setup' belongs into the introduction, above the first ##");
        });
    List<Experiment> measured = new ArrayList<>();
    for (Block block : part.all("experiment")) {
      Experiment experiment = read(block, experiments::read);
      if (!known.add(experiment.name())) {
        throw new Flaw(
            block.line(), "there are two experiments with the name '" + experiment.name() + "'");
      }
      measured.add(experiment);
    }
    List<String> hints = part.all("hint").stream().map(block -> block.body().strip()).toList();
    if (hints.size() > MOST_HINTS || measured.size() > MOST_EXPERIMENTS) {
      throw new Flaw(
          part.line(),
          "a step has at most " + MOST_HINTS + " hints and " + MOST_EXPERIMENTS + " experiments");
    }
    LessonStep step =
        new LessonStep(
            part.title(),
            part.line(),
            part.prose(),
            doing(part, "run"),
            part.all("point").stream().map(block -> read(block, StepFile::point)).toList(),
            part.block("ask").map(block -> read(block, asks::read)),
            measured,
            part.block("check").map(block -> read(block, fields -> check(fields, known))),
            doing(part, "show"),
            doing(part, "wrong"),
            hints,
            prose(part, "explain"),
            prose(part, "teacher"));
    sound(step, known);
    return step;
  }

  private static void sound(LessonStep step, Set<String> known) {
    boolean shown = step.show().isPresent() || !step.experiments().isEmpty();
    if (step.check().isPresent() != shown
        && (step.check().isPresent() || step.show().isPresent())) {
      throw new Flaw(
          step.line(),
          "a step with 'check' needs 'show' or an 'experiment' that fulfils it, and 'show' needs a"
              + " 'check'");
    }
    try {
      step.marked().forEach(each -> known(each.condition().of(), known));
    } catch (IllegalArgumentException e) {
      throw new Flaw(step.line(), String.valueOf(e.getMessage()));
    }
  }

  /** Refuses the name of a number that there cannot be. */
  static void known(String number, Set<String> experiments) {
    int point = number.indexOf('.');
    if (point < 0) {
      Condition.parse(number, ">= 0");
    } else if (!experiments.contains(number.substring(0, point))) {
      throw new IllegalArgumentException(
          "'%s' is of no experiment so far; there are %s"
              .formatted(number, experiments.isEmpty() ? "none" : String.join(", ", experiments)));
    }
  }

  private static void once(Part part) {
    for (String word : ONCE) {
      List<Block> all = part.all(word);
      if (all.size() > 1) {
        throw new Flaw(all.get(1).line() - 1, "there is a second '" + word + "' here; one is all");
      }
    }
  }

  private static String prose(Part part, String word) {
    return part.block(word).map(block -> block.body().strip()).orElse("");
  }

  private Optional<Doing> doing(Part part, String word) {
    return part.block(word).map(block -> read(block, this::doing));
  }

  private Doing doing(Fields fields) {
    List<Step> steps = reader.read(fields);
    if (!steps.isEmpty() && steps.getLast().at().toMillis() > LONGEST_MILLIS) {
      throw fields.wrong("steps", "all of it may last 60 s at most");
    }
    return new Doing(settings(fields), steps);
  }

  static Map<String, String> settings(Fields fields) {
    Map<String, String> settings = fields.map("settings", 40);
    settings.forEach((name, value) -> StepReader.check(fields, name, value));
    fields.reading("settings", "", _ -> Player.settings(settings, Settings.CLASSIC));
    return settings;
  }

  private static Point point(Fields fields) {
    List<String> at = fields.texts("at", 5);
    for (String each : at) {
      if (!Point.PARTS.contains(each) && !each.matches("user:\\d{1,9}")) {
        throw fields.wrong(
            "at",
            "there is no part '%s'; there are %s, and keys such as user:1"
                .formatted(each, String.join(", ", Point.PARTS)));
      }
    }
    return new Point(at, fields.text("words"));
  }

  private static Check check(Fields fields, Set<String> known) {
    List<KeyState> state = new ArrayList<>();
    fields
        .map("state", 10)
        .forEach(
            (key, text) -> state.add(fields.reading("state", text, t -> KeyState.parse(key, t))));
    Map<String, String> settings = fields.map("settings", 40);
    settings.forEach((name, value) -> StepReader.check(fields, name, value));
    Check check =
        new Check(
            patterns(fields, "facts"),
            patterns(fields, "never"),
            state,
            conditions(fields, "measured", known),
            settings,
            fields.text("missing"));
    if (check.facts().isEmpty()
        && check.state().isEmpty()
        && check.measured().isEmpty()
        && settings.isEmpty()) {
      throw fields.wrong("facts", "say facts, state, measured or settings: what must be reached");
    }
    return check;
  }

  private static List<Pattern> patterns(Fields fields, String name) {
    return fields.texts(name, 20).stream()
        .map(text -> fields.reading(name, text, Pattern::parse))
        .toList();
  }

  /** Conditions on numbers, by their names. */
  static List<Condition> conditions(Fields fields, String name, Set<String> experiments) {
    List<Condition> conditions = new ArrayList<>();
    fields
        .map(name, 40)
        .forEach((of, text) ->
            conditions.add(
                fields.reading(
                    name,
                    text,
                    t -> {
                      known(of, experiments);
                      Condition condition = Condition.ofAny(of, t);
                      if (condition.ofPlain()) {
                        throw new IllegalArgumentException("'of plain' is for scenarios only");
                      }
                      return condition;
                    })));
    return conditions;
  }

  /** Reads a block's body; what is wrong in it is told with the line. */
  private static <T> T read(Block block, Function<Fields, T> reader) {
    try {
      Fields fields = StrictJson.object(block.body().getBytes(UTF_8));
      T read = reader.apply(fields);
      fields.end();
      return read;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new Flaw(block.line() + line - 1, StrictJson.unreadable(block.word(), 1, e));
    } catch (Flaw e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new Flaw(block.line(), block.word() + ": " + e.getMessage());
    }
  }
}
