package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Finding;
import cachescope.event.Diagnosis.Grade;
import cachescope.event.Diagnosis.Setting;
import cachescope.event.Diagnosis.Topic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Where the findings are written down, as they are made. Safe for two threads. */
final class Chart {
  /** In lines to be pasted; it is nobody's secret, even where somebody did paste it as it is. */
  private static final String PLACEHOLDER = "A-LONG-PASSWORD";

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final List<Setting> settings = new CopyOnWriteArrayList<>();
  private final UnaryOperator<String> redact;
  private final boolean ofOurOwn;
  private volatile boolean reached;

  /**
   * @param redact takes what is secret out of a text
   */
  Chart(UnaryOperator<String> redact) {
    this(redact, false);
  }

  /**
   * @param ofOurOwn whether it is the embedded server: nobody has to mend anything there
   */
  Chart(UnaryOperator<String> redact, boolean ofOurOwn) {
    this.redact = redact;
    this.ofOurOwn = ofOurOwn;
  }

  boolean isOfOurOwn() {
    return ofOurOwn;
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
    findings.add(new Finding(topic, grade, said(found), said(off), ofOurOwn ? "" : said(mend)));
  }

  private String said(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    return Arrays.stream(plain.split(PLACEHOLDER, -1))
        .map(redact)
        .collect(Collectors.joining(PLACEHOLDER));
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
