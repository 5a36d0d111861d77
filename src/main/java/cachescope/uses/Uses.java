package cachescope.uses;

import cachescope.event.EventSink;
import cachescope.event.Intent;
import cachescope.event.SessionClock;
import cachescope.event.UseEvent.Flaw;
import cachescope.event.UseEvent.Reply;
import cachescope.event.UseEvent.SourceChanged;
import cachescope.event.UseEvent.UseOpened;
import cachescope.event.UseEvent.Visited;
import cachescope.event.UseIntent;
import cachescope.service.UserCache;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The use that is open, at most one; its wishes are granted one after the other. */
public final class Uses implements AutoCloseable {
  /** The option that says which. */
  public static final String OF = "of";

  private static final Map<String, Function<Options, Plan>> ALL =
      new TreeMap<>(
          Map.of(
              "gateway", Gateway::read,
              "cdn", Cdn::read,
              "query", QueryCache::read,
              "sessions", LogIns::read,
              "recommendations", Recommendations::read));

  private final UserCache cache;
  private final Supplier<Orders> orders;
  private final SessionClock clock;
  private final EventSink sink;
  private Optional<Use> open = Optional.empty();
  private String name = "";
  private long visits;

  /**
   * @param orders builds the table of a million orders, which takes seconds
   */
  public Uses(UserCache cache, Supplier<Orders> orders, SessionClock clock, EventSink sink) {
    this.cache = cache;
    this.orders = orders;
    this.clock = clock;
    this.sink = sink;
  }

  /**
   * Checks options without building anything.
   *
   * @throws IllegalArgumentException with a sentence that names the option
   */
  public static void check(Map<String, String> options) {
    plan(options);
  }

  private static Plan plan(Map<String, String> options) {
    String of = options.getOrDefault(OF, "");
    Function<Options, Plan> reader = ALL.get(of);
    if (reader == null) {
      throw new IllegalArgumentException(
          "there is no use '%s'; there are %s".formatted(of, String.join(", ", ALL.keySet())));
    }
    Options named = new Options(of, options);
    Plan plan = reader.apply(named);
    named.end();
    return plan;
  }

  /**
   * Grants a wish; returns when it is done.
   *
   * @throws IllegalArgumentException with a sentence where it cannot be granted
   */
  public synchronized void run(Intent.ForUse wish) {
    switch (wish) {
      case UseIntent.OpenUse(var options) -> open(options);
      case UseIntent.Visit(String who, String what) -> visit(who, what);
      case UseIntent.Publish(String what) ->
          sink.tell(clock.now(), new SourceChanged(name, what, current().publish(what)));
      case UseIntent.Purge(String tier, String what) -> current().purge(tier, what);
      case UseIntent.LogOut(String who) -> current().logOut(who);
      case UseIntent.CloseUse _ -> close();
    }
  }

  private void open(Map<String, String> options) {
    close();
    Plan plan = plan(options);
    name = options.getOrDefault(OF, "");
    Told told = new Told(name, clock, sink);
    long began = clock.now();
    try {
      Use built = plan.build(told, new Shelf(cache), orders);
      open = Optional.of(built);
      visits = 0;
      told.tell(new UseOpened(name, built.words(), clock.now() - began));
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("It could not be opened: " + e.getMessage(), e);
    }
  }

  private void visit(String who, String what) {
    long visit = ++visits;
    long began = clock.now();
    Answer answer;
    try {
      answer = current().visit(visit, who, what);
    } catch (UncheckedIOException e) {
      answer = new Answer("nobody", Reply.FAILED, 0, 0, -1, Flaw.NONE, clock.now() - began);
    }
    sink.tell(
        clock.now(),
        new Visited(
            name,
            visit,
            who,
            what,
            answer.tier(),
            answer.reply(),
            answer.status(),
            answer.bytes(),
            answer.ageMillis(),
            answer.flaw(),
            answer.nanos()));
  }

  private Use current() {
    return open.orElseThrow(() -> new IllegalArgumentException("No use is open."));
  }

  /** Closes the open one; what it kept is deleted. */
  @Override
  public synchronized void close() {
    open.ifPresent(Use::close);
    open = Optional.empty();
  }
}
