package cachescope.bench;

import com.github.benmanes.caffeine.cache.simulator.admission.Admission;
import com.github.benmanes.caffeine.cache.simulator.policy.AccessEvent;
import com.github.benmanes.caffeine.cache.simulator.policy.Policy;
import com.github.benmanes.caffeine.cache.simulator.policy.Policy.KeyOnlyPolicy;
import com.github.benmanes.caffeine.cache.simulator.policy.adaptive.ArcPolicy;
import com.github.benmanes.caffeine.cache.simulator.policy.linked.FrequentlyUsedPolicy;
import com.github.benmanes.caffeine.cache.simulator.policy.linked.LinkedPolicy;
import com.github.benmanes.caffeine.cache.simulator.policy.linked.SievePolicy;
import com.github.benmanes.caffeine.cache.simulator.policy.opt.ClairvoyantPolicy;
import com.github.benmanes.caffeine.cache.simulator.policy.sketch.WindowTinyLfuPolicy;
import com.github.benmanes.caffeine.cache.simulator.policy.sketch.WindowTinyLfuPolicy.WindowTinyLfuSettings;
import com.github.benmanes.caffeine.cache.simulator.policy.two_queue.S3FifoPolicy;
import com.github.benmanes.caffeine.cache.simulator.policy.two_queue.TwoQueuePolicy;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Set;

/**
 * A policy object of Caffeine's simulator, called directly; its registry wants a library that
 * cannot be had.
 */
final class CaffeinePeer {
  private CaffeinePeer() {}

  /** Runs it over the keys; returns its miss ratio. */
  static double run(String name, int capacity, long[] keys) {
    Policy policy = policy(name, capacity);
    if (policy instanceof KeyOnlyPolicy keyOnly) {
      for (long key : keys) {
        keyOnly.record(key);
      }
    } else {
      for (long key : keys) {
        policy.record(AccessEvent.forKey(key));
      }
    }
    policy.finished();
    return policy.stats().missRate();
  }

  private static Policy policy(String name, int capacity) {
    Config config =
        ConfigFactory.parseString("caffeine.simulator.maximum-size = " + capacity)
            .withFallback(ConfigFactory.load())
            .resolve()
            .getConfig("caffeine.simulator");
    return switch (name) {
      case "fifo" -> linked(config, LinkedPolicy.EvictionPolicy.FIFO);
      case "lru" -> linked(config, LinkedPolicy.EvictionPolicy.LRU);
      case "clock" -> linked(config, LinkedPolicy.EvictionPolicy.CLOCK);
      case "sieve" -> new SievePolicy(config);
      case "lfu" ->
          new FrequentlyUsedPolicy(
              Admission.ALWAYS, FrequentlyUsedPolicy.EvictionPolicy.LFU, config);
      case "s3-fifo" -> new S3FifoPolicy(config);
      case "arc" -> new ArcPolicy(config);
      case "2q" -> new TwoQueuePolicy(config);
      case "w-tinylfu" -> new WindowTinyLfuPolicy(0.99, new WindowTinyLfuSettings(config));
      case "opt" -> new ClairvoyantPolicy(config);
      default -> throw new IllegalArgumentException("Caffeine's simulator has no " + name);
    };
  }

  private static Policy linked(Config config, LinkedPolicy.EvictionPolicy policy) {
    return new LinkedPolicy(config, Set.of(), Admission.ALWAYS, policy);
  }
}
