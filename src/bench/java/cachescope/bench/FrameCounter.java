package cachescope.bench;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Counts the frames whose pixels changed: at every pulse it reads the whole screen and compares it
 * with what was there one pulse before. What that costs is the drawing thread's to pay. Confined to
 * JavaFX's thread, but for {@link #figures}, to be asked when no pulse runs it any more.
 */
final class FrameCounter implements Runnable {
  private static final long LONGEST = 60_000_000_000L;

  private final DrawnWindow window;
  private final Histogram gaps = new Histogram(LONGEST, 3);
  private int[] before = new int[0];
  private long pulses;
  private long frames;
  private long changedPixels;
  private long looking;
  private long firstPulse;
  private long lastPulse;
  private long lastFrame;

  FrameCounter(DrawnWindow window) {
    this.window = window;
  }

  @Override
  public void run() {
    long now = System.nanoTime();
    int[] pixels = window.pixels();
    if (pulses++ == 0) {
      firstPulse = now;
      lastFrame = now;
      before = pixels.clone();
    } else if (!Arrays.equals(before, pixels)) {
      frames++;
      gaps.recordValue(Math.min(LONGEST, now - lastFrame));
      lastFrame = now;
      changedPixels += take(pixels);
    }
    lastPulse = now;
    looking += System.nanoTime() - now;
  }

  private int take(int[] pixels) {
    int changed = 0;
    for (int i = 0; i < pixels.length; i++) {
      changed += before[i] == pixels[i] ? 0 : 1;
    }
    System.arraycopy(pixels, 0, before, 0, pixels.length);
    return changed;
  }

  /**
   * What was counted.
   *
   * @param looking nanoseconds that reading and comparing took, on average a pulse
   */
  record Figures(
      double seconds,
      double framesASecond,
      double pulsesASecond,
      double gapMedian,
      double gap99,
      double gapLongest,
      double pixelsAFrame,
      double looking) {}

  Figures figures() {
    double seconds = (lastPulse - firstPulse) / 1e9;
    return new Figures(
        seconds,
        frames / seconds,
        (pulses - 1) / seconds,
        gaps.getValueAtPercentile(50) / 1e6,
        gaps.getValueAtPercentile(99) / 1e6,
        gaps.getMaxValue() / 1e6,
        (double) changedPixels / Math.max(1, frames),
        (double) looking / Math.max(1, pulses) / 1e6);
  }
}
