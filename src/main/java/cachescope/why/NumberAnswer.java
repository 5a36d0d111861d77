package cachescope.why;

import cachescope.event.Figures;
import cachescope.event.Freshness;
import cachescope.event.LoggedEvent;
import cachescope.event.Measure;
import cachescope.event.Outcome;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.ServerReading;
import cachescope.event.Settings;
import cachescope.metrics.Latencies;
import cachescope.metrics.MetricsSnapshot;
import cachescope.metrics.Percentiles;
import cachescope.metrics.Totals;
import cachescope.stage.DatabaseView;
import cachescope.stage.StageScene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How a number came about, and whether it is good or bad here. */
final class NumberAnswer {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final String COUNTED_FROM =
      "Latency counts from when a request should have begun, to 3 digits.";

  private final Moment moment;
  private final History history;
  private final Draft draft;
  private final Place place;
  private final MetricsSnapshot metrics;
  private final StageScene scene;

  NumberAnswer(Moment moment, History history, Draft draft) {
    this.moment = moment;
    this.history = history;
    this.draft = draft;
    this.place = Place.of(history);
    this.metrics = moment.metrics();
    this.scene = moment.stage().snapshot();
  }

  Explanation of(Measure measure) {
    Latencies minute = metrics.lastMinute();
    switch (measure) {
      case HIT_RATIO -> ratio();
      case REQUESTS_PER_SECOND -> requests();
      case LOADS_PER_SECOND -> loads();
      case STALE_READS -> stale();
      case IN_FLIGHT -> inFlight();
      case BUSY, WAITING -> line();
      case MEDIAN -> median(minute);
      case P99 -> tail(minute);
      case HIT_LATENCY -> population("hits", minute.hit(), e -> e.outcome() == Outcome.HIT);
      case MISS_LATENCY ->
          population(
              "reads that waited for the database", minute.miss(), e -> e.outcome() != Outcome.HIT);
      case KEYS -> keys();
      case MEMORY -> memory();
    }
    return draft.done();
  }

  private void ratio() {
    Totals recent = metrics.recent();
    long lookups = recent.hits() + recent.misses();
    draft.headline(
        lookups == 0
            ? "There is no hit ratio: in the last 10 s no read got an answer from the cache."
            : "Hit ratio %s: %s and %d misses in the last 10 s."
                .formatted(
                    Figures.percent(recent.hitRatio()),
                    Figures.count(recent.hits(), "hit"),
                    recent.misses()));
    draft.because(
        "Hits over hits and misses, each counted when the service had asked the cache; reads that"
            + " passed it by are in no ratio.");
    long passed = recent.bypasses() + recent.cacheErrors();
    if (passed > 0) {
      draft.because(Figures.count(passed, "read") + " did not get to the cache meanwhile.");
    }
    draft.because(MissCauses.of(history, moment.at() - 10 * SECOND, moment.at() + 1).sentence());
    ceiling();
    breakEven();
    capacity();
  }

  /** The best ratio that is possible here, where that can be said. */
  private void ceiling() {
    int fit = scene.redis().fitNow();
    place
        .workload()
        .filter(spec -> fit > 0 && fit < spec.users())
        .ifPresent(spec ->
            place
                .ceiling(fit)
                .ifPresent(most ->
                    draft.because(
                        "%d fit now, of %d users: the %d most wanted get %s of the requests, and no"
                                .formatted(fit, spec.users(), fit, Figures.percent(most))
                            + " policy that cannot see the future stays above that.")));
  }

  /** What the cache saves, by the means of the last minute. */
  private void breakEven() {
    Percentiles all = metrics.lastMinute().all();
    Percentiles miss = metrics.lastMinute().miss();
    if (all.count() == 0 || miss.count() == 0 || all.count() == miss.count()) {
      return;
    }
    draft.because(
        "A read took %s in the mean of the last minute, and %s where it had to wait for the database:"
                .formatted(mean(all), mean(miss))
            + " without the cache every read would wait, at least that long.");
  }

  private static String mean(Percentiles of) {
    return Figures.duration(Math.round(of.mean()));
  }

