package cachescope.service;

import cachescope.event.NumberedSettings;
import cachescope.event.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The instances of the service, as many as the settings want; requests go to one after the other.
 * Safe for any number of threads.
 */
final class Instances implements AutoCloseable {
  private record Standing(NumberedSettings settings, List<ServiceInstance> all) {}

  private final Shared shared;
  private volatile Standing now;
  private boolean closed;

  Instances(Shared shared) {
    this.shared = shared;
    // Nothing is opened before somebody asks.
    this.now =
        new Standing(
            new NumberedSettings(-1, Settings.CLASSIC), List.of(new ServiceInstance(1, shared)));
  }

  /** The instance that works on a request. */
  @SuppressWarnings("ReferenceEquality")
  ServiceInstance of(long requestId, NumberedSettings settings) {
    Standing standing = now;
    if (standing.settings().settings() != settings.settings()
        && standing.settings().revision() <= settings.revision()) {
      standing = adapted(settings);
    }
    List<ServiceInstance> all = standing.all();
    return all.size() == 1 ? all.getFirst() : all.get((int) (requestId % all.size()));
  }

  /** Opens and closes what the settings ask for. */
  void adapt(NumberedSettings settings) {
    adapted(settings);
  }

  @SuppressWarnings("ReferenceEquality")
  private synchronized Standing adapted(NumberedSettings settings) {
    if (closed || now.settings().settings() == settings.settings()) {
      return now;
    }
    int wanted = settings.settings().pattern().instances();
    List<ServiceInstance> all = new ArrayList<>(now.all());
    while (all.size() > wanted) {
      ServiceInstance last = all.removeLast();
      shared.background().later(Duration.ZERO, last::close);
    }
    while (all.size() < wanted) {
      all.add(new ServiceInstance(all.size() + 1, shared));
    }
    all.forEach(each -> each.adapt(settings.settings()));
    shared.adapt(settings.settings());
    now = new Standing(settings, List.copyOf(all));
    return now;
  }

  /** Whether all hear by now of what they have to hear of, or never will. */
  boolean settled() {
    return now.all().stream().allMatch(ServiceInstance::settled);
  }

  /** Another Redis is in use. */
  synchronized void cacheReplaced(String why) {
    Settings settings = now.settings().settings();
    for (ServiceInstance each : now.all()) {
      each.cacheReplaced(settings);
    }
    shared.cacheReplaced(settings, why);
  }

  /** Every instance ends without a word, and others begin in their place, remembering nothing. */
  synchronized void crash() {
    Settings settings = now.settings().settings();
    List<ServiceInstance> others = new ArrayList<>();
    for (ServiceInstance each : now.all()) {
      each.crash();
      others.add(new ServiceInstance(each.number(), shared));
    }
    shared.crash();
    if (!closed) {
      others.forEach(each -> each.adapt(settings));
      shared.adapt(settings);
    }
    now = new Standing(now.settings(), List.copyOf(others));
  }

  /** Tells the database what it is owed, and ends. */
  @Override
  public void close() {
    List<ServiceInstance> all;
    synchronized (this) {
      closed = true;
      all = now.all();
    }
    for (ServiceInstance each : all) {
      each.close();
    }
    shared.close();
  }
}
