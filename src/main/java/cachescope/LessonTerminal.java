package cachescope;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.cli.Commands;
import cachescope.event.Figures;
import cachescope.lesson.Ask;
import cachescope.lesson.Check.Standing;
import cachescope.lesson.Judgement;
import cachescope.lesson.Lesson;
import cachescope.lesson.LessonRun;
import cachescope.lesson.LessonStep;
import cachescope.lesson.Marked;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A lesson taken in the terminal: it asks, does what it shows for real, and says what came out. */
final class LessonTerminal {
  private static final long PATIENCE = 10_000_000_000L;

  private final LessonRun run;
  private final App app;
  private final BufferedReader in;
  private final PrintStream out;

  LessonTerminal(Lesson lesson, App app, InputStream in, PrintStream out) {
    this.app = app;
    this.in = new BufferedReader(new InputStreamReader(in, UTF_8));
    this.out = out;
    run = new LessonRun(lesson, app.laboratory(), app.bench());
  }

  /** Goes through the steps until the last, or until the input ends; the exit code. */
  int take() throws IOException, InterruptedException {
    Lesson lesson = run.lesson();
    out.println(lesson.title() + " (" + lesson.minutes() + " min)");
    out.println(lesson.objective());
    out.println();
    out.println(lesson.introduction());
    boolean all = true;
    for (int i = 0; i < lesson.steps().size(); i++) {
      if (i == 0) {
        run.open(0);
      } else {
        run.begin(i);
      }
      Optional<Boolean> done = step();
      if (done.isEmpty()) {
        return Commands.DONE;
      }
      all &= done.get();
    }
    out.println();
    out.println("To remember: " + lesson.remember());
    return all ? Commands.DONE : Commands.NO;
  }

  /** Whether its check held; empty where the input ended. */
  private Optional<Boolean> step() throws IOException, InterruptedException {
    LessonStep step = run.step();
    out.printf("%n%d of %d: %s%n%n", run.at() + 1, run.lesson().steps().size(), step.title());
    out.println(Marked.fill(step.prose(), run.findings()));
    if (step.ask().isPresent() && !ask(step.ask().get())) {
      return Optional.empty();
    }
    out.println();
    out.print("Enter: show it ");
    out.flush();
    if (in.readLine() == null) {
      return Optional.empty();
    }
    run.show();
    Standing standing = await();
    run.judgement().ifPresent(this::tell);
    if (standing.holds()) {
      out.println(Marked.fill(step.explain(), run.findings()));
    } else {
      out.println(standing.reason());
    }
    return Optional.of(standing.holds());
  }

  private Standing await() throws InterruptedException {
    long until = app.clock().now() + PATIENCE;
    Standing standing = run.look();
    while (!standing.holds() && app.clock().now() < until) {
      Thread.sleep(10);
      standing = run.look();
    }
    return standing;
  }

  /** Whether there was an answer. */
  private boolean ask(Ask ask) throws IOException {
    out.println();
    out.println(ask.question());
    List<String> items = items(ask);
    for (int i = 0; i < items.size(); i++) {
      out.println("  " + (i + 1) + " " + items.get(i));
    }
    out.print(form(ask));
    out.flush();
    String line = in.readLine();
    if (line == null) {
      return false;
    }
    try {
      tell(run.answer(answer(ask, items, line)));
    } catch (IllegalArgumentException e) {
      out.println("That is no answer: " + e.getMessage());
    }
    return true;
  }

  private static List<String> items(Ask ask) {
    return switch (ask) {
      case Ask.Choice choice -> choice.options().stream().map(Ask.Option::text).toList();
      case Ask.Key key -> key.keys();
      case Ask.Order order -> order.shuffled();
      case Ask.Outcome _, Ask.Amount _ -> List.of();
    };
  }

  private static String form(Ask ask) {
    return switch (ask) {
      case Ask.Choice _ -> "Number, or several with blanks: ";
      case Ask.Key _ -> "Number: ";
      case Ask.Order order ->
          "Numbers in order, with blanks, all " + Figures.count(order.items().size()) + ": ";
      case Ask.Outcome _ -> "hit or miss: ";
      case Ask.Amount number ->
          "Number" + (number.unit().isEmpty() ? "" : " (" + number.unit() + ")") + ": ";
    };
  }

  private static List<String> answer(Ask ask, List<String> items, String line) {
    List<String> words = Arrays.asList(line.strip().split("\\s+", -1));
    if (items.isEmpty()) {
      return words;
    }
    List<String> answer = new ArrayList<>();
    for (String each : words) {
      if (!each.matches("\\d{1,2}")
          || Integer.parseInt(each) < 1
          || Integer.parseInt(each) > items.size()) {
        throw new IllegalArgumentException("write numbers from 1 to " + items.size());
      }
      int index = Integer.parseInt(each) - 1;
      answer.add(ask instanceof Ask.Choice ? Integer.toString(index) : items.get(index));
    }
    return answer;
  }

  private void tell(Judgement judgement) {
    String word =
        switch (judgement.verdict()) {
          case RIGHT -> "Right. ";
          case WRONG -> "Not so. ";
          case OPEN -> "";
        };
    out.println(word + judgement.reason());
  }
}
