package cachescope.ui.policies;

import cachescope.event.LiveTrace;
import cachescope.policy.Capacity;
import cachescope.policy.Policies;
import cachescope.policy.RedisParameters;
import cachescope.policy.curve.Curve;
import cachescope.policy.curve.LruCurve;
import cachescope.policy.curve.Sizes;
import cachescope.policy.simulate.Plan;
import cachescope.policy.simulate.Result;
import cachescope.policy.simulate.Simulation;
import cachescope.trace.RequestTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * Simulates curves on a thread of its own, one, so that the window goes on at its pace; what is
 * done so far can be looked at any time. Safe for any thread.
 */
final class CurveWork {
  private static final int POINTS = 24;
  private static final int EACH = 60;
  private static final long SEED = 1;

  /**
   * How far it has come.
   *
   * @param trace its name; empty before the first
   * @param curves by policy, those that are done
   * @param results the same, as the simulator gave them
   * @param sizes of the cache, keys, rising; empty before they are known
   * @param first the first requests, as many as a real Redis is asked
   * @param doing the policy that is simulated; empty: none
   * @param share of the work that is done, 0 to 1
   * @param trouble why it could not go on; empty: it could
   */
  record State(
      String trace,
      Map<String, Curve> curves,
      List<Result> results,
      List<Long> sizes,
      long requests,
      long distinct,
      Optional<LiveTrace> first,
      String doing,
      double share,
      boolean busy,
      String trouble) {
    static final State NONE =
        new State("", Map.of(), List.of(), List.of(), 0, 0, Optional.empty(), "", 0, false, "");

    State {
      curves = Map.copyOf(curves);
      results = List.copyOf(results);
      sizes = List.copyOf(sizes);
    }

    private State with(String policy, Curve curve, List<Result> made) {
      Map<String, Curve> more = new LinkedHashMap<>(curves);
      more.put(policy, curve);
      List<Result> all = new ArrayList<>(results);
      all.addAll(made);
      return new State(
          trace, more, all, sizes, requests, distinct, first, doing, share, busy, trouble);
    }

    private State at(String policy, double done) {
      return new State(
          trace, curves, results, sizes, requests, distinct, first, policy, done, true, trouble);
    }

    private State ended(String why) {
      return new State(
          trace, curves, results, sizes, requests, distinct, first, "", share, false, why);
    }

    private State known(long asked, long keys, List<Long> capacities, LiveTrace beginning) {
      return new State(
          trace,
          curves,
          results,
          capacities,
          asked,
          keys,
          Optional.of(beginning),
          doing,
          share,
          busy,
          trouble);
    }
  }

  private State state = State.NONE;
  private Object turn = new Object();

  /** What is done so far; the same instance while nothing changed. */
  synchronized State state() {
    return state;
  }

  /** Ends what runs; what is done is kept. */
  synchronized void cancel() {
    turn = new Object();
    if (state.busy()) {
      state = state.ended("");
    }
  }

  /** Ends what runs and forgets what is done. */
  synchronized void forget() {
    cancel();
    state = State.NONE;
  }

  /**
   * Simulates what is not done yet of these policies; another trace takes the place of the last.
   */
  synchronized void begin(RequestTrace trace, List<Policies.Entry> policies) {
    cancel();
    if (!state.trace().equals(trace.name())) {
      state =
          new State(
              trace.name(),
              Map.of(),
              List.of(),
              List.of(),
              0,
              0,
              Optional.empty(),
              "",
              0,
              false,
              "");
    }
    List<Policies.Entry> missing =
        policies.stream().filter(entry -> !state.curves().containsKey(entry.name())).toList();
    if (missing.isEmpty()) {
      return;
    }
    state = state.at("", 0);
    Object mine = turn;
    Thread thread = new Thread(() -> run(mine, trace, missing), "curves");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Object mine, RequestTrace trace, List<Policies.Entry> missing) {
    try {
      look(mine, trace);
      for (int i = 0; i < missing.size() && goesOn(mine); i++) {
        one(mine, trace, missing.get(i), i, missing.size());
      }
      change(mine, now -> now.ended(""));
    } catch (IOException e) {
      change(mine, now -> now.ended(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError e) {
      change(mine, now -> now.ended("The memory does not suffice for " + now.doing() + "."));
    }
  }

  /** Reads the trace once: how long it is, how many keys it has, and LRU's curve on the way. */
  private void look(Object mine, RequestTrace trace) throws IOException {
    if (!state().sizes().isEmpty()) {
      return;
    }
    LruCurve lru = LruCurve.of(trace, _ -> goesOn(mine));
    if (!lru.whole()) {
      return;
    }
    if (lru.requests() == 0) {
      throw new IOException(trace.name() + " has no requests");
    }
    long distinct = lru.distinct();
    List<Long> sizes =
        distinct <= EACH
            ? LongStream.rangeClosed(1, distinct).boxed().toList()
            : Sizes.spread(distinct, POINTS);
    LiveTrace first = new LiveTrace(trace.name(), Sequences.first(trace, LiveTrace.LONGEST));
    List<Result> results =
        sizes.stream()
            .map(size ->
                new Result(
                    "lru",
                    Capacity.keys(size),
                    lru.requests(),
                    lru.hits(size),
                    Math.max(1, lru.nanos() / sizes.size())))
            .toList();
    change(
        mine,
        now ->
            now.known(lru.requests(), distinct, sizes, first).with("lru", lru.at(sizes), results));
  }

  private void one(Object mine, RequestTrace trace, Policies.Entry entry, int done, int all)
      throws IOException, InterruptedException {
    State known = state();
    if (known.curves().containsKey(entry.name()) || known.sizes().isEmpty()) {
      return;
    }
    change(mine, now -> now.at(entry.name(), (double) done / all));
    Plan plan =
        new Plan(
            List.of(entry),
            known.sizes().stream().map(Capacity::keys).toList(),
            SEED,
            parameters(known),
            1);
    double length = Math.max(1, known.requests());
    Simulation.Outcome outcome =
        Simulation.run(
            trace,
            plan,
            requests -> {
              change(mine, now -> now.at(entry.name(), (done + requests / length) / all));
              return goesOn(mine);
            });
    if (outcome.whole()) {
      List<Curve.Point> points =
          outcome.results().stream()
              .map(r -> new Curve.Point(r.capacity().units(), r.missRatio(), 0))
              .toList();
      Curve curve = new Curve(entry.name(), Curve.Method.RUNS, points);
      change(mine, now -> now.with(entry.name(), curve, outcome.results()));
    }
  }

  /** A request a second for what is stepped through, as there; else as the simulator has it. */
  private static RedisParameters parameters(State known) {
    return known.distinct() <= EACH && known.requests() <= 500
        ? RedisParameters.SHIPPED.withRequestsPerSecond(1)
        : RedisParameters.SHIPPED;
  }

  @SuppressWarnings("ReferenceEquality") // whose turn it is: the very same
  private synchronized boolean goesOn(Object mine) {
    return turn == mine;
  }

  private synchronized void change(Object mine, UnaryOperator<State> next) {
    if (goesOn(mine)) {
      state = next.apply(state);
    }
  }
}
