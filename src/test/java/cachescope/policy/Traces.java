package cachescope.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Requests for tests: small numbers, in the order in which they were first asked for. */
final class Traces {
  private Traces() {}

  /** As typed: "7 0 1 2". */
  static List<Integer> of(String text) {
    return numbered(text.strip().lines().flatMap(l -> List.of(l.split(" ")).stream()).toList());
  }

  static List<Integer> resource(String name) throws IOException {
    try (InputStream in = Traces.class.getResourceAsStream("/policy/" + name)) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Favourites, a set that shifts, scans, loops, pairs and bursts, in phases of random length. */
  static List<Integer> mixed(long seed, int requests) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> keys = new ArrayList<>();
    int fresh = 1_000;
    int around = 0;
    while (keys.size() < requests) {
      int length = 1 + random.nextInt(40);
      int kind = random.nextInt(6);
      int width = 2 + random.nextInt(25);
      for (int i = 0; i < length; i++) {
        switch (kind) {
          case 0 -> keys.add((int) Math.pow(50, random.nextDouble()));
          case 1 -> keys.add(100 + around + random.nextInt(12));
          case 2 -> keys.add(fresh++);
          case 3 -> keys.add(200 + i % width);
          case 4 -> Collections.addAll(keys, fresh, fresh + 1, fresh++);
          default -> keys.add(300 + random.nextInt(3));
        }
      }
      around += random.nextInt(4);
    }
    return numbered(keys.subList(0, requests));
  }

  /** Independent requests: key k with a probability proportional to 1 / (k + 1)^exponent. */
  static List<Integer> independent(long seed, int keys, double exponent, int requests) {
    double[] until = new double[keys];
    double sum = 0;
    for (int k = 0; k < keys; k++) {
      sum += Math.pow(k + 1, -exponent);
      until[k] = sum;
    }
    SplittableRandom random = new SplittableRandom(seed);
    double total = sum;
    return IntStream.range(0, requests)
        .map(_ -> {
          int at = java.util.Arrays.binarySearch(until, random.nextDouble() * total);
          return at < 0 ? -at - 1 : at;
        })
        .boxed()
        .toList();
  }

  private static <T> List<Integer> numbered(List<T> keys) {
    Map<T, Integer> numbers = new HashMap<>();
    return keys.stream()
        .map(key -> {
          numbers.putIfAbsent(key, numbers.size());
          return numbers.get(key);
        })
        .toList();
  }
}
