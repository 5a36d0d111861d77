package cachescope.recording;

import cachescope.event.CacheEvent;
import cachescope.event.CachePattern;
import cachescope.event.Protections;
import cachescope.event.RunSetup;
import cachescope.event.Settings;
import cachescope.event.SlotRange;
import cachescope.event.Trouble;
import cachescope.event.WorkloadSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A fact of every type, made from the types alone, so that a new one is there by itself. */
final class Samples {
  private final Random random;

  Samples(long seed) {
    random = new Random(seed);
  }

  static List<Class<?>> types() {
    List<Class<?>> types = new ArrayList<>();
    walk(CacheEvent.class, types);
    return types;
  }

  private static void walk(Class<?> type, List<Class<?>> types) {
    if (type.isRecord()) {
      types.add(type);
    } else {
      Stream.of(type.getPermittedSubclasses()).forEach(each -> walk(each, types));
    }
  }

  CacheEvent event(Class<?> type) throws ReflectiveOperationException {
    return (CacheEvent) value(type);
  }

  /** Records that take only some values are given ones that they take. */
  private Object value(Type type) throws ReflectiveOperationException {
    if (type.equals(Settings.class)) {
      return Settings.CLASSIC
          .withTtl(Duration.ofSeconds(1 + random.nextInt(1_000)))
          .withMaxMemory(random.nextInt(1 << 30))
          .withDatabaseDelay(Duration.ofNanos(random.nextInt() & 0xfffffff))
          .withPattern(CachePattern.CLASSIC.withTtlJitter(random.nextDouble() / 2))
          .withProtections(Protections.CLASSIC.withSingleFlight(random.nextBoolean()))
          .withTrouble(Trouble.NONE.withDatabaseFailures(random.nextDouble()));
    }
    if (type.equals(RunSetup.class)) {
      return new RunSetup("run " + random.nextInt(100), (Settings) value(Settings.class));
    }
    if (type.equals(SlotRange.class)) {
      int first = random.nextInt(8_000);
      return new SlotRange(first, first + random.nextInt(8_000));
    }
    if (type.equals(WorkloadSpec.class)) {
      return new WorkloadSpec(
          WorkloadSpec.Shape.HOT_SET, 7, random.nextDouble(), 12.5, 0.25, random.nextLong());
    }
    if (type instanceof ParameterizedType generic) {
      return generic(generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
    }
    return plain.isRecord() ? record(plain) : simple(plain);
  }

  private Object record(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(components[i].getGenericType());
    }
    return type.getDeclaredConstructor(
            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
        .newInstance(values);
  }

  private Object generic(Type raw, Type... parts) throws ReflectiveOperationException {
    if (raw.equals(List.class)) {
      return List.of(value(parts[0]), value(parts[0]));
    }
    if (raw.equals(Optional.class)) {
      return random.nextBoolean() ? Optional.empty() : Optional.of(value(parts[0]));
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      map.put(value(parts[0]), value(parts[1]));
    }
    return map;
  }

  private Object simple(Class<?> type) {
    if (type.equals(long.class) || type.equals(Long.class)) {
      return (long) random.nextInt(1_000_000);
    }
    if (type.equals(int.class) || type.equals(Integer.class)) {
      return random.nextInt(1_000_000);
    }
    if (type.equals(double.class)) {
      double[] some = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e300};
      int i = random.nextInt(2 * some.length);
      return i < some.length ? some[i] : random.nextDouble();
    }
    if (type.equals(boolean.class)) {
      return random.nextBoolean();
    }
    if (type.equals(Duration.class)) {
      return Duration.ofNanos(random.nextLong() / 2);
    }
    if (type.equals(Instant.class)) {
      return Instant.EPOCH.plusNanos(random.nextLong() / 2);
    }
    if (type.equals(long[].class)) {
      return random.longs(3, 0, 1_000).toArray();
    }
    return "a \"text\" with\n\t\\ \u0000\u001b, ä, 日本 and \ud83d\ude00 "
        + random.nextInt(1_000_000);
  }
}
