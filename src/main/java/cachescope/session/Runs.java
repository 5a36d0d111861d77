package cachescope.session;

import cachescope.database.JdbcUserStore;
import cachescope.event.EventSink;
import cachescope.event.LogView;
import cachescope.event.RunSetup;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.ComparisonMeasured;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.SessionEvent.RunEnded;
import cachescope.event.SessionEvent.RunStarted;
import cachescope.event.SessionEvent.RunsCompared;
import cachescope.event.SessionEvent.WhatIfMeasured;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import cachescope.service.UserService;
import cachescope.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * The workload that runs, one at a time, and the comparison that runs, one at a time. Safe for any
 * thread.
 */
public final class Runs implements AutoCloseable {
  private final UserService service;
  private final JdbcUserStore store;
  private final SettingsBook settings;
  private final OnOff onOff;
  private final WhatIf whatIf;
  private final OwnServersRuns ownRuns;
  private final SessionClock clock;
  private final EventSink sink;
  private Optional<Workload> workload = Optional.empty();
  private Optional<Thread> comparison = Optional.empty();
  private int number;

  public Runs(
      UserService service,
      JdbcUserStore store,
      SettingsBook settings,
      OnOff onOff,
      WhatIf whatIf,
      OwnServersRuns ownRuns,
      SessionClock clock,
      EventSink sink) {
    this.service = service;
    this.store = store;
    this.settings = settings;
    this.onOff = onOff;
    this.whatIf = whatIf;
    this.ownRuns = ownRuns;
    this.clock = clock;
    this.sink = sink;
  }

  /**
   * Starts a workload in place of the one that runs; adds the users that it needs to the database
   * first.
   */
  synchronized void start(WorkloadSpec spec) {
    stop();
    long users = store.ensureUsers(spec.users());
    if (users < spec.users()) {
      sink.tell(
          clock.now(),
          new Noticed(
              false,
              "The database is not ours to fill: it has users up to "
                  + users
                  + ", so some of the "
                  + spec.users()
                  + " that are asked for are unknown."));
    }
    int run = ++number;
    var next =
        new Workload(spec, service, clock, sink, () -> sink.tell(clock.now(), new RunEnded(run)));
    sink.tell(clock.now(), new RunStarted(run, spec));
    next.start();
    workload = Optional.of(next);
  }

  /** Ends the workload; returns when no request of it is under way. */
  synchronized void stop() {
    if (workload.isPresent()) {
      try {
        workload.get().stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      workload = Optional.empty();
    }
  }

  /** Adds the users to the database that there must be. */
  void populate(int users) {
    long there = store.ensureUsers(users);
    if (there < users) {
      throw new IllegalArgumentException(
          "The database is not ours to fill: it has users up to "
              + there
              + ", and "
              + users
              + " are needed.");
    }
  }

  /** Changes any settings but those of Redis's server. */
  void change(Settings next) {
    settings.change(_ -> next);
    store.setConnections(next.databaseConnections());
  }

  void connections(int connections) {
    settings.change(s -> s.withDatabaseConnections(connections));
    store.setConnections(connections);
  }

  /** Compares cache on with cache off; returns when that is done or was stopped. */
  void compare(WorkloadSpec spec, int requests) {
    alone(() ->
        onOff.run(
            spec,
            requests,
            settings.get().settings(),
            figures -> sink.tell(clock.now(), new ComparisonMeasured(figures))));
  }

  /** Asks past requests again with a change; returns when that is done or was stopped. */
  void whatIf(LogView log, WhatIf.Moment moment, Settings instead) {
    alone(() ->
        whatIf.run(
            log, moment, instead, figures -> sink.tell(clock.now(), new WhatIfMeasured(figures))));
  }

  /** Compares configurations; returns when that is done or was stopped. */
  void compareRuns(List<RunSetup> setups, WorkloadSpec spec, int requests) {
    alone(() ->
        ownRuns.run(
            setups, spec, requests, figures -> sink.tell(clock.now(), new RunsCompared(figures))));
  }

  private interface Measurement {
    void run() throws InterruptedException;
  }

  private void alone(Measurement measurement) {
    synchronized (this) {
      if (comparison.isPresent()) {
        throw new IllegalArgumentException("A comparison is running; stop it first.");
      }
      comparison = Optional.of(Thread.currentThread());
    }
    try {
      measurement.run();
    } catch (InterruptedException _) {
      sink.tell(clock.now(), new Noticed(false, "The comparison was stopped."));
    } finally {
      synchronized (this) {
        comparison = Optional.empty();
      }
    }
  }

  synchronized void stopComparison() {
    comparison.ifPresent(Thread::interrupt);
  }

  @Override
  public void close() {
    stopComparison();
    stop();
  }
}
