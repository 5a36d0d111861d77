package cachescope.scenario.race;

import cachescope.event.EventSink;
import cachescope.event.NumberedSettings;
import cachescope.event.SessionClock;
import cachescope.service.User;
import cachescope.service.UserService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs races on real ground: every run begins afresh, so the same order gives the same record. One
 * thread at a time.
 */
public final class RaceTrack implements AutoCloseable {
  /** What the actors do is in the record. */
  private static final EventSink NOBODY = (_, _) -> {};

  /** A race of six ends long before; a scheme that makes actors wait for ever does not. */
  private static final int MOST_STEPS = 200;

  private final RaceGround ground;
  private final SessionClock clock;
  private final Stops stops = new Stops();
  private final Map<Scheme, UserService> services = new EnumMap<>(Scheme.class);

  /**
   * @param ground on which nobody else runs meanwhile
   */
  public RaceTrack(RaceGround ground, SessionClock clock) {
    this.ground = ground;
    this.clock = clock;
  }

  /**
   * Runs a race with a look at Redis and the database after each step.
   *
   * @throws IllegalArgumentException with a sentence where the order cannot be followed
   */
  public RaceRecord watch(Race race, Scheduler scheduler) {
    return run(race, scheduler, true);
  }

  /** As {@link #watch}, but what is held is looked at after the last step only. */
  public RaceRecord run(Race race, Scheduler scheduler) {
    return run(race, scheduler, false);
  }

  private RaceRecord run(Race race, Scheduler scheduler, boolean watched) {
    ground.reset();
    stops.reset();
    UserService service = services.computeIfAbsent(race.scheme(), this::service);
    try (RaceRun run = new RaceRun(race, service, ground.userId(), stops)) {
      List<RaceStep> steps = new ArrayList<>();
      Optional<Turn> next = scheduler.next(run.turns());
      while (next.isPresent()) {
        steps.add(step(run, next.get().actor(), steps.size() + 1, watched));
        if (run.stuck() || steps.size() > MOST_STEPS) {
          throw new IllegalStateException("under " + race.scheme().label() + " nobody can go on");
        }
        next = scheduler.next(run.turns());
      }
      return new RaceRecord(race, steps, run.turns(), held(), database());
    }
  }

  private RaceStep step(RaceRun run, Actor actor, int number, boolean watched) {
    Deed deed = run.step(actor);
    return new RaceStep(
        number,
        actor,
        deed,
        run.answer(actor),
        watched ? held() : new Held.Nothing(),
        watched ? database() : 0);
  }

  private Held held() {
    return stops.known(Held.of(ground.cache().get(ground.cache().keyOf(ground.userId()))));
  }

  private long database() {
    return ground
        .store()
        .find(0, ground.userId(), Duration.ZERO)
        .user()
        .map(User::version)
        .orElse(0L);
  }

  private UserService service(Scheme scheme) {
    NumberedSettings settings = new NumberedSettings(0, scheme.settings());
    UserService service =
        new UserService(
            new SteppedCache(ground.cache(), stops),
            new SteppedStore(ground.store(), stops),
            () -> settings,
            clock,
            NOBODY,
            stops);
    service.warmUp();
    return service;
  }

  @Override
  public void close() {
    services.values().forEach(UserService::close);
  }
}
