package cachescope.scenario.race;

import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.scenario.race.Runner.Phase;
import cachescope.service.Answer;
import cachescope.service.StoreException;
import cachescope.service.User;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One run of a race: who is where, and who may go. Used by one thread. */
final class RaceRun implements AutoCloseable {
  /** How often it is looked whether one who seems to wait for another still does. */
  private static final int TRIES = 100;

  private final UserService service;
  private final long userId;
  private final Stops stops;
  private final Thread conductor = Thread.currentThread();
  private final List<Runner> runners = new ArrayList<>();

  /** How many changes there had been when each runner last went. */
  private final List<Integer> seen = new ArrayList<>();

  private int changes;

  RaceRun(Race race, UserService service, long userId, Stops stops) {
    this.service = service;
    this.userId = userId;
    this.stops = stops;
    race.actors().forEach(this::enter);
    stops.onLater(this::later);
  }

  private void enter(Actor actor) {
    add(
        new Runner(
            actor,
            () ->
                switch (actor.kind()) {
                  case READER -> read();
                  case WRITER -> write(actor);
                  case LATER -> throw new IllegalStateException("nobody began " + actor);
                },
            stops::bind,
            conductor));
  }

  private void later(Runner owner, Runnable work) {
    add(
        new Runner(
            owner.nextLater(),
            () -> {
              work.run();
              return "done";
            },
            stops::bind,
            conductor));
  }

  private void add(Runner runner) {
    runners.add(runner);
    seen.add(-1);
  }

  private String read() {
    try {
      Answer answer = service.get(userId, Origin.WORKLOAD, 0);
      return words(answer.user())
          + " ("
          + answer.outcome().name().toLowerCase(Locale.ROOT)
          + (answer.freshness() == Freshness.STALE ? ", stale" : "")
          + ")";
    } catch (StoreException e) {
      return "no answer: " + e.sentence();
    }
  }

  private String write(Actor writer) {
    try {
      return words(
          service.put(userId, UserPatch.name("by " + writer.name()), Origin.WORKLOAD, 0).user());
    } catch (StoreException e) {
      return "no answer: " + e.sentence();
    }
  }

  private static String words(Optional<User> user) {
    return user.map(u -> "v" + u.version()).orElse("no such user");
  }

  /** Everybody who can do an operation now. */
  List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < runners.size(); i++) {
      Runner runner = runners.get(i);
      if (mayGo(runner, seen.get(i))) {
        boolean fresh = runner.phase() == Phase.FRESH;
        turns.add(
            new Turn(
                runner.actor(),
                !fresh || runner.actor().kind() == Actor.Kind.LATER,
                runner.about()));
      }
    }
    return turns;
  }

  /** Looking again at what has not changed since would bring nothing. */
  private boolean mayGo(Runner runner, int seenChanges) {
    return switch (runner.phase()) {
      case FRESH -> true;
      case AT_STOP -> !runner.polls() || changes > seenChanges;
      case RUNNING, BLOCKED, DONE -> false;
    };
  }

  /** Whether somebody began and can neither go on nor end. */
  boolean stuck() {
    for (int tries = 0; tries < TRIES && turns().isEmpty() && waiting(); tries++) {
      settleBlocked();
    }
    return turns().isEmpty() && waiting();
  }

  private boolean waiting() {
    return runners.stream().anyMatch(runner -> runner.phase() != Phase.DONE);
  }

  private void settleBlocked() {
    for (Runner runner : List.copyOf(runners)) {
      if (runner.phase() == Phase.BLOCKED) {
        runner.settle();
      }
    }
  }

  /** Lets one do its operation. */
  Deed step(Actor actor) {
    int index = indexOf(actor);
    Deed deed = runners.get(index).step();
    changes += deed.changed() ? 1 : 0;
    seen.set(index, changes);
    settleBlocked();
    return deed;
  }

  /** What the actor's request was answered with; empty text: it is under way. */
  String answer(Actor actor) {
    return runners.get(indexOf(actor)).answer();
  }

  private int indexOf(Actor actor) {
    for (int i = 0; i < runners.size(); i++) {
      if (runners.get(i).actor().equals(actor)) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no " + actor + " in this race");
  }

  /** Ends whoever is under way. */
  @Override
  public void close() {
    List.copyOf(runners).forEach(Runner::drop);
  }
}
