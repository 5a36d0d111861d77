package cachescope.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files from strangers (FAULTS 58): each is refused with a sentence that names the line, before it
 * has taken much memory.
 */
class HostileFileTest {
  private static final String HEADER =
      "{\"cachescope\":\"recording\",\"version\":2,\"program\":\"x\","
          + "\"startedAt\":\"2026-01-31T12:00:00Z\",\"from\":1,\"prelude\":[]}\n";
  private static final String COMMON = "{\"seq\":1,\"at\":2,\"inRun\":0,\"rev\":3,";

  /** The largest buffer is twice the longest line that is let in. */
  private static final long MOST_MEMORY = 400L << 20;

  @TempDir Path folder;
  private long before;

  @BeforeEach
  void looksAtTheHeap() {
    before = allocated();
  }

  @AfterEach
  void hasNotTakenMuchMemory() {
    assertThat(allocated() - before).isLessThan(MOST_MEMORY);
  }

  /** Bytes that this thread has asked for, garbage included. */
  private static long allocated() {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  @Test
  void aMillionNestedListsAreRefused() throws IOException {
    refused(file("[".repeat(1_000_000)), "line 1", "not a recording");
    refused(file(HEADER + "[".repeat(1_000_000) + "\n"), "line 2", "an object is needed");
    refused(
        file(HEADER + COMMON + "\"type\":\"Resynced\",\"keys\":" + "[".repeat(1_000_000) + "\n"),
        "line 2");
    refused(
        file(
            HEADER
                + COMMON
                + "\"type\":\"SettingsChanged\",\"revision\":1,\"settings\":"
                + "{\"a\":".repeat(1_000_000)
                + "\n"),
        "line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HEADER})
  void tenGigabytesOfZerosInAFewMegabytesAreRefused(String start) throws IOException {
    Path bomb = folder.resolve("bomb.jsonl.gz");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(bomb), 1 << 16) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      out.write(start.getBytes(UTF_8));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < (start.isEmpty() ? 300 : 10_240); i++) {
        out.write(zeros);
      }
    }
    refused(bomb, start.isEmpty() ? "line 1" : "line 2");
  }

  @Test
  void manySoundLinesThatWereCompressedToNothingAreRefused() throws IOException {
    Path bomb = folder.resolve("bomb.gz");
    String line = COMMON + "\"type\":\"Noticed\",\"trouble\":false,\"sentence\":\"%s\"}\n";
    byte[] first = line.formatted("a".repeat(900_000)).getBytes(UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write(HEADER.getBytes(UTF_8));
      for (int i = 1; i < 100; i++) {
        first[7] = (byte) ('0' + i % 10);
        out.write(first);
      }
    }
    refused(bomb, "Line");
  }

