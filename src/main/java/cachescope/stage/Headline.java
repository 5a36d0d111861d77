package cachescope.stage;

import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.Timing;
import java.util.Optional;

/** The answer that the screen speaks of: a person's own, for as long as it can be of interest. */
final class Headline {
  private static final long PERSONS_OWN = 10_000_000_000L;

  private Optional<Verdict> person = Optional.empty();
  private Optional<Verdict> any = Optional.empty();

  void answered(long at, Answered answer, Requested request, String why) {
    take(
        new Verdict(
            answer.requestId(),
            answer.userId(),
            request.kind(),
            request.origin(),
            Optional.of(answer.outcome()),
            true,
            answer.found(),
            answer.version(),
            answer.freshness(),
            answer.elapsed(),
            answer.timing(),
            answer.reply(),
            why,
            at));
  }

  /**
   * @param remark what is worth saying of it; mostly nothing
   */
  void written(long at, WriteAnswered answer, Requested request, String remark) {
    take(
        new Verdict(
            answer.requestId(),
            answer.userId(),
            request.kind(),
            request.origin(),
            Optional.empty(),
            true,
            answer.found(),
            answer.version(),
            Freshness.FRESH,
            answer.elapsed(),
            answer.timing(),
            "",
            answer.deleteOwed()
                ? "Committed, but the old value could not be deleted from the cache; that is owed."
                : remark,
            at));
  }

  void unanswered(long at, Unanswered lost, Requested request) {
    take(
        new Verdict(
            lost.requestId(),
            lost.userId(),
            request.kind(),
            request.origin(),
            Optional.of(lost.outcome()),
            false,
            false,
            0,
            Freshness.UNKNOWN,
            lost.elapsed(),
            Timing.NONE,
            "",
            lost.why(),
            at));
  }

  /** What to speak of: a person's answer, until others were answered more than 10 s after it. */
  Optional<Verdict> newest() {
    return any.map(last -> person.filter(own -> last.at() - own.at() <= PERSONS_OWN).orElse(last));
  }

  Headline copy() {
    Headline copy = new Headline();
    copy.person = person;
    copy.any = any;
    return copy;
  }

  private void take(Verdict verdict) {
    any = Optional.of(verdict);
    if (verdict.origin() == Origin.PERSON) {
      person = any;
    }
  }
}
