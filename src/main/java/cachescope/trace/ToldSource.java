package cachescope.trace;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.ZipException;

/** A file's requests; whatever is wrong with it is told with the file's name. */
final class ToldSource implements RequestSource {
  private final Path path;
  private final RequestSource source;

  ToldSource(Path path, RequestSource source) {
    this.path = path;
    this.source = source;
  }

  @Override
  public int read(long[] keys, int[] sizes) throws IOException {
    try {
      return source.read(keys, sizes);
    } catch (EOFException e) {
      throw new IOException(path + " ends in the middle: it was cut off", e);
    } catch (ZipException e) {
      throw new IOException(path + " is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw TraceFile.told(path, e);
    }
  }

  @Override
  public OptionalLong length() {
    return source.length();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