  @Test
  void aLineOfAHundredMegabytesIsRefused() throws IOException {
    Path file = folder.resolve("long.jsonl");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(HEADER.getBytes(UTF_8));
      out.write((COMMON + "\"type\":\"KeySet\",\"key\":\"").getBytes(UTF_8));
      byte[] letters = "a".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 100; i++) {
        out.write(letters);
      }
      out.write("\"}\n".getBytes(UTF_8));
    }
    refused(file, "line 2", "longer than");
  }

  @Test
  void anObjectOfAMillionFieldsIsRefused() throws IOException {
    StringBuilder fields = new StringBuilder(HEADER + COMMON);
    fields.append("\"type\":\"EventsLeftOut\",\"from\":0,\"to\":1,\"outcomes\":{},\"latency\":{},");
    fields.append("\"byType\":{");
    for (int i = 0; i < 1_000_000; i++) {
      fields.append("\"f").append(i).append("\":1,");
    }
    refused(file(fields + "\"z\":1}}\n"), "line 2", "more than 1000 fields");
    refused(file(fields.toString().replace(HEADER, "")), "line 1", "not a recording");
  }

  @Test
  void aTextOfManyMegabytesIsRefused() throws IOException {
    refused(
        file(HEADER + COMMON + "\"type\":\"KeySet\",\"key\":\"" + "a".repeat(2 << 20) + "\"}\n"),
        "line 2",
        "too long a text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"seq\":2,\"at\":2,\"inRun\":0,\"rev\":3,\"type\":\"KeySet\",\"key\":\"a\"}"
            + "|event 2 stands where event 1 should",
        "{\"seq\":1,\"at\":-1,\"inRun\":0,\"rev\":3,\"type\":\"KeySet\",\"key\":\"a\"}|\"at\"",
        "{\"seq\":1,\"at\":9223372036854775807,\"inRun\":0,\"rev\":3,\"type\":\"KeySet\",\"key\":\"a\"}|ten"
            + " years",
        "{\"seq\":1,\"at\":1,\"inRun\":0,\"rev\":3,\"type\":\"Runtime\"}|not a type of event",
        "{\"seq\":1,\"at\":1,\"inRun\":0,\"rev\":3,\"type\":\"EventsLeftOut\",\"from\":0,\"to\":1,"
            + "\"outcomes\":{},\"latency\":{\"HIT\":{\"nanos\":[5],\"counts\":[9000000000000]}},"
            + "\"byType\":{}}|too large",
        "hello|not JSON",
        "{\"seq\":1}{\"seq\":2}|lacks its type"
      })
  void aBrokenLineIsNamedWithItsReason(String line, String reason) throws IOException {
    refused(file(HEADER + line + "\n"), "Line 2:", reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"cachescope\":\"recording\",\"version\":1}|version 1 of the format",
        "{\"cachescope\":\"recording\",\"version\":-1}|version -1 of the format",
        "{\"cachescope\":\"lesson\",\"version\":2}|not a recording of CacheScope",
        "{\"cachescope\":\"recording\",\"version\":2}|lacks the field \"program\"",
        "PK\u0003\u0004|not a recording of CacheScope",
        "<html>|not a recording of CacheScope"
      })
  void whatIsNoRecordingIsSaidToBeNone(String line, String reason) throws IOException {
    refused(file(line + "\n"), "Line 1:", reason);
  }

  @Test
  void whatAFileSaysIsNotRepeatedToATerminalAsItIs() throws IOException {
    Path file =
        file(HEADER + COMMON + "\"type\":\"\\u001b[31m" + "\u202e" + "a".repeat(10_000) + "\"}\n");
    Throwable refusal = catchThrowable(() -> RecordedLog.open(file));
    assertThat(refusal.getMessage())
        .hasSizeLessThan(400 + file.toString().length())
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void noFileOrNoFileToReadIsSaidSo() throws IOException {
    assertThatThrownBy(() -> RecordedLog.open(folder.resolve("none.jsonl")))
        .hasMessageStartingWith("There is no file ");
    assertThatThrownBy(() -> RecordedLog.open(folder)).hasMessageContaining("is not a file");
    assertThatThrownBy(() -> RecordedLog.open(file(""))).hasMessageContaining("is empty");
    Path damaged = folder.resolve("damaged.gz");
    Tape.write(damaged, 5_000);
    byte[] bytes = Files.readAllBytes(damaged);
    for (int i = 5_000; i < 5_100; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(damaged, bytes);
    assertThatThrownBy(() -> RecordedLog.open(damaged))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("Line ");
  }

  @Test
  void moreThanTheMostIsRefused() throws IOException {
    Path file = Tape.write(folder.resolve("a.jsonl"), 20_000);
    assertThatThrownBy(() -> RecordedLog.open(file, new Recording(), 1 << 20))
        .hasMessageContaining("larger than 1 MB");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("stranger.jsonl"), text);
  }

  private static void refused(Path file, String... words) {
    long began = System.nanoTime();
    Throwable refusal = catchThrowable(() -> RecordedLog.open(file).close());
    assertThat(refusal).isInstanceOf(RecordingException.class);
    assertThat(refusal.getMessage().toLowerCase(java.util.Locale.ROOT))
        .contains(java.util.stream.Stream.of(words).map(String::toLowerCase).toList());
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
  }
}
