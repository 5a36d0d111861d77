package cachescope.compare;

import cachescope.event.SessionClock;
import cachescope.workload.Schedule.Due;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The same requests sent to several arms at the same moments, so that whatever disturbs the machine
 * disturbs all; in which order a moment's requests are sent is drawn by lot.
 *
 * <p>Open-loop: nobody waits for earlier answers, and latency counts from when a request was due.
 */
final class Contest {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final List<Arm> arms;
  private final List<Tally> tallies = new ArrayList<>();
  private final List<Due> schedule;
  private final SessionClock clock;
  private final SplittableRandom lots;
  private final Runnable ended;
  private final Thread pacer;
  private final ExecutorService threads;
  private volatile boolean stopped;

  /**
   * @param seed of the lots
   * @param ended told each time an arm has answered all; on any thread
   */
  Contest(List<Arm> arms, List<Due> schedule, long seed, SessionClock clock, Runnable ended) {
    this.arms = List.copyOf(arms);
    this.schedule = List.copyOf(schedule);
    this.clock = clock;
    this.lots = new SplittableRandom(seed);
    this.ended = ended;
    arms.forEach(_ -> tallies.add(new Tally(schedule.size(), clock::now)));
    this.pacer = Thread.ofPlatform().name("comparison").daemon().unstarted(this::sendAll);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("compared").factory());
  }

  /** What the arms measured, in their order. */
  List<Tally> tallies() {
    return tallies;
  }

  int planned() {
    return schedule.size();
  }

  /** Requests that all arms have answered or given up. */
  int done() {
    return tallies.stream().mapToInt(Tally::ended).min().orElse(0);
  }

  /** Begins to send. Once only. */
  void start() {
    pacer.start();
  }

  /** Sends no more. */
  void stop() {
    stopped = true;
    LockSupport.unpark(pacer);
  }

  boolean goesOn() {
    return !stopped && done() < schedule.size();
  }

  /** Ends what is under way; returns when nothing is any more. */
  void end() {
    try {
      pacer.join();
      threads.shutdownNow();
      if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll() {
    int[] order = new int[arms.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    long begin = clock.now();
    for (int i = 0; i < schedule.size() && !stopped; i++) {
      long due = begin + schedule.get(i).after();
      long wait;
      while (!stopped && (wait = due - clock.now()) > 0) {
        LockSupport.parkNanos(this, wait);
      }
      shuffle(order);
      for (int arm : order) {
        send(arm, i, due);
      }
    }
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = lots.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private void send(int arm, int index, long due) {
    threads.execute(() -> ask(arms.get(arm), tallies.get(arm), index, due));
  }

  private void ask(Arm arm, Tally tally, int index, long due) {
    Due request = schedule.get(index);
    try {
      switch (request.kind()) {
        case READ -> tally.read(index, arm.read(request.userId(), due), clock.now() - due);
        case WRITE -> {
          arm.write(request.userId(), index, due);
          tally.written(index, clock.now() - due);
        }
        case BEHIND_THE_CACHE -> {
          arm.writeBehindTheCache(request.userId(), index);
          tally.changed(index);
        }
      }
    } catch (RuntimeException e) {
      // Whatever it was, nobody got an answer.
      tally.failed(index);
    }
    if (tally.ended() == schedule.size()) {
      ended.run();
    }
  }
}
