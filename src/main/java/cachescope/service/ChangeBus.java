package cachescope.service;

import cachescope.event.CacheEvent;
import cachescope.event.CacheOperation;
import cachescope.event.MessageEvent.Channel;
import cachescope.event.MessageEvent.MessageLost;
import cachescope.event.MessageEvent.MessageSent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Says that a user changed, on a channel or in a stream. Safe for any number of threads. */
final class ChangeBus {
  /** Of our channel, without the prefix. */
  static final String CHANNEL = "changes";

  /** Of our stream, without the prefix. */
  static final String STREAM = "stream:changes";

  /** The field of an entry that holds the message. */
  static final String FIELD = "change";

  private final GuardedCache cache;
  private final Losses losses;
  private final String sender;
  private final AtomicLong numbers = new AtomicLong();

  /**
   * @param sender this service among all that use the Redis: 16 hexadecimal digits
   */
  ChangeBus(GuardedCache cache, Losses losses, String sender) {
    this.cache = cache;
    this.losses = losses;
    this.sender = sender;
  }

  String sender() {
    return sender;
  }

  /**
   * PUBLISH: whoever listens now hears it.
   *
   * @param whole whether they delete the value in Redis, not their own copies alone
   */
  void publish(Call call, boolean whole) {
    Change change = change(call, whole);
    String id = Long.toString(change.number());
    Optional<Long> receivers =
        cache.step(
            call,
            CacheOperation.PUBLISH,
            new CacheStep.Publish(cache.beside(CHANNEL), change.text()),
            (heard, nanos) -> Optional.of(sent(call, Channel.PUBSUB, id, heard, nanos)));
    if (receivers.isEmpty()) {
      lost(call, id, "Redis did not take it, so nobody hears it");
    } else if (receivers.get() == 0) {
      lost(call, id, "nobody listened");
    }
  }

  /**
   * XADD: it is read until it is acknowledged.
   *
   * @return false where the stream did not take it
   */
  boolean append(Call call) {
    Change change = change(call, true);
    return cache
        .step(
            call,
            CacheOperation.XADD,
            new CacheStep.Append(cache.beside(STREAM), List.of(FIELD, change.text())),
            (id, nanos) -> Optional.of(sent(call, Channel.STREAM, id, -1, nanos)))
        .isPresent();
  }

  private Change change(Call call, boolean whole) {
    Change change =
        new Change(
            sender, numbers.incrementAndGet(), call.now(), call.requestId(), call.userId(), whole);
    losses.sending(change.id());
    return change;
  }

  private CacheEvent sent(Call call, Channel channel, String id, long receivers, long nanos) {
    return new MessageSent(call.requestId(), cache.key(call), channel, id, receivers, nanos);
  }

  private void lost(Call call, String id, String why) {
    call.tell(
        call.now(), new MessageLost(call.requestId(), cache.key(call), Channel.PUBSUB, id, 0, why));
  }
}
