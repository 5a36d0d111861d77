package cachescope.why;

import cachescope.event.LoggedEvent;
import cachescope.event.Question;
import cachescope.event.SessionEvent.SettingsChanged;
import java.util.Optional;
import java.util.OptionalLong;

/** Every kind of question, and who answers it. */
public final class Answers {
  private final Question question;
  private final Moment moment;
  private final History history;

  private Answers(Question question, Moment moment) {
    this.question = question;
    this.moment = moment;
    this.history = new History(moment.log(), moment.seq());
  }

  /** The answer to a question, as of a moment. Takes up to a second where much is kept. */
  public static Explanation of(Question question, Moment moment) {
    return new Answers(question, moment).answer();
  }

  static Explanation none(Question question, Moment moment, String headline) {
    return new Draft(question, moment).headline(headline).done();
  }

  private Draft draft() {
    return new Draft(question, moment);
  }

  private Explanation answer() {
    return switch (question) {
      case Question.OfRequest(long id) -> request(id);
      case Question.OfKey(String key) -> new KeyAnswer(moment, history, draft()).life(key);
      case Question.OfExit(String key, long at) ->
          new KeyAnswer(moment, history, draft()).exit(key, at);
      case Question.OfNumber(var measure) -> new NumberAnswer(moment, history, draft()).of(measure);
      case Question.OfLatency(long at, long nanos) ->
          new SecondAnswer(history, draft())
              .nearest(at, nanos)
              .map(this::request)
              .orElseGet(() -> nothing("No read was answered near that point."));
      case Question.OfSecond(long from) -> new SecondAnswer(history, draft()).of(from);
      case Question.OfEvent(long seq) ->
          history
              .at(seq)
              .map(this::event)
              .orElseGet(() -> nothing("That event cannot be explained."));
      case Question.OfNextVictim _ -> new Victims(moment, history, draft()).next();
    };
  }

  private Explanation request(long id) {
    return new RequestAnswer(moment, history, draft()).of(id);
  }

  private Explanation nothing(String headline) {
    return draft().headline(headline).because(history.cut() ? history.kept() : "").done();
  }

  /** What an event is about: a request, a key, or itself. */
  private Explanation event(LoggedEvent fact) {
    Optional<String> key = About.key(fact.event());
    if (key.isPresent() && About.isExit(fact.event(), key.get())) {
      return new KeyAnswer(moment, history, draft()).exit(key.get(), fact.at());
    }
    OptionalLong id = About.request(fact.event());
    if (id.isPresent()) {
      return request(id.getAsLong());
    }
    if (key.isPresent()) {
      return new KeyAnswer(moment, history, draft()).life(key.get());
    }
    String words =
        fact.event() instanceof SettingsChanged
            ? Changes.words(history, fact)
            : "it stands for itself";
    Explanation around = new SecondAnswer(history, draft()).of(fact.at() - 500_000_000L);
    Draft draft = draft().headline("Around it: " + around.headline()).fact(fact, words);
    around.reasons().forEach(draft::because);
    around
        .chain()
        .forEach(link -> history.at(link.seq()).ifPresent(f -> draft.fact(f, link.words())));
    return draft.done();
  }
}
