package cachescope.redis;

import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Something that listens on a port and answers each command with the bytes that a test wants. */
final class FakeRedis implements AutoCloseable {
  private final ServerSocket socket;
  private final UnaryOperator<String> replies;

  private FakeRedis(ServerSocket socket, UnaryOperator<String> replies) {
    this.socket = socket;
    this.replies = replies;
  }

  /** Greets as an old Redis does, then answers every command with {@code reply}. */
  static FakeRedis answering(String reply) {
    return of(command ->
        switch (command) {
          case "HELLO" -> "-ERR unknown command `HELLO`\r\n";
          case "CLIENT" -> "+OK\r\n";
          default -> reply;
        });
  }

  /**
   * @param replies the reply to a command by its name, in capitals
   */
  static FakeRedis of(UnaryOperator<String> replies) {
    try {
      FakeRedis fake =
          new FakeRedis(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), replies);
      Thread.ofVirtual().start(fake::accept);
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RedisTarget target() {
    return new RedisTarget("127.0.0.1", socket.getLocalPort(), 0, false, Credentials.NONE);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      OutputStream out = client.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("*")) {
          out.write(replies.apply(command(in, line)).getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
        }
      }
    } catch (IOException e) {
      // The client went away.
    }
  }

  private static String command(BufferedReader in, String array) throws IOException {
    String name = "";
    for (int i = 0; i < Integer.parseInt(array.substring(1)); i++) {
      in.readLine();
      String word = in.readLine();
      name = i == 0 ? String.valueOf(word).toUpperCase(Locale.ROOT) : name;
    }
    return name;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
