package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.redis.feed.RedisFeed;
import cachescope.redis.server.SpareServer;
import cachescope.service.ChangeFeed.Ear;
import cachescope.service.ChangeFeed.Entry;
import cachescope.service.ChangeFeed.Follower;
import cachescope.service.ChangeFeed.Hearer;
import cachescope.service.ChangeFeed.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages, streams and tracking on a real server: FAULTS rows 47, 48, 53, 54 and 55. */
class FeedTest {
  /** Writes down what it is told. */
  private static class Notes implements Hearer {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void hearing() {
      told.add("hearing");
    }

    @Override
    public void deaf(String why) {
      told.add("deaf: " + why);
    }

    @Override
    public void denied(String why) {
      told.add("denied: " + why);
    }

    @Override
    public void heard(String text) {
      told.add("heard " + text);
    }

    void await(String what) {
      Facts.until(() -> told.stream().anyMatch(line -> line.startsWith(what)));
    }

    long count(String what) {
      return told.stream().filter(line -> line.startsWith(what)).count();
    }
  }

  /** A consumer that treats entries as it is told to. */
  private static final class Consumer extends Notes implements Follower {
    private final Function<Entry, Verdict> treatment;

    Consumer(Function<Entry, Verdict> treatment) {
      this.treatment = treatment;
    }

    @Override
    public Verdict read(Entry entry) {
      told.add("read " + entry.fields() + (entry.again() ? " again" : ""));
      return treatment.apply(entry);
    }

    @Override
    public void parked(String id, int tries) {
      told.add("parked after " + tries);
    }

    @Override
    public void gone(String why) {
      told.add("gone: " + why);
    }

    @Override
    public void durable(boolean aof) {
      told.add("durable: " + aof);
    }

    @Override
    public Duration pace() {
      return Duration.ZERO;
    }
  }

  private static void killConnections(RealRedis redis, String type) {
    redis.say("CLIENT", "KILL", "TYPE", type);
  }

