package cachescope.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TraceFileTest {
  @TempDir private Path folder;

  private record Read(List<Long> keys, List<Integer> sizes) {}

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(UTF_8));
  }

  private static Read read(Path path, TraceFormat format) throws IOException {
    List<Long> keys = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    try (RequestSource source = TraceFile.of(path, format).open()) {
      long[] some = new long[7];
      int[] bytes = new int[7];
      for (int count = source.read(some, bytes); count > 0; count = source.read(some, bytes)) {
        Arrays.stream(some, 0, count).forEach(keys::add);
        Arrays.stream(bytes, 0, count).forEach(sizes::add);
      }
    }
    return new Read(keys, sizes);
  }

  private static Read read(Path path) throws IOException {
    return read(path, TraceFormat.AUTO);
  }

  @Test
  void keysALine() throws Exception {
    Path path = file("a.txt", "7\n0\r\n\n# a comment\n*\n-12\n7");
    assertThat(read(path).keys()).containsExactly(7L, 0L, -12L, 7L);
    assertThat(read(path).sizes()).containsOnly(1);
    assertThat(TraceFile.of(path, TraceFormat.AUTO).sized()).isFalse();
    assertThat(TraceFile.of(path, TraceFormat.AUTO).name()).isEqualTo("a.txt");
  }

  @Test
  void keysOnOneLineWithBlanks() throws Exception {
    assertThat(read(file("a.txt", "1 2 2  1 3 4 1 2 3 1 \n 5")).keys())
        .containsExactly(1L, 2L, 2L, 1L, 3L, 4L, 1L, 2L, 3L, 1L, 5L);
  }

  @Test
  void textIsAKeyToo() throws Exception {
    List<Long> keys =
        read(file("a.txt", "user:1\nuser:2\nuser:1\n007\n7\n99999999999999999999")).keys();
    assertThat(keys.get(0)).isEqualTo(keys.get(2)).isNotEqualTo(keys.get(1));
    assertThat(keys.get(3)).isNotEqualTo(7L);
    assertThat(keys.get(4)).isEqualTo(7L);
    assertThat(keys).doesNotContain(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,100\n2,50\n1,100\n",
        "1;100;0.5\n2;50;0.6\n1;100;0.7",
        "1\t100\n2\t50\n1\t100\n",
        "time,obj_size,obj_id\n0,100,1\n1,50,2\n2,100,1\n",
        "\uFEFFkey,size\n1,100\n2,50\n1,100\n",
        "\"timestamp\", \"key\", \"size\"\n0, \"1\", 100\n5, \"2\", 50\n6, \"1\", 100\n"
      })
  void sizesInColumns(String text) throws Exception {
    Path path = file("a.csv", text);
    assertThat(read(path).keys()).containsExactly(1L, 2L, 1L);
    assertThat(read(path).sizes()).containsExactly(100, 50, 100);
    assertThat(TraceFile.of(path, TraceFormat.AUTO).sized()).isTrue();
  }

  @Test
  void sizesOfNothingWeighAByte() throws Exception {
    assertThat(read(file("a.csv", "1,0\n")).sizes()).containsExactly(1);
  }

  @Test
  void namesWithoutASizeHaveNone() throws Exception {
    Path path = file("a.csv", "time,key\n1,5\n2,6\n");
    assertThat(read(path).keys()).containsExactly(5L, 6L);
    assertThat(TraceFile.of(path, TraceFormat.AUTO).sized()).isFalse();
  }

  @Test
  void blocksOfArc() throws Exception {
    assertThat(read(file("P1.lis", "10 3 0 0\n5 1 0 1\n\n7 0 0 2\n")).keys())
        .containsExactly(10L, 11L, 12L, 5L);
  }

  @Test
  void longsOfCaffeine() throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(24).putLong(3).putLong(Long.MIN_VALUE).putLong(3);
    assertThat(read(file("a.longs", bytes.array())).keys()).containsExactly(3L, Long.MIN_VALUE, 3L);
    assertThat(read(file("a.bin", bytes.array()), TraceFormat.LONGS).keys()).hasSize(3);
  }

  @Test
  void oracleGeneralOfLibCacheSim() throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(72).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0).putLong(7).putInt(4_096).putLong(3);
    bytes.putInt(1).putLong(-8).putInt(0).putLong(-1);
    bytes.putInt(1).putLong(7).putInt(-1).putLong(-1);
    Read read = read(file("w1.oracleGeneral", bytes.array()));
    assertThat(read.keys()).containsExactly(7L, -8L, 7L);
    assertThat(read.sizes()).containsExactly(4_096, 1, Integer.MAX_VALUE);
  }

  private interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] bytes, Packer packer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = packer.over(out)) {
      packing.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void packedFilesAreKnownByTheirBeginning() throws Exception {
    StringBuilder text = new StringBuilder();
    LongStream.range(0, 100_000).forEach(key -> text.append(key * key).append('\n'));
    byte[] bytes = text.toString().getBytes(UTF_8);
    List<Long> keys = LongStream.range(0, 100_000).map(key -> key * key).boxed().toList();
    assertThat(read(file("a.gz", packed(bytes, GZIPOutputStream::new))).keys()).isEqualTo(keys);
    assertThat(
            read(file("b", packed(bytes, out -> new XZOutputStream(out, new LZMA2Options()))))
                .keys())
        .isEqualTo(keys);
    assertThat(read(file("c.txt", packed(bytes, ZstdOutputStream::new))).keys()).isEqualTo(keys);
  }

  @Test
  void packedFilesThatWereCutOffAreRefused() throws Exception {
    byte[] bytes = new byte[300_000];
    new java.util.SplittableRandom(1).nextBytes(bytes);
    for (Packer packer :
        List.<Packer>of(
            GZIPOutputStream::new,
            out -> new XZOutputStream(out, new LZMA2Options()),
            ZstdOutputStream::new)) {
      byte[] whole = packed(bytes, packer);
      Path path = file("cut", Arrays.copyOf(whole, whole.length / 2));
      assertThatThrownBy(() -> read(path, TraceFormat.LONGS))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(path.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEXT | 1,100~2,much~  | line 2: the size must be a whole number of bytes up to 2147483647,"
            + " not 'much'",
        "TEXT | 1,100~2,-5~    | line 2: the size must be a whole number",
        "TEXT | 1,100~2,5000000000~ | not '5000000000'",
        "TEXT | 1,100~,50~     | line 2 has no key",
        "TEXT | size,key~5~    | line 2 has no key",
        "ARC  | 1 2 3~x 1~     | line 2 must begin with the first block",
        "ARC  | 5~             | line 1 must begin with the first block",
        "ARC  | 1 -4 0 0~      | line 1 must begin",
        "ARC  | 1 999999999999 | line 1 must begin",
        "LONGS | 1234567       | ends in the middle: it was cut off",
        "ORACLE | 1234567      | ends in the middle: it was cut off"
      })
  void whatIsWrongIsSaidWithItsPlace(TraceFormat format, String text, String sentence)
      throws Exception {
    Path path = file("bad.csv", text.strip().replace('~', '\n'));
    assertThatThrownBy(() -> read(path, format))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContaining(sentence.strip());
  }

  @Test
  void filesThatAreNoTracesAreRefused() throws Exception {
    Path none = folder.resolve("none.txt");
    assertThatThrownBy(() -> read(none)).hasMessage("There is no file " + none + ".");
    assertThatThrownBy(() -> read(folder)).hasMessage(folder + " is a folder, not a trace");
    Path binary = file("a.dat", new byte[] {1, 2, 3, 0, 5});
    assertThatThrownBy(() -> read(binary))
        .hasMessageContaining("is not text; say how it is written");
    Path endless = file("a.txt", "x".repeat(200_000));
    assertThatThrownBy(() -> read(endless)).hasMessageContaining("line 1 is longer than 64 KB");
    assertThat(read(file("empty.txt", "")).keys()).isEmpty();
    assertThat(read(file("short.txt", "4")).keys()).containsExactly(4L);
  }
}
