package cachescope.scenario.race;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Says who does the next operation. Made for one run. */
@FunctionalInterface
public interface Scheduler {
  /** Longest delay of what is done later, in steps of others; about half of a race. */
  int LONGEST_DELAY = 6;

  /**
   * Chooses.
   *
   * @param turns everybody who can do an operation now
   * @return one of them; empty: stop here
   */
  Optional<Turn> next(List<Turn> turns);

  /**
   * Follows an order to its end and stops there.
   *
   * @param order names of actors, one for each operation; one that cannot go ends the run with an
   *     {@link IllegalArgumentException} that says who can
   */
  static Scheduler following(List<String> order) {
    Deque<String> left = new ArrayDeque<>(order);
    return turns -> left.isEmpty() ? Optional.empty() : Optional.of(named(left.pop(), turns));
  }

  private static Turn named(String name, List<Turn> turns) {
    return among(name, turns)
        .orElseThrow(() ->
            new IllegalArgumentException(
                turns.isEmpty()
                    ? "'" + name + "' cannot go on: nobody has anything left to do"
                    : "'" + name + "' cannot go now; who can: " + names(turns)));
  }

  /**
   * Follows an order, leaves out who cannot go, and at its end lets whoever is under way finish,
   * what is done later last.
   */
  static Scheduler asFarAsItGoes(List<String> order) {
    Deque<String> left = new ArrayDeque<>(order);
    return turns -> {
      while (!left.isEmpty()) {
        Optional<Turn> next = among(left.pop(), turns);
        if (next.isPresent()) {
          return next;
        }
      }
      return toTheEnd().next(turns);
    };
  }

  /**
   * Follows what was done under another scheme: the database is read and written in the same order,
   * with whatever this scheme asks of Redis before that; at the end whoever is under way finishes.
   * What a writer did in Redis before its write is left out.
   */
  static Scheduler like(List<RaceStep> steps) {
    Deque<RaceStep> left = new ArrayDeque<>(steps);
    return turns -> {
      while (!left.isEmpty()) {
        RaceStep step = left.element();
        Optional<Turn> turn = among(step.actor().name(), turns);
        boolean inDatabase = step.deed().where() == Deed.Where.DATABASE;
        if (turn.isPresent() && inDatabase && !turn.get().about().equals(step.deed().command())) {
          return turn;
        }
        left.remove();
        if (turn.isPresent() && (inDatabase || !writesFirst(turn.get()))) {
          return turn;
        }
      }
      return toTheEnd().next(turns);
    };
  }

  private static boolean writesFirst(Turn turn) {
    return turn.actor().kind() == Actor.Kind.WRITER && !turn.underWay();
  }

  /** Lets whoever is under way finish, one after the other, what is done later last. */
  static Scheduler toTheEnd() {
    return turns ->
        turns.stream()
            .filter(Turn::underWay)
            .min(Comparator.comparing(turn -> turn.actor().kind()));
  }

  /**
   * Everybody who can go is as likely as any other, until all is done. What the service does later
   * waits for a number of steps drawn from 0 to {@value #LONGEST_DELAY}, or until nobody else can
   * go.
   */
  static Scheduler random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Actor, Integer> delays = new HashMap<>();
    return turns -> {
      List<Turn> due = new ArrayList<>();
      for (Turn turn : turns) {
        if (turn.actor().kind() != Actor.Kind.LATER || due(turn.actor(), delays, random)) {
          due.add(turn);
        }
      }
      List<Turn> from = due.isEmpty() ? turns : due;
      return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    };
  }

  private static boolean due(Actor later, Map<Actor, Integer> delays, SplittableRandom random) {
    int left = delays.computeIfAbsent(later, _ -> random.nextInt(LONGEST_DELAY + 1));
    delays.put(later, left - 1);
    return left <= 0;
  }

  private static Optional<Turn> among(String name, List<Turn> turns) {
    return turns.stream().filter(turn -> turn.name().equals(name)).findFirst();
  }

  private static String names(List<Turn> turns) {
    return turns.stream().map(Turn::name).collect(Collectors.joining(", "));
  }
}
