package cachescope.ui.stage;

import cachescope.event.SessionEvent;

/** What a person did to make trouble, in words. */
final class FaultWords {
  private FaultWords() {}

  /** Such as {@code killed Redis}. */
  static String of(SessionEvent.Fault fault) {
    return switch (fault) {
      case KILLED -> "killed Redis";
      case HUNG -> "stopped Redis in its tracks";
      case RESUMED -> "let Redis go on";
      case RESTARTED -> "started Redis again";
      case SERVICE_CRASHED -> "dropped all that the service held in memory, as a crash would";
      case VALUE_CORRUPTED -> "overwrote a cached value with what is no JSON";
      case MEMORY_FILLED -> "filled Redis's memory";
      case BLOCKED -> "sent Redis a slow command, for which all others wait";
      case MISCONFIGURED -> "gave the service a wrong Redis configuration";
      case UNSECURED -> "took the password off the embedded Redis";
      case POISONED -> "tried to poison a cached value, as a stranger";
    };
  }
}
