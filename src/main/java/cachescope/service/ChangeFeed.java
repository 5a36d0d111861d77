package cachescope.service;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The port to what is announced about changes: heard, not asked for.
 *
 * <p>Each ear has a connection of its own, and connects again by itself until it is closed. What it
 * tells, it tells on a thread of its own, one thing after the other. Names of channels and streams
 * are without the prefix of our keys. Safe for any number of threads.
 */
public interface ChangeFeed {
  /** Whoever is told how an ear fares. */
  interface Listener {
    /** From here on it hears; what was said before, it may have missed. */
    void hearing();

    /**
     * From here on it does not hear, until it says so.
     *
     * @param why a sentence for a person, free of secrets
     */
    void deaf(String why);

    /**
     * It will never hear, and does not try again.
     *
     * @param why a sentence for a person, free of secrets
     */
    void denied(String why);
  }

  /** Whoever hears messages or invalidations. */
  interface Hearer extends Listener {
    /**
     * Something was said.
     *
     * @param text the message as it came, untrusted; of tracking: a key, prefix included, or empty
     *     text for all keys
     */
    void heard(String text);
  }

  /** What is to become of an entry of a stream. */
  enum Verdict {
    /** It was acted on: acknowledged, and gone from the stream. */
    DONE,
    /** It cannot be acted on now: it comes again, as often as needed. */
    LATER,
    /** It makes no sense: it comes again a few times, and is put aside then. */
    POISON
  }

  /**
   * An entry of a stream; its fields are untrusted.
   *
   * @param again whether it was delivered before
   */
  record Entry(String id, Map<String, String> fields, boolean again) {
    public Entry {
      Objects.requireNonNull(id, "id");
      fields = Map.copyOf(fields);
    }
  }

  /** Whoever reads a stream as one consumer of a group. */
  interface Follower extends Listener {
    /** Acts on an entry; may block. */
    Verdict read(Entry entry);

    /** An entry was put aside after so many deliveries. */
    void parked(String id, int tries);

    /** The stream is not there any more; what it held is gone. */
    void gone(String why);

    /**
     * What the server does with the stream when it ends.
     *
     * @param aof whether it keeps an append-only file; without one, entries live as long as it
     */
    void durable(boolean aof);

    /** How long to wait after a round, before the next; asked each time. */
    Duration pace();
  }

  /** An ear that is open until it is closed. */
  interface Ear extends AutoCloseable {
    /** Hears no more, and leaves no connection; does not wait for what it is just telling. */
    @Override
    void close();
  }

  /** Hears what is published on a channel: at most once, and only while it is connected. */
  Ear hear(String channel, Hearer hearer);

  /** Hears from the server itself which of our keys changed (RESP3 client tracking). */
  Ear track(Hearer hearer);

  /**
   * Reads a stream from its beginning, each entry by one consumer of the group, until it is done;
   * what a consumer left behind that is no more is taken over.
   */
  Ear follow(String stream, String group, String consumer, Follower follower);

  /**
   * One that hears nothing.
   *
   * @param why a sentence for a person
   */
  static ChangeFeed none(String why) {
    return new ChangeFeed() {
      @Override
      public Ear hear(String channel, Hearer hearer) {
        return deny(hearer);
      }

      @Override
      public Ear track(Hearer hearer) {
        return deny(hearer);
      }

      @Override
      public Ear follow(String stream, String group, String consumer, Follower follower) {
        return deny(follower);
      }

      private Ear deny(Listener listener) {
        listener.denied(why);
        return () -> {};
      }
    };
  }
}
