package cachescope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.Invalidation;
import cachescope.event.NamedSettings;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConflictsTest {
  private static final Settings TAGGED =
      Settings.CLASSIC.withPattern(Settings.CLASSIC.pattern().withInvalidation(Invalidation.TAG));

  /** Its fills would pass both by, and the screen would show a protection that is none. */
  @Test
  void tagsAreRefusedTogetherWithALeaseOrVersions() {
    assertThatThrownBy(() -> NamedSettings.set(TAGGED, "versioned-set", "on"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be kept together with the versioned set");
    assertThatThrownBy(() -> NamedSettings.set(TAGGED, "lease", "2s"))
        .hasMessageContaining("cannot be kept together with a lease");
    Settings through = NamedSettings.set(TAGGED, "strategy", "write-through");
    assertThat(NamedSettings.set(through, "lease", "2s").protections().lease())
        .as("this strategy invalidates nothing, so there are no tags")
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatIsInForceStays() {
    SettingsBook book = new SettingsBook(TAGGED, SessionClock.system(), (_, _) -> {});
    assertThatThrownBy(
            () -> book.change(s -> s.withProtections(s.protections().withVersionedSet(true))))
        .hasMessageContaining("versioned set");
    assertThat(book.get().settings()).isEqualTo(TAGGED);
    assertThat(book.get().revision()).isZero();
  }
}
