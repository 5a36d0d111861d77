package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Topic;
import java.util.Arrays;
import java.util.Optional;

/** What is to be said of who may come in, and from where. */
final class AccessFindings {
  private AccessFindings() {}

  static void password(Answers answers, Chart chart) {
    boolean open = answers.open().orElse(false);
    boolean sent = answers.target().credentials().reveal().isPresent();
    if (open && reachable(answers)) {
      chart.unsafe(
          Topic.PASSWORD,
          "It lets anyone in without a password, from other machines too: whoever reaches it can"
              + " read, change and delete everything.",
          answers.redisCli()
              + (answers.olderThan(6, 0)
                  ? " CONFIG SET requirepass 'A-LONG-PASSWORD'"
                  : " ACL SETUSER default on '>A-LONG-PASSWORD'"));
    } else if (open) {
      chart.fine(
          Topic.PASSWORD,
          "It lets anyone on this machine in without a password"
              + (answers.settingsRefused().isEmpty()
                  ? "."
                  : "; whether other machines reach it could not be asked."),
          answers.redisCli() + " CONFIG SET requirepass 'A-LONG-PASSWORD'");
    } else if (sent && !answers.local() && !answers.target().tls()) {
      chart.unsafe(
          Topic.PASSWORD,
          "The password goes over the wire readable, for there is no TLS.",
          "use rediss:// on a TLS port, and change the password, for it was sent");
    } else {
      chart.fine(Topic.PASSWORD, "Nobody comes in without a password.");
    }
  }

  /** Whether other machines can get at it, as far as that is known. */
  private static boolean reachable(Answers answers) {
    if (!answers.local()) {
      return true;
    }
    boolean guarded = answers.setting("protected-mode").map("yes"::equals).orElse(true);
    return !guarded && answers.setting("bind").map(AccessFindings::beyondLoopback).orElse(false);
  }

  private static boolean beyondLoopback(String bind) {
    return bind.isBlank()
        || Arrays.stream(bind.split(" ", -1))
            .map(address -> address.startsWith("-") ? address.substring(1) : address)
            .anyMatch(address -> !address.startsWith("127.") && !address.equals("::1"));
  }

  static void exposure(Answers answers, Chart chart) {
    Optional<String> bind = answers.setting("bind");
    Optional<String> guarded = answers.setting("protected-mode");
    if (bind.isEmpty() || guarded.isEmpty()) {
      chart.fine(
          Topic.EXPOSURE,
          "On which addresses it listens could not be asked (CONFIG GET: %s)."
              .formatted(
                  answers.settingsRefused().isEmpty() ? "not told" : answers.settingsRefused()));
      return;
    }
    String mode = "protected mode is " + (guarded.get().equals("yes") ? "on" : "off");
    if (!beyondLoopback(bind.get())) {
      chart.fine(Topic.EXPOSURE, "It listens on this machine only; %s.".formatted(mode));
    } else {
      chart.fine(
          Topic.EXPOSURE,
          "It listens on %s; %s."
              .formatted(
                  bind.get().isBlank() || bind.get().contains("*")
                      ? "every address of its machine"
                      : Line.clean(bind.get()),
                  mode),
          guarded.get().equals("yes") ? "" : "in redis.conf: bind ADDRESS, or a firewall");
    }
  }
}
