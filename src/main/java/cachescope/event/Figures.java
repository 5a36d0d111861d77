package cachescope.event;

import java.util.Locale;

/**
 * Numbers as they are written for a person: three digits that count, thin spaces, always a unit.
 */
public final class Figures {
  private static final char THIN = '\u2009';

  private Figures() {}

  /**
   * A measured duration: {@code 0.38 ms}, {@code 12.4 ms}, {@code 1 001 ms}, {@code 12.4 s}, {@code
   * 3 min}.
   */
  public static String duration(long nanos) {
    double micros = nanos / 1e3;
    double millis = nanos / 1e6;
    if (micros < 10) {
      return fixed(micros, 1) + " µs";
    }
    if (millis < 0.0995) {
      return fixed(micros, 0) + " µs";
    }
    if (millis < 9.995) {
      return fixed(millis, 2) + " ms";
    }
    if (millis < 99.95) {
      return fixed(millis, 1) + " ms";
    }
    if (millis < 9_999.5) {
      return count(Math.round(millis)) + " ms";
    }
    return millis < 99_950 ? fixed(millis / 1e3, 1) + " s" : span(nanos);
  }

  /** A span of time to the second, rounded down: {@code 4 s}, {@code 3 min}, {@code 2 h}. */
  public static String span(long nanos) {
    long seconds = Math.max(0, nanos) / 1_000_000_000L;
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
  }

  /** A whole number in groups of three: {@code 1 001}, {@code 9 873}. */
  public static String count(long n) {
    String digits = Long.toString(Math.abs(n));
    var out = new StringBuilder(n < 0 ? "\u2212" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        out.append(THIN);
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }

  /** So many of something: {@code 1 key}, {@code 2 keys}. */
  public static String count(long n, String one) {
    return count(n) + " " + one + (n == 1 ? "" : "s");
  }

  /** A rate: {@code 3.4}, {@code 40}, {@code 9 873}; without its unit. */
  public static String rate(double perSecond) {
    return perSecond < 9.95
        ? fixed(perSecond, perSecond == 0 ? 0 : 1)
        : count(Math.round(perSecond));
  }

  /** A share from 0 to 1 in per cent: {@code 91.4 %}; a dash where there is none. */
  public static String percent(double share) {
    if (Double.isNaN(share)) {
      return "–";
    }
    double percent = share * 100;
    boolean whole = percent == 0 || percent == 100;
    double shown = whole ? percent : Math.clamp(percent, 0.1, 99.9);
    return fixed(shown, whole ? 0 : 1) + " %";
  }

  /** A factor: {@code 12×}, {@code 1.4×}, {@code 1 053×}. */
  public static String times(double factor) {
    return (factor < 9.95 ? fixed(factor, 1) : count(Math.round(factor))) + "×";
  }

  /**
   * A size: {@code 118 B}, {@code 64 KB}, {@code 2.9 MB}; a KB has 1,024 bytes, as Redis counts.
   */
  public static String bytes(long bytes) {
    if (bytes < 1_024) {
      return bytes + " B";
    }
    double kilo = bytes / 1_024.0;
    if (kilo < 1_023.5) {
      return trimmed(kilo) + " KB";
    }
    double mega = kilo / 1_024;
    return mega < 1_023.5 ? trimmed(mega) + " MB" : trimmed(mega / 1_024) + " GB";
  }

  /** A part of a whole: {@code 2.9 of 3 MB}. */
  public static String bytes(long part, long whole) {
    String some = bytes(part);
    String all = bytes(whole);
    String unit = all.substring(all.indexOf(' '));
    return some.endsWith(unit)
        ? some.substring(0, some.length() - unit.length()) + " of " + all
        : some + " of " + all;
  }

  /** Time since the session began: {@code 00:04:12}. */
  public static String clock(long nanos) {
    long s = Math.max(0, nanos) / 1_000_000_000L;
    return String.format(Locale.ROOT, "%02d:%02d:%02d", s / 3_600, s / 60 % 60, s % 60);
  }

  /** Time since the session began, to the millisecond: {@code 04:12.381}. */
  public static String stamp(long nanos) {
    long ms = Math.max(0, nanos) / 1_000_000L;
    return String.format(Locale.ROOT, "%02d:%02d.%03d", ms / 60_000, ms / 1_000 % 60, ms % 1_000);
  }

  private static String trimmed(double value) {
    return value >= 9.95 || value == Math.rint(value) ? count(Math.round(value)) : fixed(value, 1);
  }

  private static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
