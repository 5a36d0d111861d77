package cachescope.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheEvent;
import cachescope.event.EventLog;
import cachescope.event.LoggedEvent;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {
  @TempDir Path folder;

  private final SessionClock clock = SessionClock.system();
  private final List<CacheEvent> told = new ArrayList<>();
  private EventLog log = new EventLog(1 << 20, 1 << 20);
  private long last;
  private Recorder recorder = none();

  @BeforeEach
  void makesARecorder() {
    recorder = recorder(Recorder.LARGEST);
  }

  private static Recorder none() {
    return new Recorder(
        () -> new EventLog(2, 1).view(), (_, _) -> {}, SessionClock.system(), "", Path.of(""));
  }

  private Recorder recorder(long largest) {
    return new Recorder(
        () -> log.view(), (_, event) -> told.add(event), clock, "1.2.3", folder, largest);
  }

  @AfterEach
  void stops() {
    recorder.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.jsonl.gz"})
  void everythingFromTheBeginningToTheEndIsInTheFile(String name) throws Exception {
    tell(500);
    recorder.start(folder.resolve(name).toString());
    tell(500);
    assertThat(recorder.state().on()).isTrue();
    recorder.stop();
    assertThat(recorder.state().on()).isFalse();
    assertThat(recorder.state().events()).isEqualTo(1_000);
    assertThat(recorder.state().bytes()).isEqualTo(Files.size(folder.resolve(name)));
    assertThat(told).singleElement().asString().contains("Recorded 1\u2009000 events", name);
    try (RecordedLog recorded = RecordedLog.open(folder.resolve(name))) {
      assertThat(recorded.header().startedAt()).isEqualTo(clock.startedAt());
      assertThat(recorded.header().program()).isEqualTo("1.2.3");
      assertThat(recorded.size()).isEqualTo(1_000);
      assertThat(recorded.at(777)).contains(Tape.event(777));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.jsonl.gz"})
  void whatWasToldASecondAgoSurvivesACrash(String name) throws Exception {
    Path file = folder.resolve(name);
    recorder.start(file.toString());
    tell(300);
    Path copy = folder.resolve("copy-" + name);
    await(() -> {
      Files.deleteIfExists(copy);
      Files.copy(file, copy);
      try (RecordedLog recorded = RecordedLog.open(copy)) {
        return recorded.size() == 300;
      }
    });
  }

  @Test
  void aFileIsOnlyOursToReadAndNeverOverwritten() throws Exception {
    recorder.start("");
    Path file = Path.of(recorder.state().file());
    assertThat(file).hasParent(folder);
    assertThat(file.getFileName().toString())
        .matches("cachescope-\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.jsonl");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    assertThatThrownBy(() -> recorder.start(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A recording is running; stop it first.");
    recorder.stop();
    assertThatThrownBy(() -> recorder.start(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overwrites nothing");
    recorder.start("");
    assertThat(recorder.state().file()).isNotEqualTo(file.toString());
  }

  @Test
  void whereNothingCanBeWrittenASentenceSaysSo() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> recorder.start(file.resolve("a.jsonl").toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a file, so no recording can be put into it");
    assertThatThrownBy(() -> recorder.start("/proc/a.jsonl"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/proc/a.jsonl");
    assertThatThrownBy(() -> recorder.start("a\u0000b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be the name of a file");
    assertThat(recorder.state()).isEqualTo(RecordingState.OFF);
  }

  @Test
  void theLargestSizeEndsItWithASentence() throws Exception {
    recorder = recorder(200_000);
    recorder.start(folder.resolve("a.jsonl").toString());
    tell(10_000);
    await(() -> !recorder.state().on());
    assertThat(recorder.state().sentence()).contains("reached 200 KB", "can be opened");
    await(() -> !told.isEmpty());
    assertThat(told).containsExactly(new Noticed(true, recorder.state().sentence()));
    assertThat(Files.size(folder.resolve("a.jsonl"))).isBetween(200_000L, 300_000L);
    opens(folder.resolve("a.jsonl"));
  }

  /** FAULTS 57. */
  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.jsonl.gz"})
  void aFullDiskEndsItWithASentenceAndTheFileCanBeOpened(String name) throws Exception {
    Path file = folder.resolve(name);
    var follower =
        new LogFollower(
            () -> log.view(),
            clock,
            new EventLine(new Forms()),
            "1.2.3",
            Recorder.LARGEST,
            path -> new FullDisk(NewFile.create(path), 150_000),
            _ -> {});
    follower.begin(file, 0);
    tell(30_000);
    follower.run();
    assertThat(follower.state().on()).isFalse();
    assertThat(follower.state().sentence())
        .isEqualTo(
            "The recording has stopped: the disk is full. What was written so far can be opened: "
                + file);
    opens(file);
  }

  @Test
  void aDiskThatCannotKeepUpEndsOneFileAndBeginsAnother() throws Exception {
    log = new EventLog(1 << 20, 1);
    tell(5_000);
    Path file = folder.resolve("a.jsonl");
    recorder.start(file.toString());
    await(() -> recorder.state().events() == 5_000);
    tell(30_000);
    recorder.stop();
    assertThat(recorder.state().sentence())
        .contains("events 5001 to ", "are in no file", "a-2.jsonl goes on");
    try (RecordedLog first = RecordedLog.open(file);
        RecordedLog second = RecordedLog.open(folder.resolve("a-2.jsonl"))) {
      assertThat(first.lastSeq()).isEqualTo(5_000);
      assertThat(second.lastSeq()).isEqualTo(35_000);
      assertThat(second.firstSeq()).isGreaterThan(5_001);
      assertThat(second.prelude()).extracting(LoggedEvent::seq).containsExactly(1L, 2L, 3L);
    }
  }

  private static void opens(Path file) throws IOException {
    try (RecordedLog recorded = RecordedLog.open(file)) {
      assertThat(recorded.size()).isPositive();
      assertThat(recorded.at(recorded.lastSeq())).contains(Tape.event(recorded.lastSeq()));
    }
  }

  private void tell(long events) {
    for (long i = 0; i < events; i++) {
      LoggedEvent event = Tape.event(++last);
      log.tell(event.at(), event.event());
    }
    log.drain(Integer.MAX_VALUE, _ -> {});
  }

  private interface Check {
    boolean holds() throws IOException;
  }

  private static void await(Check check) throws IOException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!check.holds()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** A disk with room for so many bytes. */
  private static final class FullDisk extends FilterOutputStream {
    private long room;

    FullDisk(OutputStream out, long room) {
      super(out);
      this.room = room;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int fits = (int) Math.min(room, length);
      out.write(bytes, offset, fits);
      room -= fits;
      if (fits < length) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }
  }
}
