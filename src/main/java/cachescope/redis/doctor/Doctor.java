package cachescope.redis.doctor;

import cachescope.event.Diagnosis;
import cachescope.event.Diagnosis.Topic;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Examines a Redis without changing anything on it: it asks, and writes down what it was told. It
 * sends no CONFIG SET, FLUSH, KEYS, MONITOR or DEBUG, and leaves no key behind.
 *
 * <p>Whatever listens there, an examination ends within {@link #LONGEST} and throws nothing.
 */
public final class Doctor {
  /** Longest examination. */
  public static final Duration LONGEST = Duration.ofSeconds(15);

  private Doctor() {}

  /** The diagnosis where there was nothing to examine, and why. */
  public static Diagnosis without(String sentence) {
    Chart chart = new Chart(text -> text);
    chart.broken(
        Topic.REACHABLE, sentence, "an address is redis://HOST:PORT, or rediss:// for TLS");
    return new Diagnosis("No address", false, 0, chart.findings(), chart.settings());
  }

  /** Examines one server; see {@link #examine(RedisAddress, String)}. */
  public static Diagnosis examine(RedisTarget target, String prefix) {
    return examine(RedisAddress.of(target), prefix);
  }

  /**
   * Examines a server, the master that sentinels know, or a Cluster by its first node that answers.
   *
   * @param prefix that our keys would have there; "*" for a fresh one of CacheScope
   */
  public static Diagnosis examine(RedisAddress address, String prefix) {
    return examine(address, prefix, new Chart(address.first().credentials()::redact));
  }

  /** Examines the embedded server: there, nothing is for a person to mend. */
  public static Diagnosis examineOurOwn(RedisTarget target) {
    return examine(RedisAddress.of(target), "", new Chart(target.credentials()::redact, true));
  }

  private static Diagnosis examine(RedisAddress address, String prefix, Chart chart) {
    long began = System.nanoTime();
    CountDownLatch done = new CountDownLatch(1);
    Visit visit = new Visit(address, prefix, chart, began + LONGEST.toNanos());
    Thread.ofPlatform()
        .name("redis-doctor")
        .daemon()
        .start(() -> {
          visit.run();
          done.countDown();
        });
    boolean interrupted = false;
    try {
      if (!done.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        chart.broken(
            Topic.REACHABLE,
            "The examination of %s was broken off after %d s; what is not here could not be found out."
                .formatted(address.place(), LONGEST.toSeconds()),
            "examine it again; is the network between here and there slow?");
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    visit.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    return new Diagnosis(
        address.place(), chart.isReached(), millis, chart.findings(), chart.settings());
  }
}
