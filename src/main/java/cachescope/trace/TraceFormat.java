package cachescope.trace;

/** How a trace's file is written, compressed or not. */
public enum TraceFormat {
  /** By the file's name, else {@link #TEXT}. */
  AUTO,
  /** Keys, or keys with sizes, as lines of text or CSV. */
  TEXT,
  /** The authors' of ARC: the first block and how many follow, on a line of text. */
  ARC,
  /** Caffeine's: each key 8 bytes, the highest first. */
  LONGS,
  /** libCacheSim's oracleGeneral: 24 bytes a request, the lowest first. */
  ORACLE
}
