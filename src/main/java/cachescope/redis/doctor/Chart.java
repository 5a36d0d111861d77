package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Finding;
import cachescope.event.Diagnosis.Grade;
import cachescope.event.Diagnosis.Setting;
import cachescope.event.Diagnosis.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Where the findings are written down, as they are made. Safe for two threads. */
final class Chart {
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final List<Setting> settings = new CopyOnWriteArrayList<>();
  private final UnaryOperator<String> redact;
  private volatile boolean reached;

  /**
   * @param redact takes what is secret out of a text
   */
  Chart(UnaryOperator<String> redact) {
    this.redact = redact;
  }

  void fine(Topic topic, String found) {
    fine(topic, found, "");
  }

  /** All is well, but it could be better still. */
  void fine(Topic topic, String found, String better) {
    add(topic, Grade.FINE, found, "", better);
  }

  void limited(Topic topic, String found, String off, String mend) {
    add(topic, Grade.LIMITED, found, off, mend);
  }

  void unsafe(Topic topic, String found, String mend) {
    add(topic, Grade.UNSAFE, found, "", mend);
  }

  void broken(Topic topic, String found, String mend) {
    add(topic, Grade.BROKEN, found, "everything that needs Redis", mend);
  }

  void add(Topic topic, Grade grade, String found, String off, String mend) {
    findings.add(new Finding(topic, grade, said(found), said(off), said(mend)));
  }

  private String said(String text) {
    return redact.apply(text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " "));
  }

  void setting(Setting setting) {
    settings.add(setting);
  }

  void reached() {
    reached = true;
  }

  boolean isReached() {
    return reached;
  }

  /** By topic, in the order in which one would ask. */
  List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparing(Finding::topic)).toList();
  }

  List<Setting> settings() {
    return List.copyOf(settings);
  }
}
