package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Intent;
import cachescope.event.Question;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
import cachescope.session.Frame;
import cachescope.stage.KeyExit.Reason;
import cachescope.why.Explanation;
import cachescope.why.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** "Why?" of what really happened: the whole application on a real Redis. */
class WhyAppTest {
  private static Explanation explain(Lab lab, Question question) {
    Optional<Explanation> before = lab.frame().explanation();
    lab.wish(new Intent.Explain(question));
    return lab.await(
            "an explanation", f -> f.explanation().isPresent() && !f.explanation().equals(before))
        .explanation()
        .orElseThrow();
  }

  private static Explanation explainLast(Lab lab, Frame frame) {
    return explain(lab, new Question.OfRequest(frame.stage().verdict().orElseThrow().requestId()));
  }

  private static List<Answered> answers(Frame frame) {
    return frame.events().stream()
        .map(logged -> logged.event())
        .filter(Answered.class::isInstance)
        .map(Answered.class::cast)
        .toList();
  }

  private static long nanos(Explanation why, Part.Kind kind) {
    return why.parts().stream().filter(part -> part.kind() == kind).mapToLong(Part::nanos).sum();
  }

  @Test
  void theMeasuredPartsSumToTheMeasuredTime() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      Frame miss = lab.ask(1);
      Explanation slow = explainLast(lab, miss);
      assertThat(slow.total()).isEqualTo(answers(miss).getLast().fromIntended());
      assertThat(nanos(slow, Part.Kind.DELAY)).isGreaterThanOrEqualTo(30_000_000);
      assertThat(nanos(slow, Part.Kind.REST)).isNotNegative();
      assertThat(slow.reasons()).contains("user:1 was not in Redis: nobody had asked for it yet.");
      Frame hit = lab.ask(1);
      Explanation fast = explainLast(lab, hit);
      assertThat(fast.total()).isEqualTo(answers(hit).getLast().fromIntended());
      assertThat(nanos(fast, Part.Kind.LOOKUP)).isPositive();
      lab.wish(new Intent.CloseExplanation());
      lab.await("it closed", f -> f.explanation().isEmpty());
    }
  }

  @Test
  void whatExpiredIsSaidToHaveExpired() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.ask(1);
      lab.wish(new Intent.ExpireIn(1, Duration.ofMillis(300)));
      lab.await("expiry", f -> Lab.left(f, "user:1", Reason.EXPIRED));
      Explanation why = explainLast(lab, lab.ask(1));
      assertThat(why.reasons()).anyMatch(sentence -> sentence.startsWith("user:1 expired"));
      assertThat(why.chain()).anyMatch(link -> link.event() instanceof KeyExpired);
    }
  }

  /** 100 requests/s on 2 connections of 30 ms: whoever waits learns for whom. */
  @Test
  void aCrowdIsExplained() throws Exception {
    Settings narrow = Lab.QUICK.withDatabaseConnections(2).withCacheOn(false);
    try (Lab lab = Lab.start(narrow)) {
      lab.wish(new Intent.StartWorkload(new WorkloadSpec(Shape.ZIPF, 50, 1, 150, 0, 1)));
      Frame busy =
          lab.await(
              "somebody who waited",
              f -> answers(f).stream().anyMatch(a -> a.timing().waiting() > 100_000_000));
      Answered late =
          answers(busy).stream()
              .filter(a -> a.timing().waiting() > 100_000_000)
              .findFirst()
              .orElseThrow();
      Explanation why = explain(lab, new Question.OfRequest(late.requestId()));
      assertThat(why.total()).isEqualTo(late.fromIntended());
      assertThat(nanos(why, Part.Kind.LINE)).isEqualTo(late.timing().waiting());
      assertThat(why.reasons())
          .anyMatch(sentence -> sentence.endsWith("all 2 connections were held."))
          .anyMatch(sentence -> sentence.contains("serve at most 67 a second"));
    }
  }
}
