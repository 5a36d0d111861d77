package cachescope.session;

import cachescope.event.Intent;
import cachescope.event.SessionClock;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The playhead's own thread: takes wishes for the picture, and publishes what is seen. Nobody waits
 * for it. Of many seeks in a row only the newest is granted, so that the picture follows the
 * pointer.
 */
final class Projector implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Projector.class.getName());
  private static final long FRAME = 15_000_000L;

  private record Wish(Intent.ForPicture what, long now, long seq) {}

  private final Playhead playhead;
  private final SessionClock clock;
  private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
  private final Queue<Consumer<Playhead>> looks = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean running = true;
  private volatile Optional<Picture> picture = Optional.empty();

  Projector(Playhead playhead, SessionClock clock) {
    this.playhead = playhead;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("picture").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** What is seen of a moment in the past; empty where the present is. */
  Optional<Picture> picture() {
    return picture;
  }

  /**
   * Hands a wish in; returns at once.
   *
   * @param now session nanoseconds
   * @param seq the last event in the picture, where it shows the present
   */
  void wish(Intent.ForPicture what, long now, long seq) {
    wishes.add(new Wish(what, now, seq));
    LockSupport.unpark(thread);
  }

  /** Holds what is seen now, until the wish that follows is granted. */
  void hold(Picture seen) {
    picture = Optional.of(seen);
  }

  /** Lets somebody look at the playhead on its own thread, after the wishes so far. */
  void look(Consumer<Playhead> who) {
    looks.add(who);
    LockSupport.unpark(thread);
  }

  private void run() {
    while (running) {
      try {
        round();
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "the picture met a fault of ours and goes on", e);
      }
      if (!wishes.isEmpty() || !looks.isEmpty()) {
        continue;
      }
      if (playhead.playback().mode() == Playback.Mode.SLOW) {
        LockSupport.parkNanos(FRAME);
      } else {
        LockSupport.park();
      }
    }
  }

  private void round() {
    boolean changed = false;
    for (Wish wish; (wish = wishes.poll()) != null; ) {
      Wish next = wishes.peek();
      if (wish.what() instanceof Intent.SeekTo
          && next != null
          && next.what() instanceof Intent.SeekTo) {
        continue;
      }
      playhead.grant(wish.what(), wish.now(), wish.seq());
      changed = true;
    }
    changed |= playhead.advance(clock.now());
    if (changed && wishes.isEmpty()) {
      picture = playhead.picture(clock.now());
    }
    for (Consumer<Playhead> look; (look = looks.poll()) != null; ) {
      look.accept(playhead);
    }
  }

  /** Ends the thread some time soon. */
  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
  }
}
