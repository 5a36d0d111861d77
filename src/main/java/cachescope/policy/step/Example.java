package cachescope.policy.step;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sequence that shows something, with the room that shows it and the policies to look at.
 *
 * @param name for the data that says it in words
 * @param policies names, in the order in which to look at them
 */
public record Example(String name, Requests requests, int capacity, List<String> policies) {
  /** Keeps a copy. */
  public Example {
    policies = List.copyOf(policies);
  }

  /** Policies disagree: FIFO drops 1, LRU 2, LFU 3. */
  public static Example firstSteps() {
    return example("first-steps", "1 2 2 1 3 4 1 2 3 1", 3, "fifo", "lru", "lfu", "opt");
  }

  /** The textbooks' sequence. */
  public static Example textbook() {
    return example("textbook", "7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1", 3, "fifo", "lru", "opt");
  }

  /** Bélády's anomaly: FIFO misses 9 times with room for 3, and 10 times with room for 4. */
  public static Example anomaly() {
    return example("anomaly", "1 2 3 4 1 2 5 1 2 3 4 5", 3, "fifo", "lru", "opt");
  }

  /** Scan pollution: LRU loses its favourites to keys that nobody asks for again. */
  public static Example scan() {
    return example(
        "scan", "a b c a b c 1 2 3 4 a b c a b c 5 6 7 8 a b c", 4, "lru", "slru", "2q", "opt");
  }

  /** A loop over one key more than fits: LRU never hits, MRU nearly always does. */
  public static Example loop() {
    String loop =
        IntStream.range(0, 25)
            .mapToObj(i -> String.valueOf(i % 5 + 1))
            .collect(Collectors.joining(" "));
    return example("loop", loop, 4, "lru", "mru", "random", "opt");
  }

  /** LFU's stale favourites: a and b were popular once, and stay for good. */
  public static Example staleFavourites() {
    return example(
        "stale-favourites",
        "a a a a a b b b b b c d c d c d c d c d c d",
        3,
        "lfu",
        "lfu-da",
        "lru",
        "opt");
  }

  /** FIFO beats LRU, 5 misses against 9: what comes back is what LRU has just thrown out. */
  public static Example fifoBeatsLru() {
    return example("fifo-beats-lru", "1 2 3 1 4 2 3 2 2 1 4 3", 3, "fifo", "lru", "opt");
  }

  /** All of them. */
  public static List<Example> all() {
    return List.of(
        firstSteps(), textbook(), anomaly(), scan(), loop(), staleFavourites(), fifoBeatsLru());
  }

  private static Example example(String name, String text, int capacity, String... policies) {
    return new Example(name, Requests.of(text), capacity, List.of(policies));
  }
}
