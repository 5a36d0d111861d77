package cachescope.metrics;

/** Latencies since the session began. */
final class LatencyTotal {
  private final Population hit;
  private final Population miss;
  private final Population all;

  LatencyTotal() {
    this(new Population(), new Population(), new Population());
  }

  private LatencyTotal(Population hit, Population miss, Population all) {
    this.hit = hit;
    this.miss = miss;
    this.all = all;
  }

  void add(boolean ofHit, long nanos, long times) {
    (ofHit ? hit : miss).add(nanos, times);
    all.add(nanos, times);
  }

  /** Corrects the longest latencies after some were taken out. */
  void longest(long ofHits, long ofMisses) {
    hit.longest(ofHits);
    miss.longest(ofMisses);
    all.longest(Math.max(ofHits, ofMisses));
  }

  Latencies latencies() {
    return new Latencies(hit.percentiles(), miss.percentiles(), all.percentiles());
  }

  LatencyTotal copy() {
    return new LatencyTotal(hit.copy(), miss.copy(), all.copy());
  }
}
