package cachescope;

import cachescope.cli.Commands;
import cachescope.cli.LessonList;
import cachescope.cli.LessonOptions;
import cachescope.cli.LessonOptions.CheckLessons;
import cachescope.cli.LessonOptions.ListLessons;
import cachescope.cli.LessonOptions.ListQuestions;
import cachescope.cli.LessonOptions.ProveQuestions;
import cachescope.cli.LessonOptions.RunLesson;
import cachescope.database.DatabaseAddress;
import cachescope.event.Settings;
import cachescope.lesson.Lesson;
import cachescope.lesson.Lessons;
import cachescope.lesson.Proof;
import cachescope.lesson.Question;
import cachescope.lesson.QuestionProof;
import cachescope.lesson.Questions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code cachescope lessons} and {@code cachescope interview}. */
final class LessonProgram {
  private final Path data;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param data the platform's folder for what a person made
   */
  LessonProgram(Path data, PrintStream out, PrintStream err) {
    this.data = data;
    this.out = out;
    this.err = err;
  }

  /** Does it; the exit code. */
  int run(LessonOptions options) throws IOException, InterruptedException {
    Lessons lessons = new Lessons(Optional.of(options.folder().orElse(data.resolve("lessons"))));
    Questions questions =
        new Questions(Optional.of(options.folder().orElse(data.resolve("interview"))));
    return switch (options.wanted()) {
      case ListLessons _ -> {
        List<Lesson> all = lessons.all(err::println);
        yield said(options.json() ? LessonList.json(all) : LessonList.text(all));
      }
      case CheckLessons(var named) -> check(chosen(named, lessons));
      case RunLesson(String name) -> {
        try (App app = started()) {
          yield new LessonTerminal(lessons.find(name), app, System.in, out).take();
        }
      }
      case ListQuestions _ -> {
        List<Question> all = questions.all(err::println);
        yield said(options.json() ? LessonList.questionsJson(all) : LessonList.questionsText(all));
      }
      case ProveQuestions(var named) -> {
        List<Question> all = new ArrayList<>();
        if (named.isEmpty()) {
          all.addAll(questions.all(err::println));
        }
        for (String each : named) {
          all.add(questions.find(each));
        }
        yield prove(all);
      }
    };
  }

  private int said(String text) {
    out.println(text);
    out.flush();
    return Commands.DONE;
  }

  private List<Lesson> chosen(List<String> named, Lessons lessons) throws IOException {
    if (named.isEmpty()) {
      return lessons.all(err::println);
    }
    List<Lesson> chosen = new ArrayList<>();
    for (String each : named) {
      chosen.add(lessons.find(each));
    }
    return chosen;
  }

  private static App started() throws IOException, InterruptedException {
    App app = new App(Settings.CLASSIC, DatabaseAddress.inMemory());
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "close"));
    app.start(Optional.empty(), Optional.empty());
    app.awaitReady();
    return app;
  }

  private int check(List<Lesson> lessons) throws IOException, InterruptedException {
    int faulty = 0;
    for (Lesson lesson : lessons) {
      out.println(lesson.id() + ": " + lesson.title());
      try (App app = started()) {
        boolean proven = new Proof(lesson, app.laboratory(), app.bench(), this::tell).prove();
        faulty += proven ? 0 : 1;
      }
    }
    out.println(
        faulty == 0
            ? lessons.size() + " proven"
            : faulty + " of " + lessons.size() + " not proven");
    out.flush();
    return faulty == 0 ? Commands.DONE : Commands.NO;
  }

  private void tell(Proof.Step step) {
    out.printf(
        "  %d %s%s%n", step.number(), step.title(), step.faults().isEmpty() ? ": proven" : "");
    step.faults().forEach(each -> out.println("    line " + step.line() + ": " + each));
    out.flush();
  }

  private int prove(List<Question> questions) throws IOException, InterruptedException {
    int faulty = 0;
    try (App app = started()) {
      for (Question each : questions) {
        QuestionProof proof = QuestionProof.run(each, app.bench());
        out.println(each.id() + (proof.proven() ? ": proven" : ": not proven"));
        out.println("  " + proof.sentence());
        proof.faults().forEach(fault -> out.println("  ! " + fault));
        out.flush();
        faulty += proof.proven() ? 0 : 1;
      }
    }
    return faulty == 0 ? Commands.DONE : Commands.NO;
  }
}
