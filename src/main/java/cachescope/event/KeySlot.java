package cachescope.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The hash slot of a key in a Redis Cluster: CRC16 (XMODEM) modulo 16384, of what stands between
 * the first braces where something does. Redis Cluster specification, "Key distribution model".
 */
public final class KeySlot {
  public static final int SLOTS = 16_384;

  private static final int[] TABLE = table();

  private KeySlot() {}

  /** 0 to 16383. */
  public static int of(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    int to = bytes.length;
    int open = indexOf(bytes, '{', 0);
    if (open >= 0) {
      int close = indexOf(bytes, '}', open + 1);
      if (close > open + 1) {
        from = open + 1;
        to = close;
      }
    }
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = ((crc << 8) ^ TABLE[((crc >>> 8) ^ bytes[i]) & 0xff]) & 0xffff;
    }
    return crc % SLOTS;
  }

  /** Whether the key's slot is among these; no ranges at all mean every slot. */
  public static boolean among(String key, List<SlotRange> ranges) {
    if (ranges.isEmpty()) {
      return true;
    }
    int slot = of(key);
    return ranges.stream().anyMatch(range -> range.contains(slot));
  }

  private static int indexOf(byte[] bytes, char wanted, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
      table[i] = crc & 0xffff;
    }
    return table;
  }
}
