package cachescope.redis.doctor;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation in RESP2 with somebody who may not speak it at all: one command, one answer.
 *
 * <p>Every answer is bounded in time (two seconds, and the deadline of the whole visit), in length,
 * in number and in depth, so that nobody can hold us up or fill the memory. That is why it is not
 * Jedis that reads here.
 */
final class Line implements AutoCloseable {
  /** Longest wait for one answer, milliseconds. */
  static final int ANSWER_MILLIS = 2_000;

  private static final int LONGEST = 1 << 20;
  private static final int MOST = 10_000;
  private static final int DEEPEST = 5;

  private final Socket socket;
  private final InputStream in;
  private final long deadline;
  private long answerBy;
  private int left;
  private final byte[] buffer = new byte[8_192];
  private int at;
  private int filled;

  /**
   * @param deadline of the whole visit, {@link System#nanoTime}
   */
  Line(Socket socket, long deadline) throws IOException {
    this.socket = socket;
    this.deadline = deadline;
    this.in = socket.getInputStream();
  }

  /**
   * Sends a command and reads its answer.
   *
   * @throws StrangeException where no Redis would answer like that
   * @throws IOException where the connection failed
   */
  Reply ask(String... words) throws IOException {
    answerBy = Math.min(deadline, System.nanoTime() + ANSWER_MILLIS * 1_000_000L);
    left = LONGEST;
    socket.getOutputStream().write(bytes(words));
    return reply(0);
  }

  private static byte[] bytes(String... words) {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    command.writeBytes(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
    for (String word : words) {
      byte[] content = word.getBytes(StandardCharsets.UTF_8);
      command.writeBytes(("$" + content.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
      command.writeBytes(content);
      command.writeBytes(new byte[] {'\r', '\n'});
    }
    return command.toByteArray();
  }

  private Reply reply(int depth) throws IOException {
    int kind = next();
    return switch (kind) {
      case '+', ':' -> new Reply.Word(line());
      case '-' -> new Reply.Refusal(clean(line()));
      case '$' -> bulk(length(LONGEST));
      case '*' -> many(length(MOST), depth);
      case 'H' -> throw new StrangeException("it answers like HTTP");
      case 0x15, 0x16 -> throw new StrangeException("it speaks TLS");
      default -> throw new StrangeException("its answer makes no sense");
    };
  }

  private Reply many(int count, int depth) throws IOException {
    if (count < 0) {
      return new Reply.Nothing();
    }
    if (depth >= DEEPEST) {
      throw tooLarge();
    }
    List<Reply> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(reply(depth + 1));
    }
    return new Reply.Many(List.copyOf(parts));
  }

  private Reply bulk(int length) throws IOException {
    if (length < 0) {
      return new Reply.Nothing();
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      content.write(next());
    }
    next();
    next();
    return new Reply.Word(content.toString(StandardCharsets.UTF_8));
  }

  private int length(int most) throws IOException {
    String text = line();
    if (!text.matches("-?[0-9]{1,18}")) {
      throw new StrangeException("its answer makes no sense");
    }
    long length = Long.parseLong(text);
    if (length > most) {
      throw tooLarge();
    }
    return (int) Math.max(-1, length);
  }

  private String line() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int b = next(); b != '\r' && b != '\n'; b = next()) {
      content.write(b);
    }
    next();
    return content.toString(StandardCharsets.UTF_8);
  }

  private int next() throws IOException {
    if (left-- <= 0) {
      throw tooLarge();
    }
    if (at == filled) {
      fill();
    }
    return buffer[at++] & 0xFF;
  }

  private void fill() throws IOException {
    long millis = (answerBy - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("no whole answer in time");
    }
    socket.setSoTimeout((int) millis);
    int read = in.read(buffer);
    if (read < 0) {
      throw new EOFException("closed by the other side");
    }
    at = 0;
    filled = read;
  }

  private static StrangeException tooLarge() {
    return new StrangeException("it sent an answer too large for this program");
  }

  /** Bounded, and without control characters. */
  static String clean(String text) {
    String words = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
    return words.length() <= 300 ? words : words.substring(0, 300) + "…";
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It was of no use anyway.
    }
  }
}
