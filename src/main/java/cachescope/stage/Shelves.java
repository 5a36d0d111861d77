package cachescope.stage;

import cachescope.event.CachePattern;
import cachescope.event.NearCaching;
import cachescope.event.PatternEvent.NearDropped;
import cachescope.event.PatternEvent.NearHit;
import cachescope.event.PatternEvent.NearStored;
import cachescope.stage.ServiceView.Shelf;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;

/** What each instance of the service keeps in its own memory, as the service told. */
final class Shelves {
  private static final class Place {
    /** The oldest first. */
    final SequencedSet<String> keys = new LinkedHashSet<>();

    String hit = "";
    long hitAt;

    Place copy() {
      Place copy = new Place();
      copy.keys.addAll(keys);
      copy.hit = hit;
      copy.hitAt = hitAt;
      return copy;
    }
  }

  private final Map<Integer, Place> places = new TreeMap<>();
  private int instances;
  private List<Shelf> given = List.of();
  private boolean changed;

  /** As many shelves as there are instances with a near cache; what others kept is gone. */
  void pattern(CachePattern pattern) {
    instances = pattern.near() == NearCaching.OFF ? 0 : pattern.instances();
    places.keySet().removeIf(instance -> instance > instances);
    changed = true;
  }

  void stored(NearStored kept) {
    SequencedSet<String> keys = place(kept.instance()).keys;
    keys.remove(kept.key());
    keys.addLast(kept.key());
  }

  void hit(long at, NearHit hit) {
    Place place = place(hit.instance());
    place.keys.add(hit.key());
    place.hit = hit.key();
    place.hitAt = at;
  }

  void dropped(NearDropped gone) {
    SequencedSet<String> keys = place(gone.instance()).keys;
    if (gone.key().isEmpty()) {
      keys.clear();
    } else {
      keys.remove(gone.key());
    }
  }

  void clear() {
    places.clear();
    changed = true;
  }

  private Place place(int instance) {
    changed = true;
    return places.computeIfAbsent(instance, _ -> new Place());
  }

  /** One for each instance; none without near caches. */
  List<Shelf> give() {
    if (changed) {
      List<Shelf> shelves = new ArrayList<>();
      for (int instance = 1; instance <= instances; instance++) {
        Place place = places.getOrDefault(instance, new Place());
        List<String> newest =
            place.keys.reversed().stream().limit(ServiceView.MOST_ON_A_SHELF).toList();
        shelves.add(new Shelf(instance, place.keys.size(), newest, place.hit, place.hitAt));
      }
      given = shelves;
      changed = false;
    }
    return given;
  }

  Shelves copy() {
    Shelves copy = new Shelves();
    places.forEach((instance, place) -> copy.places.put(instance, place.copy()));
    copy.instances = instances;
    copy.given = given;
    copy.changed = changed;
    return copy;
  }
}
