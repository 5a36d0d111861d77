package cachescope.why;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent;
import cachescope.event.MessageEvent;
import cachescope.event.PatternEvent;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.SessionEvent;
import cachescope.event.UseEvent;
import java.util.Optional;
import java.util.OptionalLong;

/** Which key and which request a fact is about. */
final class About {
  private About() {}

  /** The key; empty where it is about none, or about many. */
  static Optional<String> key(CacheEvent event) {
    return switch (event) {
      case CacheCallEvent call -> key(call);
      case PatternEvent e -> Optional.of(e.key()).filter(key -> !key.isEmpty());
      case MessageEvent e -> Optional.of(e.key()).filter(key -> !key.isEmpty());
      case RedisEvent redis -> key(redis);
      case RequestEvent _, DatabaseEvent _, UseEvent _, SessionEvent _ -> Optional.empty();
    };
  }

  private static Optional<String> key(CacheCallEvent event) {
    return switch (event) {
      case CacheCallEvent.Hit e -> Optional.of(e.key());
      case CacheCallEvent.Missed e -> Optional.of(e.key());
      case CacheCallEvent.Bypassed e -> Optional.of(e.key());
      case CacheCallEvent.Filled e -> Optional.of(e.key());
      case CacheCallEvent.Invalidated e -> Optional.of(e.key());
      case CacheCallEvent.CacheFailed e -> Optional.of(e.key());
      case CacheCallEvent.DeleteOwed e -> Optional.of(e.key());
      case CacheCallEvent.OwedDeleteSent e -> Optional.of(e.key());
      case CacheCallEvent.BreakerChanged _, CacheCallEvent.OwedDeletesDropped _ -> Optional.empty();
    };
  }

  private static Optional<String> key(RedisEvent event) {
    return switch (event) {
      case RedisEvent.KeySet e -> Optional.of(e.key());
      case RedisEvent.KeyExpirySet e -> Optional.of(e.key());
      case RedisEvent.KeyTtlRead e -> Optional.of(e.key());
      case RedisEvent.KeyDeleted e -> Optional.of(e.key());
      case RedisEvent.KeyExpired e -> Optional.of(e.key());
      case RedisEvent.KeyEvicted e -> Optional.of(e.key());
      case RedisEvent.KeyTouched e -> Optional.of(e.key());
      case RedisEvent.KeyUseRead e -> Optional.of(e.key());
      case RedisEvent.ForeignWrite e -> Optional.of(e.key());
      case RedisEvent.Emptied _,
          RedisEvent.ServerRead _,
          RedisEvent.ListeningLost _,
          RedisEvent.ListeningStarted _,
          RedisEvent.Resynced _,
          RedisEvent.TopologyRead _,
          RedisEvent.FailedOver _ ->
          Optional.empty();
    };
  }

  /** The request; empty where it is about none. */
  static OptionalLong request(CacheEvent event) {
    return switch (event) {
      case RequestEvent e -> OptionalLong.of(e.requestId());
      case CacheCallEvent e -> request(e);
      case PatternEvent e -> some(e.requestId());
      case MessageEvent e -> some(e.requestId());
      case DatabaseEvent e -> some(e.requestId());
      case RedisEvent _, UseEvent _, SessionEvent _ -> OptionalLong.empty();
    };
  }

  private static OptionalLong some(long requestId) {
    return requestId == 0 ? OptionalLong.empty() : OptionalLong.of(requestId);
  }

  private static OptionalLong request(CacheCallEvent event) {
    return switch (event) {
      case CacheCallEvent.Hit e -> OptionalLong.of(e.requestId());
      case CacheCallEvent.Missed e -> OptionalLong.of(e.requestId());
      case CacheCallEvent.Bypassed e -> OptionalLong.of(e.requestId());
      case CacheCallEvent.Filled e -> OptionalLong.of(e.requestId());
      case CacheCallEvent.Invalidated e -> OptionalLong.of(e.requestId());
      case CacheCallEvent.CacheFailed e -> OptionalLong.of(e.requestId());
      case CacheCallEvent.DeleteOwed e -> OptionalLong.of(e.requestId());
      case CacheCallEvent.BreakerChanged _,
          CacheCallEvent.OwedDeleteSent _,
          CacheCallEvent.OwedDeletesDropped _ ->
          OptionalLong.empty();
    };
  }

  /** Whether a key left Redis by this fact: its own, or one about all keys. */
  static boolean isExit(CacheEvent event, String key) {
    return switch (event) {
      case RedisEvent.KeyDeleted e -> e.key().equals(key);
      case RedisEvent.KeyExpired e -> e.key().equals(key);
      case RedisEvent.KeyEvicted e -> e.key().equals(key);
      case RedisEvent.Emptied _ -> true;
      case RedisEvent.Resynced e ->
          e.complete()
              && e.slots().isEmpty()
              && e.keys().stream().noneMatch(reading -> reading.key().equals(key));
      default -> false;
    };
  }
}
