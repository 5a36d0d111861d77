package cachescope;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.cli.Commands;
import cachescope.cli.CompareOptions;
import cachescope.cli.DoctorOptions;
import cachescope.cli.DoctorReport;
import cachescope.cli.LessonOptions;
import cachescope.cli.RaceOptions;
import cachescope.cli.ReadyLine;
import cachescope.cli.RecordingSummary;
import cachescope.cli.RedisTarget;
import cachescope.cli.ReplayOptions;
import cachescope.cli.ScenarioOptions;
import cachescope.cli.ScreenshotOptions;
import cachescope.cli.ServeOptions;
import cachescope.cli.Simulate;
import cachescope.cli.SimulateOptions;
import cachescope.database.DatabaseAddress;
import cachescope.event.Diagnosis;
import cachescope.event.Intent;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.Settings;
import cachescope.http.StatsView;
import cachescope.http.UserEndpoint;
import cachescope.recording.RecordedLog;
import cachescope.redis.Consent;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.doctor.Doctor;
import cachescope.redis.live.LivePointRun;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.redis.server.ServerStartException;
import cachescope.session.Replay;
import cachescope.session.Session;
import cachescope.ui.Choices;
import cachescope.ui.PlatformFolder;
import cachescope.ui.Preferences;
import cachescope.ui.Screenshot;
import cachescope.ui.Window;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** What the program does for each command: an {@link App}, and something in front of it. */
final class Programs implements Commands {
  private static final Duration STATUS_PAUSE = Duration.ofMillis(200);

  private final String version;

  Programs(String version) {
    this.version = version;
  }

  /**
   * Opens the window; returns when it was closed.
   *
   * @param redis empty: the embedded server
   */
  int window(RedisTarget redis) throws InterruptedException, IOException {
    CountDownLatch closed = new CountDownLatch(1);
    try (App app = started(Settings.CLASSIC, DatabaseAddress.inMemory(), redis)) {
      Runtime.getRuntime().addShutdownHook(new Thread(Programs::silence, "silence"));
      Window.open(app.session(), Preferences.in(preferences()), closed::countDown);
      closed.await();
    }
    return DONE;
  }

