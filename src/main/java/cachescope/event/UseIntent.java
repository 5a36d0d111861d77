package cachescope.event;

import java.util.Map;
import java.util.Objects;

/** A wish for a place where caching is used for something else than users. */
public sealed interface UseIntent extends Intent.ForUse {

  /**
   * Build what a use needs, in place of the one that was open.
   *
   * @param options {@code of}: which; the rest: its own
   */
  record OpenUse(Map<String, String> options) implements UseIntent {
    public OpenUse {
      options = Map.copyOf(options);
    }
  }

  /** Visit the open use, after the visits before; the answer is a {@link UseEvent.Visited}. */
  record Visit(String who, String what) implements UseIntent {
    public Visit {
      Objects.requireNonNull(who, "who");
      Objects.requireNonNull(what, "what");
    }
  }

  /** Change something at the source of the open use. */
  record Publish(String what) implements UseIntent {
    public Publish {
      Objects.requireNonNull(what, "what");
    }
  }

  /** Purge something from a tier of the open use; {@code all}: from every one. */
  record Purge(String tier, String what) implements UseIntent {
    public Purge {
      Objects.requireNonNull(tier, "tier");
      Objects.requireNonNull(what, "what");
    }
  }

  /** Log a visitor of the open use out. */
  record LogOut(String who) implements UseIntent {
    public LogOut {
      Objects.requireNonNull(who, "who");
    }
  }

  /** Close the open use; what it kept is deleted. */
  record CloseUse() implements UseIntent {}
}
