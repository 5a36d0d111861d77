package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Topic;
import cachescope.event.RedisStatus.Topology;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One examination, step by step: reach it, be let in, ask, judge. */
final class Visit implements AutoCloseable {
  private final RedisAddress address;
  private final String prefix;
  private final Chart chart;
  private final long deadline;
  private volatile Optional<Line> open = Optional.empty();

  /**
   * @param deadline {@link System#nanoTime}
   */
  Visit(RedisAddress address, String prefix, Chart chart, long deadline) {
    this.address = address;
    this.prefix = prefix;
    this.chart = chart;
    this.deadline = deadline;
  }

  /** Writes everything into the chart; throws nothing. */
  void run() {
    try {
      Optional<RedisTarget> target = target();
      if (target.isPresent()) {
        examine(target.get());
      }
    } catch (StrangeException e) {
      chart.broken(
          Topic.REACHABLE,
          "What listens at %s is not Redis: %s.".formatted(address.place(), e.getMessage()),
          "give the port of a Redis: cachescope doctor --redis redis://HOST:PORT");
    } catch (IOException e) {
      chart.broken(
          Topic.REACHABLE,
          "The conversation with %s broke off: %s.".formatted(address.place(), said(e)),
          "examine it again; if it breaks off again, look into the server's log");
    } catch (Throwable e) {
      chart.broken(
          Topic.REACHABLE,
          "%s could not be examined (%s).".formatted(address.place(), e.getClass().getSimpleName()),
          "report this to the makers of CacheScope");
    }
  }

  private static String said(IOException e) {
    return e instanceof java.net.SocketTimeoutException
        ? "no answer within %d ms".formatted(Line.ANSWER_MILLIS)
        : Line.clean(String.valueOf(e.getMessage()));
  }

  /** The one server to examine. */
  private Optional<RedisTarget> target() throws IOException {
    return address.topology() == Topology.STANDALONE
        ? Optional.of(address.first())
        : new Companions(address, chart, deadline).oneToExamine();
  }

  private void examine(RedisTarget target) throws IOException {
    Reach reach = new Reach(target, chart, deadline);
    Optional<Line> line = reach.line();
    open = line;
    if (line.isEmpty()) {
      return;
    }
    Optional<Answers> said =
        new Questions(target, address.topology() == Topology.CLUSTER, reach, line.get(), chart)
            .ask();
    if (said.isEmpty()) {
      return;
    }
    Answers answers = said.get();
    chart.reached();
    if (answers.isSentinel()) {
      ServerFindings.topology(answers, chart);
      return;
    }
    for (Judgement judgement : JUDGEMENTS) {
      judgement.of(answers, chart);
    }
    if (!answers.isLoading()) {
      new Rights(answers, line.get(), prefix, chart).probe();
    }
  }

  /** Turns answers into findings on one or a few topics. */
  private interface Judgement {
    void of(Answers answers, Chart chart);
  }

  private static final List<Judgement> JUDGEMENTS =
      List.of(
          ServerFindings::version,
          ServerFindings::topology,
          ServerFindings::ready,
          ServerFindings::clients,
          ServerFindings::latency,
          ServerFindings::clock,
          AccessFindings::password,
          AccessFindings::exposure,
          MemoryFindings::memory,
          MemoryFindings::policy,
          MemoryFindings::persistence,
          EventFindings::events,
          EventFindings::settings);

  @Override
  public void close() {
    open.ifPresent(Line::close);
  }
}
