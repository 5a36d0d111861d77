package cachescope.trace;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A trace in a file, read as a stream in bounded memory; gz, xz and zst are recognized by their
 * first bytes.
 *
 * @param format never {@link TraceFormat#AUTO}
 * @param sized whether its requests have sizes
 */
public record TraceFile(Path path, TraceFormat format, boolean sized) implements RequestTrace {
  private static final int BUFFER = 1 << 16;
  private static final int LOOK = 4096;
  private static final int XZ_KIBIBYTES = 256 << 10;
  private static final byte[] GZ = {0x1f, (byte) 0x8b};
  private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
  private static final byte[] ZST = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  /**
   * Looks at a file's name and its beginning.
   *
   * @throws IOException with a sentence where it cannot be read, or is binary in an unknown format
   */
  public static TraceFile of(Path path, TraceFormat format) throws IOException {
    try (InputStream in = unpacked(path)) {
      byte[] beginning = in.readNBytes(LOOK);
      TraceFormat known = format == TraceFormat.AUTO ? byName(path) : format;
      boolean text = known == TraceFormat.TEXT || known == TraceFormat.ARC;
      if (text && binary(beginning)) {
        throw new IOException(
            path + " is not text; say how it is written: --format oracle or --format longs");
      }
      boolean sized =
          known == TraceFormat.ORACLE
              || (known == TraceFormat.TEXT && TextColumns.of(beginning).sized());
      return new TraceFile(path, known, sized);
    } catch (IOException e) {
      throw told(path, e);
    }
  }

  private static TraceFormat byName(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    String bare = name.replaceFirst("\\.(gz|xz|zst)$", "");
    if (bare.contains("oraclegeneral")) {
      return TraceFormat.ORACLE;
    }
    if (bare.endsWith(".lis") || bare.endsWith(".arc")) {
      return TraceFormat.ARC;
    }
    return bare.endsWith(".longs") ? TraceFormat.LONGS : TraceFormat.TEXT;
  }

  private static boolean binary(byte[] beginning) {
    for (byte each : beginning) {
      if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
        return true;
      }
    }
    return false;
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public RequestSource open() throws IOException {
    try {
      InputStream in = unpacked(path);
      return new ToldSource(
          path,
          switch (format) {
            case ARC -> new ArcSource(new TextLines(in));
            case LONGS -> new LongsSource(in);
            case ORACLE -> new OracleSource(in);
            case TEXT, AUTO -> new TextSource(new TextLines(in));
          });
    } catch (IOException e) {
      throw told(path, e);
    }
  }

  private static InputStream unpacked(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(path + " is a folder, not a trace");
    }
    InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    try {
      file.mark(XZ.length);
      byte[] magic = file.readNBytes(XZ.length);
      file.reset();
      if (begins(magic, GZ)) {
        return new GZIPInputStream(file, BUFFER);
      }
      if (begins(magic, XZ)) {
        return new XZInputStream(file, XZ_KIBIBYTES);
      }
      return begins(magic, ZST) ? new ZstdInputStream(file).setContinuous(false) : file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static boolean begins(byte[] text, byte[] with) {
    return text.length >= with.length && Arrays.equals(text, 0, with.length, with, 0, with.length);
  }

  /** As a person is told of it. */
  static IOException told(Path path, IOException e) {
    String sentence =
        switch (e) {
          case NoSuchFileException _ -> "There is no file " + path + ".";
          case AccessDeniedException _ -> path + " may not be read.";
          default -> {
            String message = String.valueOf(e.getMessage());
            yield message.startsWith(path.toString()) ? message : path + ": " + message;
          }
        };
    return new IOException(sentence, e);
  }
}
