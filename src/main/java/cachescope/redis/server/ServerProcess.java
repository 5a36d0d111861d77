package cachescope.redis.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A running redis-server that does not outlive this JVM.
 *
 * <p>Between the two stands a shell that reads a pipe from us. However we end, the pipe ends; then
 * the shell kills the server and removes its folder. On Windows there is no such shell: there the
 * server is our own child, and a killed JVM leaves it behind.
 */
final class ServerProcess {
  private static final String WATCH =
      """
      folder=$1; shift
      trap '' INT TERM HUP
      "$@" </dev/null >"$folder/server.log" 2>&1 &
      server=$!
      echo $server
      cat >/dev/null
      kill -9 $server 2>/dev/null
      wait $server 2>/dev/null
      rm -rf -- "$folder"
      """;

  private static final long PATIENCE_SECONDS = 5;

  private final Process child;
  private final long pid;
  private final Optional<ProcessHandle> server;
  private final ServerFolder folder;

  private ServerProcess(
      Process child, long pid, Optional<ProcessHandle> server, ServerFolder folder) {
    this.child = child;
    this.pid = pid;
    this.server = server;
    this.folder = folder;
  }

  /**
   * Starts it; it may still end at once.
   *
   * @throws IOException with a sentence
   */
  static ServerProcess start(RedisBinary binary, ServerFolder folder, boolean windows)
      throws IOException {
    List<String> command = List.of(binary.path().toString(), folder.configuration().toString());
    return windows ? direct(command, folder) : watched(command, folder);
  }

  private static ServerProcess direct(List<String> command, ServerFolder folder)
      throws IOException {
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.log().toFile())
            .start();
    return new ServerProcess(child, child.pid(), Optional.of(child.toHandle()), folder);
  }

  private static ServerProcess watched(List<String> command, ServerFolder folder)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", WATCH, "cachescope-watch"));
    all.add(folder.path().toString());
    all.addAll(command);
    Process shell = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.matches("[0-9]{1,18}")) {
      shell.destroyForcibly();
      throw new IOException("/bin/sh could not start the server");
    }
    long pid = Long.parseLong(line);
    return new ServerProcess(shell, pid, ProcessHandle.of(pid), folder);
  }

  long pid() {
    return pid;
  }

  boolean alive() {
    return server.isPresent() && server.get().isAlive();
  }

  ServerFolder folder() {
    return folder;
  }

  /** Stops it in its tracks (SIGSTOP) or lets it go on (SIGCONT). */
  void signal(String name) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    try {
      if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new IOException("the signal " + name + " could not be sent to the server");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a signal was sent", e);
    } finally {
      kill.destroyForcibly();
    }
  }

  /** Kills it, also when it is stopped, and waits until it is gone with its folder. */
  void end() {
    try {
      server.ifPresent(ProcessHandle::destroyForcibly);
      child.getOutputStream().close();
      server.ifPresent(handle ->
          handle
              .onExit()
              .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .exceptionally(_ -> handle)
              .join());
      if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly();
      }
    } catch (IOException e) {
      child.destroyForcibly();
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    folder.remove();
  }
}
