package cachescope.recording;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.EventLog;
import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.event.SessionEvent.Noticed;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedLogTest {
  private static final long EVENTS = 20_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.jsonl.gz"})
  void aRecordingIsTheLogThatItWasMadeFrom(String name) throws Exception {
    try (RecordedLog log = RecordedLog.open(Tape.write(folder.resolve(name), EVENTS))) {
      assertThat(log.note()).isEmpty();
      assertThat(log.header()).isEqualTo(Tape.header(1, List.of()));
      assertThat(log.firstSeq()).isEqualTo(1);
      assertThat(log.lastSeq()).isEqualTo(EVENTS);
      assertThat(log.at(0)).isEmpty();
      assertThat(log.at(EVENTS + 1)).isEmpty();
      for (long seq = 1; seq <= EVENTS; seq++) {
        assertThat(log.at(seq)).contains(Tape.event(seq));
      }
    }
  }

  @Test
  void aMomentIsFoundAsInALiveLog() throws Exception {
    EventLog live = new EventLog(1 << 16, 1 << 16);
    List<LoggedEvent> shaken = new ArrayList<>();
    Random random = new Random(1);
    for (long seq = 1; seq <= EVENTS; seq++) {
      live.tell(seq * 1_000 + random.nextInt(500_000), Tape.event(seq).event());
    }
    live.drain(1 << 20, shaken::add);
    Path file =
        Tape.write(
            folder.resolve("a.jsonl"),
            Tape.header(1, List.of()),
            EVENTS,
            seq -> shaken.get((int) seq - 1));
    LogView view = live.view();
    try (RecordedLog log = RecordedLog.open(file)) {
      for (int i = 0; i < 500; i++) {
        long time = random.nextLong(-1_000, (EVENTS + 700) * 1_000);
        assertThat(log.seqAt(time)).as("at " + time).isEqualTo(view.seqAt(time));
      }
    }
  }

  @Test
  void aRecordingFromTheMiddleOfASessionKnowsWhatHeldThere() throws Exception {
    List<LoggedEvent> prelude = Tape.events(1, 3);
    Path file = Tape.write(folder.resolve("a.jsonl"), Tape.header(7_000, prelude), 10, Tape::event);
    try (RecordedLog log = RecordedLog.open(file)) {
      assertThat(log.prelude()).isEqualTo(prelude);
      assertThat(log.firstSeq()).isEqualTo(7_000);
      assertThat(log.lastSeq()).isEqualTo(7_009);
      assertThat(log.at(6_999)).isEmpty();
      assertThat(log.at(7_005)).contains(Tape.event(7_005));
      assertThat(log.seqAt(0)).isEqualTo(6_999);
    }
  }

  @Test
  void aRecordingWithoutEventsIsEmpty() throws Exception {
    try (RecordedLog log = RecordedLog.open(Tape.write(folder.resolve("a.jsonl"), 0))) {
      assertThat(log.firstSeq()).isEqualTo(log.lastSeq() + 1);
      assertThat(log.seqAt(5)).isZero();
      assertThat(log.at(1)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.jsonl.gz"})
  void whatWasCutOffIsShownUpToThere(String name) throws Exception {
    Path file = Tape.write(folder.resolve(name), EVENTS);
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(Files.size(file) * 2 / 3 + 1);
    }
    try (RecordedLog log = RecordedLog.open(file)) {
      assertThat(log.note()).contains("cut off in line " + (log.lastSeq() + 2));
      assertThat(log.lastSeq()).isBetween(EVENTS / 2, EVENTS - 1);
      assertThat(log.at(log.lastSeq())).contains(Tape.event(log.lastSeq()));
    }
  }

  @Test
  void longLinesAreChunksOfTheirOwn() throws Exception {
    Path file =
        Tape.write(
            folder.resolve("a.jsonl"),
            Tape.header(1, List.of()),
            40,
            seq -> new LoggedEvent(seq, seq, 0, 0, new Noticed(false, "x".repeat(900_000))));
    try (RecordedLog log = RecordedLog.open(file)) {
      assertThat(log.at(33).orElseThrow().seq()).isEqualTo(33);
      assertThat(log.seqAt(12)).isEqualTo(12);
    }
  }

  @Test
  void manyThreadsMayReadItAtOnce() throws Exception {
    try (RecordedLog log = RecordedLog.open(Tape.write(folder.resolve("a.jsonl"), EVENTS));
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        Random random = new Random(thread);
        all.add(
            threads.submit(() -> {
              for (int i = 0; i < 2_000; i++) {
                long seq = 1 + random.nextLong(EVENTS);
                assertThat(log.at(seq)).contains(Tape.event(seq));
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  @Test
  void aCompressedOneLeavesNoTemporaryFile() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (RecordedLog log = RecordedLog.open(Tape.write(folder.resolve("a.gz"), 10))) {
      assertThat(log.size()).isEqualTo(10);
    }
    try (var files = Files.list(temporary)) {
      assertThat(files.filter(f -> f.getFileName().toString().startsWith("cachescope-recording")))
          .isEmpty();
    }
  }
}
