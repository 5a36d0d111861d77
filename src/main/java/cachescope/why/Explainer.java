package cachescope.why;

import cachescope.event.Question;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers questions on a thread of its own, one at a time; the newest question wins. Safe for any
 * thread.
 */
public final class Explainer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Explainer.class.getName());

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("why").daemon().factory());
  private volatile Optional<Explanation> answer = Optional.empty();
  private volatile Object newest = this;

  /** Begins to look for the answer; returns at once. */
  public void ask(Question question, Moment moment) {
    Object mine = new Object();
    newest = mine;
    try {
      thread.execute(() -> answer(question, moment, mine));
    } catch (RejectedExecutionException _) {
      // Closed: nobody waits for the answer.
    }
  }

  /** There is no question any more. */
  public void forget() {
    newest = new Object();
    answer = Optional.empty();
  }

  /** The newest answer; empty where nobody asks. The same instance until there is another. */
  public Optional<Explanation> answer() {
    return answer;
  }

  @SuppressWarnings("ReferenceEquality") // the very same question
  private void answer(Question question, Moment moment, Object mine) {
    if (newest != mine) {
      return;
    }
    Explanation found;
    try {
      found = Answers.of(question, moment);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "a question could not be answered by a fault of our own", e);
      found = Answers.none(question, moment, "That could not be explained, by a fault of ours.");
    }
    if (newest == mine) {
      answer = Optional.of(found);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
