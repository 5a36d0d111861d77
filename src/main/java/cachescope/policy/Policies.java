package cachescope.policy;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All policies there are; a new one is one file and one line here. */
public final class Policies {
  private static final List<Entry> ALL =
      List.of(
          plain("fifo", "FIFO", "who came first leaves", Fifo::new),
          plain("lru", "LRU", "who was idle longest leaves", Lru::new),
          plain(
              "lfu",
              "LFU",
              "who was used least leaves; among equals, who was idle longest",
              Lfu::new),
          plain(
              "lfu-da",
              "LFU with ageing",
              "uses plus the cache's age; the least leaves",
              LfuDa::new),
          plain("mru", "MRU", "who was used just now leaves", Mru::new),
          seeded("random", "Random", "anybody leaves, by lot", RandomChoice::new),
          plain(
              "clock",
              "CLOCK",
              "the hand clears set bits and takes the first clear one",
              Clock::new),
          plain("slru", "Segmented LRU", "the idlest of those used once leaves", Slru::new),
          plain(
              "2q",
              "2Q",
              "only who returns from the ghosts gets into the main queue",
              TwoQueues::new),
          plain("lru-k", "LRU-2", "whose last request but one is longest ago leaves", LruK::new),
          plain("arc", "ARC", "two lists, and ghosts that say which should be longer", Arc::new),
          plain(
              "lirs",
              "LIRS",
              "who comes back soon stays; a small queue of others leaves",
              Lirs::new),
          plain("tinylfu", "TinyLFU", "LRU with a door-keeper who counts", TinyLfu::new),
          plain(
              "w-tinylfu",
              "W-TinyLFU",
              "a window, then the door-keeper (Caffeine's)",
              WTinyLfu::new),
          plain("sieve", "SIEVE", "the hand spares the visited; nobody moves", Sieve::new),
          plain(
              "s3-fifo", "S3-FIFO", "a small queue sifts what gets into the main one", S3Fifo::new),
          redis("redis-lru", "Redis LRU (model)", "idlest of a few drawn by lot", RedisLru::new),
          redis(
              "redis-lfu",
              "Redis LFU (model)",
              "least counted of a few drawn by lot",
              RedisLfu::new),
          plain("ttl", "TTL-nearest", "whose time to live ends first leaves", TtlNearest::new),
          new Entry(
              "opt",
              "OPT · Bélády",
              "knows the future, the limit for all",
              true,
              setting -> new Opt(setting.capacity(), setting.future().orElseThrow())));

  private Policies() {}

  /**
   * What a policy is made with.
   *
   * @param future of the same requests, for the one that must know it
   */
  public record Setting(
      Capacity capacity, long seed, RedisParameters redis, Optional<Future> future) {
    RandomGenerator random() {
      return new SplittableRandom(seed);
    }
  }

  /** Makes a policy, empty. */
  @FunctionalInterface
  public interface Maker {
    /** A new one. */
    EvictionPolicy make(Setting setting);
  }

  /**
   * A policy by its name.
   *
   * @param name as commands and files have it
   * @param title as a person reads it
   * @param idea who leaves, in one line
   * @param knowsFuture whether it must be given the future
   */
  public record Entry(String name, String title, String idea, boolean knowsFuture, Maker maker) {
    /** A new one, empty. */
    public EvictionPolicy make(Setting setting) {
      return maker.make(setting);
    }

    /** Whether chance has a part in who leaves, so that nobody can foretell it. */
    public boolean drawsLots() {
      return name.equals("random") || name.startsWith("redis-");
    }
  }

  private interface Plain {
    EvictionPolicy make(Capacity capacity);
  }

  private interface Seeded {
    EvictionPolicy make(Capacity capacity, RandomGenerator random);
  }

  private interface Redis {
    EvictionPolicy make(Capacity capacity, RedisParameters parameters, RandomGenerator random);
  }

  private static Entry plain(String name, String title, String idea, Plain maker) {
    return new Entry(name, title, idea, false, setting -> maker.make(setting.capacity()));
  }

  private static Entry seeded(String name, String title, String idea, Seeded maker) {
    return new Entry(
        name, title, idea, false, setting -> maker.make(setting.capacity(), setting.random()));
  }

  private static Entry redis(String name, String title, String idea, Redis maker) {
    return new Entry(
        name,
        title,
        idea,
        false,
        setting -> maker.make(setting.capacity(), setting.redis(), setting.random()));
  }

  /** All of them, in the order in which they are shown. */
  public static List<Entry> all() {
    return ALL;
  }

  /**
   * The policy of this name.
   *
   * @throws IllegalArgumentException with a sentence where there is none
   */
  public static Entry named(String name) {
    return ALL.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no policy '"
                    + name
                    + "'; there are "
                    + String.join(", ", ALL.stream().map(Entry::name).toList())));
  }
}