  @Test
  void whatIsPublishedWhileNobodyListensIsLostAndTheEarComesBack(@TempDir Path folder)
      throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisFeed feed = new RedisFeed(redis.target, "p:")) {
      Notes notes = new Notes();
      redis.say("PUBLISH", "p:changes", "too early");
      feed.hear("changes", notes);
      notes.await("hearing");
      assertThat(redis.say("PUBLISH", "p:changes", "one")).isEqualTo(1L);
      notes.await("heard one");
      killConnections(redis, "pubsub");
      notes.await("deaf: The connection to Redis");
      Facts.until(() -> notes.count("hearing") == 2);
      redis.say("PUBLISH", "p:changes", "two");
      notes.await("heard two");
      assertThat(notes.told).doesNotContain("heard too early");
    }
  }

  @Test
  void aClosedEarLeavesNoConnection(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisFeed feed = new RedisFeed(redis.target, "")) {
      Notes notes = new Notes();
      Ear ear = feed.hear("changes", notes);
      Ear tracking = feed.track(notes);
      Ear stream = feed.follow("stream:s", "g", "c", new Consumer(_ -> Verdict.DONE));
      Facts.until(() -> notes.count("hearing") == 2);
      ear.close();
      tracking.close();
      stream.close();
      Facts.until(() -> redis.say("CLIENT", "LIST").toString().lines().count() <= 1);
      assertThat(notes.count("deaf")).isZero();
      assertThat(redis.say("PUBLISH", "changes", "x")).isEqualTo(0L);
    }
  }

  @Test
  void redisTellsWhichKeysChangedAndThatAllAreGone(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisFeed feed = new RedisFeed(redis.target, "")) {
      Notes notes = new Notes();
      feed.track(notes);
      notes.await("hearing");
      redis.admin.set("user:1", "a");
      notes.await("heard user:1");
      redis.admin.set("other", "a");
      redis.say("SET", "user:2", "short", "PX", "5");
      Facts.until(() -> notes.count("heard user:2") == 2);
      killConnections(redis, "normal");
      notes.await("deaf");
      Facts.until(() -> notes.count("hearing") == 2);
      redis.admin.flushAll();
      Facts.until(() -> notes.told.contains("heard "));
      assertThat(notes.count("heard other")).isZero();
    }
  }

  @Test
  void aServerThatCannotTrackSaysSoByItsVersion() throws Exception {
    try (FakeRedis old = FakeRedis.of(OldServerTest::redis5);
        RedisFeed feed = new RedisFeed(old.target(), "")) {
      Notes notes = new Notes();
      feed.track(notes);
      notes.await("denied");
      assertThat(notes.told.getFirst())
          .startsWith("denied: redis 5.0.14 at ")
          .contains("client tracking needs RESP3");
    }
  }

  @Test
  void anEntryIsAcknowledgedOnceItWasActedOnAndNotBefore(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisFeed feed = new RedisFeed(redis.target, "")) {
      redis.say("XADD", "stream:s", "*", "n", "1");
      boolean[] ready = new boolean[1];
      Consumer consumer = new Consumer(_ -> ready[0] ? Verdict.DONE : Verdict.LATER);
      feed.follow("stream:s", "g", "one", consumer);
      consumer.await("read {n=1} again");
      assertThat(consumer.told.getFirst()).isEqualTo("durable: false");
      assertThat(redis.say("XLEN", "stream:s")).isEqualTo(1L);
      ready[0] = true;
      Facts.until(() -> redis.say("XLEN", "stream:s").equals(0L));
      assertThat(pending(redis)).isEqualTo("0");
    }
  }

  @Test
  void whatADeadConsumerHeldIsTakenOver(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisFeed feed = new RedisFeed(redis.target, "")) {
      redis.say("XADD", "stream:s", "*", "n", "1");
      redis.say("XGROUP", "CREATE", "stream:s", "g", "0");
      redis.say("XREADGROUP", "GROUP", "g", "dead", "STREAMS", "stream:s", ">");
      Consumer consumer = new Consumer(_ -> Verdict.DONE);
      feed.follow("stream:s", "g", "alive", consumer);
      consumer.await("read {n=1} again");
      Facts.until(() -> redis.say("XLEN", "stream:s").equals(0L));
    }
  }

  @Test
  void aPoisonousEntryIsPutAsideAndTheNextIsRead(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisFeed feed = new RedisFeed(redis.target, "")) {
      redis.say("XADD", "stream:s", "*", "bad", "1");
      redis.say("XADD", "stream:s", "*", "good", "1");
      Consumer consumer =
          new Consumer(entry -> entry.fields().containsKey("good") ? Verdict.DONE : Verdict.POISON);
      feed.follow("stream:s", "g", "one", consumer);
      consumer.await("parked after 3");
      Facts.until(() -> redis.say("XLEN", "stream:s").equals(0L));
      assertThat(redis.say("XLEN", "stream:s:parked")).isEqualTo(1L);
      assertThat(consumer.count("read {good=1}")).isEqualTo(1);
      assertThat(consumer.count("read {bad=1}")).isEqualTo(3);
    }
  }

  @Test
  void aStreamThatIsGoneIsSaidAndFollowedAgain(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisFeed feed = new RedisFeed(redis.target, "")) {
      Consumer consumer = new Consumer(_ -> Verdict.DONE);
      feed.follow("stream:s", "g", "one", consumer);
      consumer.await("hearing");
      redis.admin.flushAll();
      consumer.await("gone: the stream stream:s is not in Redis any more");
      redis.say("XADD", "stream:s", "*", "n", "2");
      consumer.await("read {n=2}");
    }
  }

  @Test
  void aServerThatIsKilledAndKeepsNoFileForgetsItsStreamAndThatIsSaid(@TempDir Path folder)
      throws Exception {
    int port = SpareServer.freePort();
    Consumer consumer = new Consumer(_ -> Verdict.LATER);
    try (SpareServer redis = SpareServer.redis(folder, port);
        RedisFeed feed = new RedisFeed(redis.target(), "")) {
      feed.follow("stream:s", "g", "one", consumer);
      consumer.await("durable: false");
      redis.say("XADD", "stream:s", "*", "n", "1");
      consumer.await("read {n=1}");
      redis.kill();
      consumer.await("deaf: ");
      assertThat(consumer.count("gone")).isZero();
      try (SpareServer again = SpareServer.redis(folder, port)) {
        consumer.await("gone: the stream stream:s is not in Redis any more");
        assertThat(again.ask("XLEN", "stream:s")).isEqualTo("0");
      }
    }
  }

  private static String pending(RealRedis redis) {
    return String.valueOf(((List<?>) redis.say("XPENDING", "stream:s", "g")).getFirst());
  }
}
