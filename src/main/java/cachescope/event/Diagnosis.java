package cachescope.event;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an examination of a Redis found. Plain data; nothing in it is secret.
 *
 * @param place host and port that were examined
 * @param reached whether something that speaks like Redis let us in
 * @param millis how long the examination took, milliseconds
 * @param findings in the order in which they should be read
 * @param settings that CacheScope would change with its owner's consent; empty where they could not
 *     be read
 */
public record Diagnosis(
    String place, boolean reached, long millis, List<Finding> findings, List<Setting> settings) {

  /** What a finding is about. */
  public enum Topic {
    REACHABLE,
    READY,
    USER,
    VERSION,
    TOPOLOGY,
    TLS,
    PASSWORD,
    EXPOSURE,
    EVENTS,
    MEMORY,
    POLICY,
    PERSISTENCE,
    RIGHTS,
    CLIENTS,
    LATENCY,
    CLOCK
  }

  /** How bad it is, the worst last. */
  public enum Grade {
    FINE,
    /** Something of CacheScope is off because of it. */
    LIMITED,
    /** Somebody may read, change or destroy what he should not. */
    UNSAFE,
    /** It cannot be used like this. */
    BROKEN
  }

  /**
   * One thing that was found.
   *
   * @param found a sentence
   * @param off what of CacheScope is off because of it; empty text: nothing
   * @param mend an exact command or setting, in one line; empty text: nothing needs mending
   */
  public record Finding(Topic topic, Grade grade, String found, String off, String mend) {
    public Finding {
      Objects.requireNonNull(topic, "topic");
      Objects.requireNonNull(grade, "grade");
      Objects.requireNonNull(found, "found");
      Objects.requireNonNull(off, "off");
      Objects.requireNonNull(mend, "mend");
    }
  }

  /**
   * A setting of the server that CacheScope would change.
   *
   * @param present its value now; empty where we may not ask
   * @param change to what, and when
   */
  public record Setting(String name, Optional<String> present, String change) {
    public Setting {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(present, "present");
      Objects.requireNonNull(change, "change");
    }
  }

  public Diagnosis {
    Objects.requireNonNull(place, "place");
    findings = List.copyOf(findings);
    settings = List.copyOf(settings);
  }

  /** The worst grade of all findings. */
  public Grade worst() {
    return Arrays.stream(Grade.values())
        .filter(this::has)
        .reduce((milder, worse) -> worse)
        .orElse(Grade.FINE);
  }

  /** Whether there is a finding of that grade. */
  public boolean has(Grade grade) {
    return findings.stream().anyMatch(finding -> finding.grade() == grade);
  }
}