  /** Whether the database can do what is asked of it. */
  private void capacity() {
    Optional<Settings> settings = place.settings();
    if (settings.isEmpty() || settings.get().databaseDelay().isZero()) {
      return;
    }
    double most = Crowd.loadsPerSecond(settings.get());
    double asked = metrics.requestsPerSecond();
    int waiting = scene.database().waiting();
    draft.because(
        "The database: %s. It finished %s a second just now%s."
            .formatted(
                Crowd.served(settings.get()),
                Figures.rate(metrics.loadsPerSecond()),
                waiting > 0
                    ? ", and "
                        + Figures.count(waiting)
                        + " are in line: more is asked than it can do"
                    : ", and nobody is in line: that is enough"));
    if (asked > most) {
      draft.because(
          "Without the cache %s a second would be asked of it, %s what it can do."
              .formatted(Figures.rate(asked), Figures.times(asked / most)));
    }
  }

  private void requests() {
    draft.headline(
        Figures.rate(metrics.requestsPerSecond()) + " requests a second were ended, last 2 s.");
    draft.because("Answered, unanswered or given up, reads and writes; over the last 2 s.");
    place
        .workload()
        .ifPresent(spec ->
            draft.because(
                "The workload asks "
                    + Figures.rate(spec.ratePerSecond())
                    + " a second, whether answers come or not; where fewer end, they pile up: "
                    + Figures.count(scene.service().inFlight())
                    + " are on their way."));
  }

  private void loads() {
    draft.headline(
        "The database finished " + Figures.rate(metrics.loadsPerSecond()) + " loads a second.");
    draft.because(
        "Every read that was no hit is one load; counted when it ends, over the last 2 s.");
    draft.because(MissCauses.of(history, moment.at() - 10 * SECOND, moment.at() + 1).sentence());
    capacity();
    Totals all = metrics.totals();
    if (all.hits() > 0) {
      draft.because("Since the start the cache saved " + Figures.count(all.hits(), "load") + ".");
    }
  }

  private void stale() {
    Totals all = metrics.totals();
    draft.headline(
        all.staleReads() == 0
            ? "No read was stale, as far as can be told."
            : Figures.count(all.staleReads(), "read") + " since the start got an old value.");
    draft.because(
        "Stale: the answer's version is older than the one committed before the request began.");
    if (all.unknownFreshness() > 0) {
      draft.because(
          Figures.count(all.unknownFreshness(), "answer")
              + " cannot be judged: somebody else may write, or details were left out.");
    }
    history
        .newest(
            history.last(),
            fact -> fact.event() instanceof Answered e && e.freshness() == Freshness.STALE)
        .ifPresent(fact -> slow(fact, "the last stale read"));
    place
        .settings()
        .ifPresent(s ->
            draft.because(
                "A value that nobody deletes can be old for at most its time to live, "
                    + Figures.span(s.ttl().toNanos())
                    + "."));
  }

  private void inFlight() {
    DatabaseView database = scene.database();
    int n = scene.service().inFlight();
    draft.headline(
        "%s on their way: %d on a connection of the database, %d in line for one."
            .formatted(Figures.count(n, "request"), database.busy(), database.waiting()));
    Percentiles all = metrics.lastMinute().all();
    if (all.count() > 0) {
      double expected = metrics.requestsPerSecond() * all.mean() / 1e9;
      draft.because(
          "By Little's law: %s a second that take %s each make %s at a time, if that goes on."
              .formatted(
                  Figures.rate(metrics.requestsPerSecond()), mean(all), Figures.rate(expected)));
    }
    capacity();
  }

  private void line() {
    DatabaseView database = scene.database();
    draft.headline(
        "%d of %s busy, %d in line."
            .formatted(
                database.busy(),
                Figures.count(database.connections(), "connection"),
                database.waiting()));
    draft.because(
        "A load holds its connection until the row was read, the added delay included, as a slow"
            + " query does.");
    capacity();
  }

