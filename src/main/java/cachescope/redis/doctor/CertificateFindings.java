package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Topic;
import cachescope.redis.client.CertificateLook.Shown;
import cachescope.redis.client.RedisTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What is to be said of a certificate: each check that fails is named. */
final class CertificateFindings {
  private static final Duration SOON = Duration.ofDays(30);

  private final RedisTarget target;
  private final Chart chart;

  CertificateFindings(RedisTarget target, Chart chart) {
    this.target = target;
    this.chart = chart;
  }

  /**
   * Writes down what is to be said.
   *
   * @return whether it is good enough to talk
   */
  boolean judge(Shown shown) {
    Instant now = Instant.now();
    List<String> failed = new ArrayList<>();
    List<String> mends = new ArrayList<>();
    if (now.isAfter(shown.to()) || now.isBefore(shown.from())) {
      failed.add("it is outside its dates (today is %s)".formatted(day(now)));
      mends.add("renew the certificate on the server, or set the clock of this machine");
    }
    if (!shown.trusted()) {
      failed.add(
          target.files().authority().isPresent()
              ? "its authority is not in " + target.files().authority().get()
              : "its authority is not one that this Java trusts");
      mends.add(
          "give the certificate of \"%s\": --cacert FILE".formatted(Line.clean(shown.issuer())));
    }
    if (!shown.named()) {
      failed.add("it is not for the name \"%s\"".formatted(target.host()));
      mends.add(
          shown.names().isEmpty()
              ? "make one with the server's name: openssl … -addext subjectAltName=DNS:"
                  + target.host()
              : "connect by a name that it has: rediss://%s:%d"
                  .formatted(Line.clean(shown.names().getFirst()), target.port()));
    }
    if (!failed.isEmpty()) {
      chart.broken(
          Topic.TLS,
          certificate(shown) + " fails a check: " + String.join("; ", failed) + ".",
          String.join("; ", mends));
      return false;
    }
    if (now.plus(SOON).isAfter(shown.to())) {
      chart.unsafe(
          Topic.TLS,
          certificate(shown)
              + " runs out in %d days.".formatted(Duration.between(now, shown.to()).toDays()),
          "renew it on the server before " + day(shown.to()));
    } else {
      chart.fine(Topic.TLS, shown.protocol() + ". " + certificate(shown) + " passes every check.");
    }
    return true;
  }

  /** The server wants a certificate of ours. */
  static void wantsOurs(RedisTarget target, Chart chart) {
    chart.broken(
        Topic.TLS,
        "%s wants a certificate of ours, %s."
            .formatted(
                target.place(),
                target.files().certificate().isPresent()
                    ? "and refused the one that was given"
                    : "and none was given"),
        "--cert FILE --key FILE (or in its redis.conf: tls-auth-clients no)");
  }

  private static String certificate(Shown shown) {
    return "The certificate of \"%s\" for %s, issued by \"%s\", valid from %s to %s,"
        .formatted(
            Line.clean(shown.subject()),
            shown.names().isEmpty() ? "no name" : Line.clean(String.join(", ", shown.names())),
            Line.clean(shown.issuer()),
            day(shown.from()),
            day(shown.to()));
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
