package cachescope.service;

import cachescope.event.EventSink;
import cachescope.event.MessageEvent.Channel;
import cachescope.event.MessageEvent.MessageHeard;
import cachescope.event.MessageEvent.MessageLost;
import cachescope.event.MessageEvent.MessageParked;
import cachescope.event.NumberedSettings;
import cachescope.event.PatternEvent.DropCause;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an instance does when it hears that a user changed: it drops its own copy, and deletes the
 * value in Redis where the message says so. Safe for any number of threads.
 */
final class Deeds {
  private final int instance;
  private final String sender;
  private final GuardedCache cache;
  private final Losses losses;
  private final Supplier<NumberedSettings> settings;
  private final SessionClock clock;
  private final EventSink sink;
  private volatile Optional<NearCache> near = Optional.empty();

  /**
   * @param sender whose messages have a lag that can be measured
   */
  Deeds(
      int instance,
      String sender,
      GuardedCache cache,
      Losses losses,
      Supplier<NumberedSettings> settings,
      SessionClock clock,
      EventSink sink) {
    this.instance = instance;
    this.sender = sender;
    this.cache = cache;
    this.losses = losses;
    this.settings = settings;
    this.clock = clock;
    this.sink = sink;
  }

  int instance() {
    return instance;
  }

  /** The memory in which copies are kept now. */
  void near(Optional<NearCache> now) {
    near = now;
  }

  Optional<NearCache> near() {
    return near;
  }

  /** A message was heard; anybody may have sent it. */
  void heard(String text) {
    Change.parse(text).ifPresent(this::act);
  }

  private void act(Change change) {
    Call call = call(change);
    String id = Long.toString(change.number());
    Optional<String> lost = losses.lost(change.id(), share());
    if (lost.isPresent()) {
      lost(call, Channel.PUBSUB, id, lost.get());
      return;
    }
    near.ifPresent(copies -> copies.drop(change.requestId(), change.userId(), DropCause.MESSAGE));
    if (change.whole()) {
      cache.delete(call);
    }
    told(call, Channel.PUBSUB, id, change);
  }

  /** An entry was delivered; whether it was acted on, so that it need not come again. */
  ChangeFeed.Verdict delivered(ChangeFeed.Entry entry) {
    Optional<Change> change = Change.parse(entry.fields().getOrDefault(ChangeBus.FIELD, ""));
    if (change.isEmpty()) {
      return ChangeFeed.Verdict.POISON;
    }
    Call call = call(change.get());
    Optional<String> lost =
        entry.again() ? Optional.empty() : losses.lost(change.get().id(), share());
    if (lost.isPresent()) {
      lost(
          call,
          Channel.STREAM,
          entry.id(),
          lost.get() + "; it was not acknowledged, so it is delivered again");
      return ChangeFeed.Verdict.LATER;
    }
    near.ifPresent(
        copies -> copies.drop(change.get().requestId(), change.get().userId(), DropCause.MESSAGE));
    if (!cache.delete(call)) {
      return ChangeFeed.Verdict.LATER;
    }
    told(call, Channel.STREAM, entry.id(), change.get());
    return ChangeFeed.Verdict.DONE;
  }

  /** An entry made no sense, time and again. */
  void parked(String id, int tries) {
    sink.tell(
        clock.now(), new MessageParked(0, "", id, tries, "it does not say which user changed"));
  }

  /** Redis told that a key changed; empty text: all keys. */
  void changed(String key) {
    if (near.isEmpty()) {
      return;
    }
    if (key.isEmpty()) {
      near.get().dropAll(DropCause.TRACKING);
    } else {
      long userId = cache.userOf(key);
      if (userId > 0) {
        near.get().drop(0, userId, DropCause.TRACKING);
      }
    }
  }

  /** Messages are not heard for a while. */
  void deaf(String why) {
    sink.tell(
        clock.now(),
        new MessageLost(
            0,
            "",
            Channel.PUBSUB,
            "",
            instance,
            why + " What is published meanwhile is not heard."));
  }

  /** Something will never be heard; said once, not by each instance. */
  void denied(String sentence) {
    if (instance == 1) {
      sink.tell(clock.now(), new Noticed(true, sentence));
    }
  }

  private Call call(Change change) {
    return new Call(change.requestId(), change.userId(), settings.get().settings(), clock, sink);
  }

  private double share() {
    return settings.get().settings().trouble().loseMessages();
  }

  private void lost(Call call, Channel channel, String id, String why) {
    sink.tell(
        clock.now(),
        new MessageLost(call.requestId(), cache.key(call), channel, id, instance, why));
  }

  private void told(Call call, Channel channel, String id, Change change) {
    long now = clock.now();
    long lag = change.from().equals(sender) ? Math.max(0, now - change.sentAt()) : -1;
    sink.tell(now, new MessageHeard(call.requestId(), cache.key(call), channel, id, instance, lag));
  }
}
