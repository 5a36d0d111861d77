package cachescope.scenario;

import cachescope.event.Amounts;
import cachescope.event.CacheEvent;
import cachescope.event.Figures;
import cachescope.event.Intent;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.Settings;
import cachescope.event.UseIntent;
import cachescope.workload.WorkloadText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the steps of a scenario file. A step that is repeated becomes as many. */
public final class StepReader {
  /** Of a step since the beginning. */
  public static final Duration LONGEST = Duration.ofMinutes(2);

  private static final int MOST = 100;
  private static final int MOST_REPEATED = 2_000;
  private static final long HIGHEST_ID = 999_999_999L;

  /** Simple names of the facts' types. */
  public static final Set<String> FACTS = facts(CacheEvent.class, new TreeSet<>());

  private final Map<String, Function<Fields, Action>> verbs =
      Map.ofEntries(
          Map.entry("ask", StepReader::ask),
          Map.entry("burst", StepReader::burst),
          Map.entry("rename", StepReader::rename),
          Map.entry("rename-behind", StepReader::renameBehind),
          Map.entry("expire", StepReader::expire),
          Map.entry("clear", _ -> wish(new Intent.ClearCache(), "the cache is cleared")),
          Map.entry("change", StepReader::change),
          Map.entry("start", StepReader::start),
          Map.entry("stop", _ -> wish(new Intent.StopWorkload(), "the requests stop")),
          Map.entry("redis", StepReader::redis),
          Map.entry("corrupt", StepReader::corrupt),
          Map.entry("fill-memory", _ -> wish(new Intent.FillMemory(), "Redis's memory is filled")),
          Map.entry("block", StepReader::block),
          Map.entry("account", StepReader::account),
          Map.entry("crash", _ -> wish(new Intent.CrashService(), "the service crashes")),
          Map.entry(
              "lose-message", _ -> wish(new Intent.LoseNextMessage(), "the next message is lost")),
          Map.entry("misconfigure", StepReader::misconfigure),
          Map.entry(
              "configure", _ -> wish(new Intent.UseEmbedded(), "the configuration is right again")),
          Map.entry(
              "unsecure", _ -> wish(new Intent.Unsecure(), "Redis asks for no password any more")),
          Map.entry("poison", StepReader::poison),
          Map.entry("visit", StepReader::visit),
          Map.entry("publish", StepReader::publish),
          Map.entry("purge", StepReader::purge),
          Map.entry("log-out", StepReader::logOut),
          Map.entry("create", StepReader::create),
          Map.entry("create-behind", StepReader::createBehind),
          Map.entry("await", StepReader::await),
          Map.entry("await-redis", _ -> new Action.AwaitRedis()),
          Map.entry("await-answers", _ -> new Action.AwaitAnswers()));

  /** The steps in order of time. */
  public List<Step> read(Fields scenario) {
    List<Step> steps = new ArrayList<>();
    Duration last = Duration.ZERO;
    for (Fields each : scenario.objects("steps", MOST)) {
      Duration at = each.has("at") ? each.time("at", LONGEST) : last;
      last = at;
      String verb = each.text("do");
      Function<Fields, Action> reader = verbs.get(verb);
      if (reader == null) {
        throw each.wrong(
            "do",
            "there is no '"
                + verb
                + "'; there are "
                + String.join(", ", new TreeSet<>(verbs.keySet())));
      }
      Action action = reader.apply(each);
      int times = (int) each.whole("times", 1, MOST_REPEATED, 1);
      Duration every = times > 1 ? each.time("every", LONGEST) : Duration.ZERO;
      each.end();
      for (int i = 0; i < times; i++) {
        steps.add(new Step(at.plus(every.multipliedBy(i)), action));
      }
      if (steps.size() > MOST_REPEATED) {
        throw each.wrong("times", "all steps together must be at most " + MOST_REPEATED);
      }
    }
    steps.sort(Comparator.comparing(Step::at));
    return steps;
  }

  private static Action wish(Intent intent, String words) {
    return new Action.Wish(intent, words);
  }

  private static long user(Fields step) {
    return step.whole("user", 1, HIGHEST_ID);
  }

  private static Action ask(Fields step) {
    long user = user(step);
    return wish(new Intent.Ask(user), "user " + user + " is asked for");
  }

  /** {@code "users": "1..100"} or one {@code "user"}. */
  private static Action burst(Fields step) {
    int requests = (int) step.whole("requests", 1, 10_000);
    if (step.has("user")) {
      long user = user(step);
      return wish(
          new Intent.AskAtOnce(user, user, requests),
          Figures.count(requests) + " requests at once for user " + user);
    }
    String[] ends = step.text("users").split("\\.\\.", 2);
    long first = step.reading("users", ends[0], StepReader::id);
    long last = ends.length == 2 ? step.reading("users", ends[1], StepReader::id) : first;
    if (last < first) {
      throw step.wrong("users", "write the lower id first, such as 1..100");
    }
    return wish(
        new Intent.AskAtOnce(first, last, requests),
        "%s requests at once for users %s to %s"
            .formatted(Figures.count(requests), Figures.count(first), Figures.count(last)));
  }

