package cachescope.recording;

import cachescope.event.CacheEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All types of facts by their simple names, found by walking what {@link CacheEvent} permits: a
 * file can name one of these and no other class.
 */
final class FactTypes {
  private final Map<String, RecordForm> byName = new TreeMap<>();
  private final Map<Class<?>, RecordForm> byClass = new HashMap<>();

  FactTypes(Forms forms) {
    walk(CacheEvent.class, forms);
  }

  private void walk(Class<?> type, Forms forms) {
    if (type.isRecord()) {
      RecordForm form = new RecordForm(type, forms);
      if (byName.put(form.name(), form) != null) {
        throw new IllegalStateException("two facts are named " + form.name());
      }
      byClass.put(type, form);
    } else {
      for (Class<?> each : type.getPermittedSubclasses()) {
        walk(each, forms);
      }
    }
  }

  Optional<RecordForm> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  RecordForm of(CacheEvent event) {
    RecordForm form = byClass.get(event.getClass());
    if (form == null) {
      throw new IllegalArgumentException("not a fact: " + event.getClass());
    }
    return form;
  }

  /** All of them, by name. */
  Map<String, RecordForm> all() {
    return byName;
  }
}
