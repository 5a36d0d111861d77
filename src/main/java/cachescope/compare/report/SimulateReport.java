package cachescope.compare.report;

import cachescope.event.Figures;
import cachescope.event.LivePoint;
import cachescope.policy.curve.Curve;
import cachescope.policy.curve.Curve.Method;
import cachescope.policy.curve.Curve.Point;
import cachescope.policy.simulate.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a simulation came to, as a table, as JSON or as CSV.
 *
 * @param trace its name
 * @param curves empty where none was asked for
 * @param live what a real Redis made of it; empty where none was asked
 */
public record SimulateReport(
    String trace, List<Result> results, List<Curve> curves, List<LivePoint> live, boolean inBytes) {
  private static final String LIVE = "redis-live ";

  /**
   * One document: {@code trace}, {@code results}, and {@code curves} and {@code live} where there
   * are some.
   */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("trace", trace);
    document.put("results", results.stream().map(SimulateReport::fields).toList());
    if (!curves.isEmpty()) {
      document.put("curves", curves.stream().map(SimulateReport::fields).toList());
    }
    if (!live.isEmpty()) {
      document.put("live", live.stream().map(SimulateReport::fields).toList());
    }
    return JsonMapper.shared().writeValueAsString(document);
  }

  private static Map<String, Object> fields(LivePoint point) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("policy", point.policy());
    fields.put("server", point.server());
    fields.put("asked", point.capacity());
    fields.put("capacity", point.resident());
    fields.put("requests", point.done());
    fields.put("hits", point.hits());
    fields.put("misses", point.done() - point.hits());
    fields.put("missRatio", 1 - point.hitRatio());
    fields.put("requestsPerSecond", Math.round(point.requestsPerSecond()));
    fields.put("samples", point.samples());
    fields.put("evicted", point.evicted());
    fields.put("refused", point.refused());
    fields.put("maxMemory", point.maxMemory());
    fields.put("valueBytes", point.valueBytes());
    return fields;
  }

  private static Map<String, Object> fields(Result result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("policy", result.policy());
    fields.put("capacity", result.capacity().units());
    fields.put("requests", result.requests());
    fields.put("hits", result.hits());
    fields.put("misses", result.misses());
    fields.put("missRatio", result.missRatio());
    fields.put("requestsPerSecond", Math.round(result.requestsPerSecond()));
    return fields;
  }

  private static Map<String, Object> fields(Curve curve) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("policy", curve.policy());
    fields.put("method", curve.method().name().toLowerCase(Locale.ROOT));
    curve.knee().ifPresent(knee -> fields.put("knee", knee.capacity()));
    List<Map<String, Object>> points = new ArrayList<>();
    for (Point point : curve.points()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("capacity", point.capacity());
      each.put("missRatio", point.missRatio());
      if (curve.method() == Method.SAMPLED) {
        each.put("error", point.error());
      }
      points.add(each);
    }
    fields.put("points", points);
    return fields;
  }

  /** The results, a line each; of a sampled curve its points, with their error. */
  public String csv() {
    StringBuilder text =
        new StringBuilder("policy,capacity,requests,hits,misses,missRatio,requestsPerSecond,error");
    for (Result result : results) {
      fields(result)
          .values()
          .forEach(value -> text.append(value.equals(result.policy()) ? "\n" : ",").append(value));
      text.append(",0");
    }
    for (LivePoint point : live) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%s,%d,%d,%d,%d,%s,%d,0",
              LIVE + point.policy(),
              Math.round(point.resident()),
              point.done(),
              point.hits(),
              point.done() - point.hits(),
              1 - point.hitRatio(),
              Math.round(point.requestsPerSecond())));
    }
    for (Curve curve : sampled()) {
      for (Point point : curve.points()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%n%s,%d,,,,%s,,%s",
                curve.policy(),
                point.capacity(),
                point.missRatio(),
                point.error()));
      }
    }
    return text.toString();
  }

  private List<Curve> sampled() {
    return curves.stream().filter(curve -> curve.method() == Method.SAMPLED).toList();
  }

  /** For a person: aligned, with what the columns mean. */
  public String table() {
    StringBuilder text = new StringBuilder();
    text.append(trace).append(": simulated, not measured on a Redis\n");
    String unit = inBytes ? "capacity, B" : "capacity, keys";
    text.append(
        String.format(
            Locale.ROOT,
            "%-10s %15s %15s %15s %15s %10s %14s%n",
            "policy",
            unit,
            "requests",
            "hits",
            "misses",
            "miss ratio",
            "requests/s"));
    for (Result result : results) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-10s %15s %15s %15s %15s %10.4f %14s%n",
              result.policy(),
              Figures.count(result.capacity().units()),
              Figures.count(result.requests()),
              Figures.count(result.hits()),
              Figures.count(result.misses()),
              result.missRatio(),
              Figures.count(Math.round(result.requestsPerSecond()))));
    }
    for (Curve curve : curves) {
      text.append(words(curve));
    }
    live.forEach(point -> text.append(words(point)));
    return text.toString().stripTrailing();
  }

  private static String words(LivePoint point) {
    return String.format(
        Locale.ROOT,
        "%s%s: measured on %s, %s there with memory for about %s; %s, %s," + " miss ratio %.4f%s%n",
        LIVE,
        point.policy(),
        point.server(),
        Figures.count(Math.round(point.resident()), "key"),
        Figures.count(point.capacity()),
        Figures.count(point.done(), "request"),
        Figures.count(point.hits(), "hit"),
        1 - point.hitRatio(),
        point.note().isEmpty() ? "" : " (" + point.note() + ")");
  }

  private static String words(Curve curve) {
    StringBuilder text = new StringBuilder();
    if (curve.method() == Method.SAMPLED) {
      text.append(curve.policy()).append(", from a sample of the keys:\n");
      for (Point point : curve.points()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%-10s %15s %58s %.4f ± %.4f%n",
                curve.policy(),
                Figures.count(point.capacity()),
                "",
                point.missRatio(),
                point.error()));
      }
    }
    curve
        .knee()
        .ifPresent(knee ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%s: the knee of the curve is at %s, miss ratio %.4f%n",
                    curve.policy(),
                    Figures.count(knee.capacity()),
                    knee.missRatio())));
    return text.toString();
  }
}
