package cachescope.lesson;

import cachescope.event.RunSetup;
import cachescope.event.Settings;
import cachescope.lesson.Doing.Compared;
import cachescope.lesson.Doing.Experiment;
import cachescope.lesson.Doing.Ordered;
import cachescope.lesson.Doing.Sequence;
import cachescope.lesson.Doing.Shuffled;
import cachescope.lesson.Doing.Simulated;
import cachescope.lesson.Doing.Sought;
import cachescope.lesson.Doing.Story;
import cachescope.lesson.Doing.Subject;
import cachescope.policy.Policies;
import cachescope.policy.step.Requests;
import cachescope.scenario.Fields;
import cachescope.scenario.Player;
import cachescope.scenario.Scenario;
import cachescope.scenario.Scenarios;
import cachescope.scenario.StepReader;
import cachescope.scenario.race.Race;
import cachescope.scenario.race.Scheme;
import cachescope.trace.GeneratedTrace;
import cachescope.workload.GeneratorText;
import cachescope.workload.WorkloadText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads experiments, of lessons and of questions. */
final class ExperimentFile {
  private static final int MOST_ORDERS = 20_000;
  private static final int MOST_COMPARED = 2_000;
  private static final long MOST_SIMULATED = 5_000_000;

  private final StepReader steps = new StepReader();
  private final List<Scenario> scenarios = new Scenarios().bundled();

  Experiment read(Fields fields) {
    return new Experiment(fields.name("name"), subject(fields));
  }

  private Subject subject(Fields fields) {
    if (fields.has("scenario")) {
      return story(fields);
    }
    if (fields.has("play")) {
      return play(fields);
    }
    if (fields.has("race")) {
      return race(fields);
    }
    if (fields.has("sequence")) {
      return new Sequence(
          fields.reading("sequence", fields.text("sequence"), Requests::of),
          (int) fields.whole("capacity", 1, 100),
          policies(fields).stream().map(Policies::named).toList());
    }
    if (fields.has("simulate")) {
      return simulated(fields);
    }
    if (fields.has("compare")) {
      return compared(fields);
    }
    throw fields.wrong(
        "name", "an experiment has scenario, play, race, sequence, simulate or compare beside it");
  }

  private Subject story(Fields fields) {
    String name = fields.text("scenario");
    Scenario scenario =
        scenarios.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                fields.wrong(
                    "scenario",
                    "there is no '%s'; there are %s"
                        .formatted(
                            name,
                            String.join(", ", scenarios.stream().map(Scenario::name).toList()))));
    List<String> fixes = fields.texts("fixes", 10);
    fields.reading("fixes", "", _ -> scenario.with(fixes));
    return new Story(
        scenario, fixes, fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, scenario.seed()));
  }

  private Subject play(Fields fields) {
    Fields play = fields.object("play");
    Scenario scenario =
        new Scenario(
            fields.name("name"),
            "An experiment of a lesson",
            "Lessons",
            "It is played as the lesson says.",
            List.of(),
            play.text("mark", ""),
            play.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1),
            (int) play.whole("users", 3, 100_000, 3),
            Map.of(),
            StepFile.settings(play),
            steps.read(play),
            play.has("measureFrom") ? play.time("measureFrom", StepReader.LONGEST) : Duration.ZERO,
            play.time("lasts", Duration.ofMinutes(1)),
            List.of(),
            List.of());
    play.end();
    return new Story(scenario, List.of(), scenario.seed());
  }

  private static Subject race(Fields fields) {
    Race race =
        new Race(
            fields.reading("race", fields.text("race"), Scheme::named),
            (int) fields.whole("readers", 0, 3, 1),
            (int) fields.whole("writers", 0, 3, 1));
    if (fields.has("order")) {
      return new Ordered(race, Arrays.asList(fields.text("order").strip().split("[\\s,]+", -1)));
    }
    if (fields.has("random")) {
      return new Shuffled(
          race,
          (int) fields.whole("random", 1, MOST_ORDERS),
          fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1));
    }
    if (!fields.flag("find")) {
      throw fields.wrong("race", "say order, random or \"find\": true beside it");
    }
    return new Sought(race);
  }

  private static Subject simulated(Fields fields) {
    GeneratedTrace trace =
        fields.reading("simulate", fields.text("simulate"), GeneratorText::parse);
    if (trace.requests() > MOST_SIMULATED) {
      throw fields.wrong("simulate", "at most " + MOST_SIMULATED + " requests");
    }
    return new Simulated(trace, (int) fields.whole("capacity", 1, 10_000_000), policies(fields));
  }

  private static List<String> policies(Fields fields) {
    List<String> names =
        fields.isText("policies")
            ? Arrays.asList(fields.text("policies").strip().split("[\\s,]+", -1))
            : fields.texts("policies", 24);
    if (names.isEmpty()) {
      throw fields.wrong("policies", "name at least one, such as lru");
    }
    names.forEach(name -> fields.reading("policies", name, Policies::named));
    return names;
  }

  private static Subject compared(Fields fields) {
    List<RunSetup> setups = new ArrayList<>();
    for (Fields each : fields.objects("compare", 4)) {
      Map<String, String> settings = StepFile.settings(each);
      setups.add(new RunSetup(each.name("name"), Player.settings(settings, Settings.CLASSIC)));
      each.end();
    }
    if (setups.size() < 2) {
      throw fields.wrong("compare", "write 2 to 4 configurations");
    }
    return new Compared(
        setups,
        fields.reading(
            "workload",
            fields.text("workload"),
            text ->
                WorkloadText.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("'none' asks nothing"))),
        (int) fields.whole("requests", 10, MOST_COMPARED));
  }
}