  private static long id(String text) {
    int id = Amounts.count(text);
    if (id < 1 || id > HIGHEST_ID) {
      throw new IllegalArgumentException("ids are from 1 to " + HIGHEST_ID);
    }
    return id;
  }

  private static Action rename(Fields step) {
    long user = user(step);
    String name = step.text("name");
    return wish(new Intent.Rename(user, name), "user " + user + " becomes " + name);
  }

  private static Action renameBehind(Fields step) {
    long user = user(step);
    String name = step.text("name");
    return wish(
        new Intent.RenameBehindTheCache(user, name),
        "user " + user + " becomes " + name + ", in the database only");
  }

  private static Action expire(Fields step) {
    long user = user(step);
    Duration left = step.time("left", LONGEST);
    return wish(
        new Intent.ExpireIn(user, left), "user " + user + " expires in " + left.toMillis() + " ms");
  }

  private static Action change(Fields step) {
    Map<String, String> settings = step.map("settings", 40);
    settings.forEach((name, value) -> check(step, name, value));
    return new Action.Change(settings);
  }

  /** Refuses a setting that there is not, or that cannot have this value. */
  public static void check(Fields of, String name, String value) {
    of.reading("settings", value, text -> Player.settings(Map.of(name, text), Settings.CLASSIC));
  }

  private static Action start(Fields step) {
    return step.reading(
        "workload",
        step.text("workload"),
        text ->
            new Action.Start(
                WorkloadText.parse(text)
                    .orElseThrow(
                        () -> new IllegalArgumentException("'none' cannot be started; use stop"))));
  }

  private static Action redis(Fields step) {
    String how = step.text("is");
    return switch (how) {
      case "killed" -> wish(new Intent.BreakRedis(Fault.KILLED), "Redis is killed");
      case "hung" -> wish(new Intent.BreakRedis(Fault.HUNG), "Redis is stopped in its tracks");
      case "resumed" -> wish(new Intent.BreakRedis(Fault.RESUMED), "Redis goes on");
      case "restarted" -> wish(new Intent.BreakRedis(Fault.RESTARTED), "Redis is started again");
      default -> throw step.wrong("is", "there are killed, hung, resumed and restarted");
    };
  }

  private static Action account(Fields step) {
    long user = user(step);
    return wish(new Intent.AskAccount(user), "the account of user " + user + " is asked for");
  }

  private static Action corrupt(Fields step) {
    long user = user(step);
    return wish(new Intent.CorruptValue(user), "the value of user " + user + " is corrupted");
  }

  private static Action block(Fields step) {
    Duration lasts = step.time("lasts", Duration.ofSeconds(5));
    return step.reading(
        "lasts",
        "",
        _ ->
            wish(
                new Intent.BlockRedis(lasts),
                "a slow command of " + lasts.toMillis() + " ms is sent to Redis"));
  }

  private static Action misconfigure(Fields step) {
    String what = step.text("wrong").toUpperCase(Locale.ROOT);
    return Arrays.stream(Intent.Mistake.values())
        .filter(each -> each.name().equals(what))
        .findFirst()
        .map(each ->
            wish(
                new Intent.Misconfigure(each),
                "the configuration has a wrong " + each.name().toLowerCase(Locale.ROOT)))
        .orElseThrow(() -> step.wrong("wrong", "there are port, password and database"));
  }

  private static Action poison(Fields step) {
    long user = user(step);
    String name = step.text("name");
    return wish(
        new Intent.Poison(user, name, step.flag("neighbour")),
        "a stranger makes user " + user + " " + name + ", in the cache");
  }

  private static Action visit(Fields step) {
    String who = step.text("who");
    String what = step.text("what");
    return wish(new UseIntent.Visit(who, what), who + " asks for " + what);
  }

  private static Action publish(Fields step) {
    String what = step.text("what");
    return wish(new UseIntent.Publish(what), what + " changes at the source");
  }

  private static Action purge(Fields step) {
    String tier = step.text("tier");
    String what = step.text("what");
    return wish(new UseIntent.Purge(tier, what), what + " is purged: " + tier);
  }

  private static Action logOut(Fields step) {
    String who = step.text("who");
    return wish(new UseIntent.LogOut(who), who + " logs out");
  }

  private static Action create(Fields step) {
    long user = user(step);
    String name = step.text("name");
    return wish(new Intent.Create(user, name), "user " + user + " is created: " + name);
  }

  private static Action createBehind(Fields step) {
    long user = user(step);
    String name = step.text("name");
    return wish(
        new Intent.CreateBehindTheCache(user, name),
        "user " + user + " is created: " + name + ", in the database only");
  }

  private static Action await(Fields step) {
    String fact = step.text("fact");
    if (!FACTS.contains(fact)) {
      throw step.wrong(
          "fact",
          "there is no fact '"
              + fact
              + "'; there are "
              + FACTS.stream().collect(Collectors.joining(", ")));
    }
    return new Action.Await(fact, (int) step.whole("count", 1, 100_000, 1));
  }

  private static Set<String> facts(Class<?> type, Set<String> into) {
    if (type.isRecord()) {
      into.add(type.getSimpleName());
    } else {
      for (Class<?> each : type.getPermittedSubclasses()) {
        facts(each, into);
      }
    }
    return into;
  }
}