  private static Path preferences() {
    return PlatformFolder.of(
        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
  }

  private static Path recordings() {
    return data().resolve("recordings");
  }

  private static Path data() {
    return PlatformFolder.ofData(
        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
  }

  private static void note(RecordedLog log) {
    if (!log.note().isEmpty()) {
      System.err.println(log.note());
    }
  }

  /**
   * At SIGTERM a hook of JavaFX's ends its renderer first, and it prints a trace for every picture
   * that is drawn after that.
   */
  private static void silence() {
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  @Override
  public int serve(ServeOptions options) throws IOException, InterruptedException {
    try (App app = started(options.settings(), options.database(), options.redis())) {
      app.awaitReady();
      Supplier<StatsView> stats =
          () -> StatsView.of(app.metrics(), app.session().frame().stage().database().waiting());
      try (UserEndpoint endpoint =
          UserEndpoint.start(options.port(), app.service(), stats, app.clock())) {
        new Rehearsal(app.clock(), stats).play();
        System.out.println(ready(endpoint, app).json());
        System.out.flush();
        tellRedis(app);
      }
    }
    return DONE;
  }

  /** Tells on standard error whenever the state of Redis has changed; ends with the thread. */
  private static void tellRedis(App app) throws InterruptedException {
    RedisNews news = new RedisNews(app.redis().status());
    while (!Thread.currentThread().isInterrupted()) {
      Thread.sleep(STATUS_PAUSE);
      news.look(app.redis().status(), app.redis().embeddedEnded()).ifPresent(System.err::println);
    }
  }

  private ReadyLine ready(UserEndpoint endpoint, App app) {
    RedisStatus status = app.redis().status();
    if (status.state() != RedisStatus.State.CONNECTED) {
      System.err.println(status.sentence());
    }
    return new ReadyLine(
        endpoint.url().toString(),
        app.redis().uri().orElse(""),
        status.prefix(),
        app.redis().passwordFile().filter(_ -> status.kind() == Kind.EMBEDDED).map(Path::toString),
        version,
        (status.server() + " " + status.version()).strip());
  }

  @Override
  public int race(RaceOptions options) throws IOException {
    return Races.run(options);
  }

  @Override
  public int doctor(DoctorOptions options) throws IOException {
    DoctorReport report = new DoctorReport(examined(options.redis()));
    System.out.println(options.json() ? report.json() : report.text());
    System.out.flush();
    return report.exitCode();
  }

  /** Without an address: a server of our own, started to be examined. */
  private static Diagnosis examined(RedisTarget redis) throws IOException {
    Optional<RedisAddress> address = RedisPassword.join(redis, System.in);
    if (address.isPresent()) {
      return Doctor.examine(address.get(), redis.prefix().orElse("*"));
    }
    try (RedisServer own = ownServer()) {
      Runtime.getRuntime().addShutdownHook(new Thread(own::close, "close"));
      return Doctor.examineOurOwn(own.start());
    } catch (ServerStartException e) {
      throw new IOException(e.sentence(), e);
    }
  }

  @Override
  public int replay(ReplayOptions options) throws IOException, InterruptedException {
    switch (options.show()) {
      case EVENTS -> Printed.events(options.file());
      case SUMMARY -> Printed.summary(options.file(), RecordingSummary::text);
      case SUMMARY_JSON -> Printed.summary(options.file(), RecordingSummary::json);
      case WINDOW -> replayed(options.file());
    }
    return DONE;
  }

  private static void replayed(Path file) throws InterruptedException, IOException {
    CountDownLatch closed = new CountDownLatch(1);
    try (RecordedLog log = RecordedLog.open(file);
        Replay session = new Replay(log, String.valueOf(file.getFileName()))) {
      note(log);
      session.start();
      Runtime.getRuntime().addShutdownHook(new Thread(Programs::silence, "silence"));
      Window.open(session, Preferences.in(preferences()), closed::countDown);
      closed.await();
    }
  }

  @Override
  public int compare(CompareOptions options) throws IOException, InterruptedException {
    Compared.run(options, version);
    return DONE;
  }

  @Override
  public int simulate(SimulateOptions options) throws IOException, InterruptedException {
    Simulate simulate =
        new Simulate(
            options,
            (asked, told) -> LivePointRun.run(ownServer(), asked, told),
            new PrintWriter(System.out, false, UTF_8),
            new PrintWriter(System.err, true, UTF_8));
    Runtime.getRuntime().addShutdownHook(new Thread(simulate::endEarly, "end early"));
    return simulate.run();
  }

  private static RedisServer ownServer() {
    return new RedisServer(RedisBinaries.usual(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  @Override
  public int scenario(ScenarioOptions options) throws IOException, InterruptedException {
    try (App app =
        started(
            Settings.CLASSIC,
            DatabaseAddress.inMemory(),
            new RedisTarget(Optional.empty(), Optional.empty(), false))) {
      app.awaitReady();
      return new ScenarioProgram(app).play(options);
    }
  }

  @Override
  public int lessons(LessonOptions options) throws IOException, InterruptedException {
    return new LessonProgram(data(), System.out, System.err).run(options);
  }

  @Override
  public int screenshot(ScreenshotOptions options) throws IOException, InterruptedException {
    Screenshot.withoutDisplay();
    if (options.recording().isPresent()) {
      drawn(options.recording().get(), options);
      return DONE;
    }
    try (App app =
        started(options.settings().withMaxMemory(0), DatabaseAddress.inMemory(), options.redis())) {
      app.awaitReady();
      if (options.settings().maxMemory() > 0) {
        Settings asked = options.settings();
        app.redis().apply(asked.maxMemory(), asked.evictionPolicy());
        app.session().wish(new Intent.SetMemory(asked.maxMemory(), asked.evictionPolicy()));
      }
      options.workload().ifPresent(spec -> app.session().wish(new Intent.StartWorkload(spec)));
      Thread.sleep(options.after());
      draw(app.session(), options);
    }
    return DONE;
  }

  /** The same recording and moment give the same picture, byte for byte. */
  private static void drawn(Path recording, ScreenshotOptions options)
      throws IOException, InterruptedException {
    try (RecordedLog log = RecordedLog.open(recording);
        Replay session = new Replay(log, String.valueOf(recording.getFileName()))) {
      note(log);
      session.start();
      long at = options.at().map(Duration::toNanos).orElse(Long.MAX_VALUE);
      draw(new Still(session.frameAt(at)), options);
    }
  }

  private static void draw(Session session, ScreenshotOptions options) throws IOException {
    boolean guided = options.workload().isEmpty() && options.recording().isEmpty();
    Choices choices =
        Choices.INITIAL
            .withLook(Choices.Look.valueOf(options.theme().name()))
            .withTextScale(options.textScale())
            .withFirstRunDone(!guided);
    String screen = options.screen().name().toLowerCase(Locale.ROOT);
    try {
      Files.write(
          options.out(),
          Screenshot.png(session, screen, options.width(), options.height(), choices));
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException("There is no folder for " + options.out() + "; make it first.", e);
    }
  }

  private static App started(Settings settings, DatabaseAddress database, RedisTarget redis)
      throws IOException {
    Optional<RedisAddress> address = RedisPassword.join(redis, System.in);
    boolean mayConfigure = address.isPresent() && Consent.given(redis.consent(), address.get());
    App app = new App(settings, database, recordings(), Optional.of(data()));
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "close"));
    app.start(address, redis.prefix(), mayConfigure);
    return app;
  }
}
