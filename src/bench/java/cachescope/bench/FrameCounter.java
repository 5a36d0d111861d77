package cachescope.bench;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Counts the frames whose pixels changed: at every pulse it reads the middle of the screen, where
 * requests and keys are drawn, and compares it with what was there one pulse before. A frame that
 * changed elsewhere only does not count. What that costs is the drawing thread's to pay. Confined
 * to JavaFX's thread, but for {@link #figures}, to be asked when no pulse runs it any more.
 */
final class FrameCounter implements Runnable {
  private static final long LONGEST = 60_000_000_000L;

  private final DrawnWindow window;
  private final Histogram gaps = new Histogram(LONGEST, 3);
  private final DrawnWindow.Part part;
  private int[] before;
  private int[] pixels;
  private long pulses;
  private long frames;
  private long looking;
  private long firstPulse;
  private long lastPulse;
  private long lastFrame;

  FrameCounter(DrawnWindow window) {
    this.window = window;
    part = window.middle();
    before = new int[part.size()];
    pixels = new int[part.size()];
  }

  @Override
  public void run() {
    long now = System.nanoTime();
    window.read(part, pixels);
    if (pulses++ == 0) {
      firstPulse = now;
      lastFrame = now;
      swap();
    } else if (!Arrays.equals(before, pixels)) {
      frames++;
      gaps.recordValue(Math.min(LONGEST, now - lastFrame));
      lastFrame = now;
      swap();
    }
    lastPulse = now;
    looking += System.nanoTime() - now;
  }

  private void swap() {
    int[] old = before;
    before = pixels;
    pixels = old;
  }

  /**
   * What was counted.
   *
   * @param looking nanoseconds that reading and comparing took, on average a pulse
   */
  record Figures(
      double seconds,
      long pulses,
      double framesASecond,
      double pulsesASecond,
      double gapMedian,
      double gap99,
      double gapLongest,
      double looking) {}

  Figures figures() {
    double seconds = (lastPulse - firstPulse) / 1e9;
    return new Figures(
        seconds,
        pulses,
        frames / seconds,
        (pulses - 1) / seconds,
        gaps.getValueAtPercentile(50) / 1e6,
        gaps.getValueAtPercentile(99) / 1e6,
        gaps.getMaxValue() / 1e6,
        (double) looking / Math.max(1, pulses) / 1e6);
  }
}
