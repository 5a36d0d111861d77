package cachescope.stage;

import cachescope.event.Origin;
import cachescope.event.PatternEvent.RefreshBegan;
import cachescope.event.RequestEvent.Requested;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests on their way: a few with a token, the others counted.
 *
 * <p>A person's request always has a token. Of the others whoever comes while there is room; when
 * it is answered, its token stands for all that were answered alike within the last second and had
 * none.
 */
final class Journeys {
  private static final long STANDS_FOR = 1_000_000_000L;

  private final Map<Long, Journey> shown = new LinkedHashMap<>();
  private final Map<Mark, Integer> unseen = new EnumMap<>(Mark.class);
  private long unseenAt;
  private long inFlight;
  private long nextFree;
  private long now;
  private List<Token> given = List.of();
  private boolean changed;

  /**
   * The latest moment of any event so far: what was drawn by then is gone, whether somebody looked
   * or not.
   */
  void reach(long latest) {
    now = latest;
  }

  /** Takes a request in; gives it a token where there is room, or where a person asked. */
  Optional<Journey> begin(Requested request, String prefix) {
    inFlight++;
    boolean person = request.origin() == Origin.PERSON;
    if (shown.size() >= StageScene.MOST_TOKENS && now >= nextFree) {
      dropDrawn(now);
    }
    if (shown.size() >= StageScene.MOST_TOKENS) {
      if (!person) {
        return Optional.empty();
      }
      makeRoom();
    }
    Journey journey = new Journey(request, prefix + "user:" + request.userId());
    shown.put(request.requestId(), journey);
    changed = true;
    return Optional.of(journey);
  }

  /** A load in the background begins, where there is room for its token. */
  void refresh(long at, RefreshBegan began) {
    if (shown.size() >= StageScene.MOST_TOKENS) {
      dropDrawn(now);
    }
    if (shown.size() < StageScene.MOST_TOKENS) {
      shown.put(began.requestId(), Journey.background(at, began));
      changed = true;
    }
  }

  /** A load in the background ended. */
  void refreshed(long at, long requestId) {
    known(requestId)
        .ifPresent(journey -> {
          journey.ended(at);
          nextFree = Math.min(nextFree, journey.token().drawnUntil());
          changed = true;
        });
  }

  /** The journey of a request that has a token; it is about to change. */
  Optional<Journey> of(long requestId) {
    Optional<Journey> journey = known(requestId);
    changed |= journey.isPresent();
    return journey;
  }

  /** A request was answered, or will never be. */
  void end(long at, long requestId, Mark mark, String reply) {
    inFlight = Math.max(0, inFlight - 1);
    if (at - unseenAt > STANDS_FOR) {
      unseen.clear();
    }
    Optional<Journey> known = known(requestId);
    if (known.isEmpty()) {
      unseen.merge(mark, 1, Integer::sum);
      unseenAt = at;
      return;
    }
    Journey journey = known.get();
    boolean person = journey.request().origin() == Origin.PERSON;
    Integer alike = person ? null : unseen.remove(mark);
    journey.end(at, mark, reply, alike == null ? 1 : 1 + alike);
    nextFree = Math.min(nextFree, journey.token().drawnUntil());
    changed = true;
  }

  /**
   * Of some requests the beginning or the end was left out: whoever may wait for ever is not shown
   * any more.
   */
  void leftOut(long begun, long ended) {
    inFlight = Math.max(0, inFlight + begun - ended);
    shown.values().removeIf(journey -> !journey.ended());
    changed = true;
  }

  int inFlight() {
    return (int) inFlight;
  }

  /** Requests on their way that have no token of their own. */
  int hidden() {
    long open =
        shown.values().stream()
            .filter(journey -> !journey.ended() && !journey.isBackground())
            .count();
    return (int) Math.max(0, inFlight - open);
  }

  /** The tokens that are still to be drawn at a moment, the oldest first. */
  List<Token> give(long t) {
    if (t >= nextFree) {
      dropDrawn(t);
    }
    if (changed) {
      List<Token> tokens = new ArrayList<>(shown.size());
      shown.values().forEach(journey -> tokens.add(journey.token()));
      given = List.copyOf(tokens);
      changed = false;
    }
    return given;
  }

  Journeys copy() {
    Journeys copy = new Journeys();
    shown.forEach((id, journey) -> copy.shown.put(id, journey.copy()));
    copy.unseen.putAll(unseen);
    copy.unseenAt = unseenAt;
    copy.inFlight = inFlight;
    copy.nextFree = nextFree;
    copy.now = now;
    copy.given = given;
    copy.changed = changed;
    return copy;
  }

  private Optional<Journey> known(long requestId) {
    return Optional.ofNullable(shown.get(requestId))
        .filter(journey -> !journey.ended() || journey.token().drawnUntil() > now);
  }

  private void dropDrawn(long t) {
    changed |= shown.values().removeIf(journey -> journey.token().drawnUntil() <= t);
    nextFree =
        shown.values().stream()
            .mapToLong(journey -> journey.token().drawnUntil())
            .min()
            .orElse(Leg.OPEN);
  }

  /**
   * Somebody has to go for a person: whoever was answered and is not one, or is not one, or came
   * first.
   */
  private void makeRoom() {
    List<Journey> all = List.copyOf(shown.values());
    Journey gone =
        all.stream()
            .filter(journey -> journey.request().origin() != Origin.PERSON && journey.ended())
            .findFirst()
            .or(() ->
                all.stream()
                    .filter(journey -> journey.request().origin() != Origin.PERSON)
                    .findFirst())
            .orElseGet(all::getFirst);
    shown.remove(gone.request().requestId());
  }
}