  private void median(Latencies minute) {
    Percentiles all = minute.all();
    draft.headline(
        "Half of the last minute's reads took " + Figures.duration(all.p50()) + " or less.");
    draft.because("%s. %s".formatted(Figures.count(all.count(), "read"), COUNTED_FROM));
    if (all.count() > 0) {
      double hits = (double) minute.hit().count() / all.count();
      draft.because(
          hits > 0.5
              ? Figures.percent(hits)
                  + " were hits, so the median is a hit's; it says nothing of misses."
              : Figures.percent(hits) + " were hits, so the median waits for the database.");
    }
    breakEven();
  }

  private void tail(Latencies minute) {
    Percentiles all = minute.all();
    draft.headline("99 of 100 reads took " + Figures.duration(all.p99()) + " or less.");
    draft.because(
        "%s of the last minute. %s".formatted(Figures.count(all.count(), "read"), COUNTED_FROM));
    if (all.count() > 0) {
      double misses = (double) minute.miss().count() / all.count();
      draft.because(
          misses > 0.01
              ? Figures.percent(misses)
                  + " waited for the database, more than 1 in 100: so this is what a miss costs."
              : "Fewer than 1 in 100 waited for the database, so this is a slow hit.");
    }
    slowest(e -> true);
    capacity();
  }

  private void population(String name, Percentiles of, Predicate<Answered> whose) {
    draft.headline(
        of.count() == 0
            ? "There were no " + name + " in the last minute."
            : "%s in the last minute: half took %s or less, 99 of 100 %s."
                .formatted(
                    Figures.count(of.count()) + " " + name,
                    Figures.duration(of.p50()),
                    Figures.duration(of.p99())));
    draft.because(COUNTED_FROM);
    slowest(whose);
  }

  /** The three slowest of the last minute, as facts. */
  private void slowest(Predicate<Answered> whose) {
    List<LoggedEvent> found = new ArrayList<>();
    for (long seq = history.last(); seq >= history.first(); seq--) {
      LoggedEvent fact = history.at(seq).orElseThrow();
      if (fact.at() < moment.at() - MINUTE) {
        break;
      }
      if (fact.event() instanceof Answered answer && whose.test(answer)) {
        found.add(fact);
      }
    }
    found.stream()
        .sorted(Comparator.comparingLong(fact -> -((Answered) fact.event()).fromIntended()))
        .limit(3)
        .forEach(fact -> slow(fact, "one of the slowest"));
  }

  private void slow(LoggedEvent fact, String words) {
    Answered answer = (Answered) fact.event();
    draft.fact(
        fact,
        "%s: request %d, user %d, %s"
            .formatted(
                words,
                answer.requestId(),
                answer.userId(),
                Figures.duration(answer.fromIntended())));
    draft.request(answer.requestId());
  }

  private void keys() {
    int fit = scene.redis().fitNow();
    draft.headline(
        "%s in Redis%s."
            .formatted(
                Figures.count(scene.keys(), "key"),
                fit > 0 ? "; " + Figures.count(fit) + " fit now, as measured" : ""));
    draft.because("A key is there because Redis said so: set, expired, evicted, deleted.");
    Totals all = metrics.totals();
    draft.because(
        "Since the start %s expired, %s evicted, %s deleted after writes."
            .formatted(
                Figures.count(all.expirations()),
                Figures.count(all.evictions()),
                Figures.count(all.invalidations())));
    ceiling();
  }

  private void memory() {
    Optional<ServerReading> reading = scene.redis().reading();
    if (reading.isEmpty()) {
      draft.headline("Redis's memory was not read yet.");
      return;
    }
    ServerReading server = reading.get();
    boolean limited = server.maxMemory() > 0;
    draft.headline(
        limited
            ? "Redis uses %s.".formatted(Figures.bytes(server.usedMemory(), server.maxMemory()))
            : "Redis uses %s, without a limit.".formatted(Figures.bytes(server.usedMemory())));
    draft.because(
        "used_memory and maxmemory by INFO: the whole server's, its connections included"
            + " (%s).".formatted(Figures.count(server.connectedClients(), "client")));
    draft.because(
        limited
            ? "At the limit, "
                + server.policy()
                + " decides who leaves; Redis has evicted "
                + Figures.count(server.evictedKeys(), "key")
                + " so far."
            : "Without a limit nothing is evicted; only time and writes remove a key.");
  }
}
