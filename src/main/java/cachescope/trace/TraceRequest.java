package cachescope.trace;

/** One request of a trace: who is asked for, and whether it is a write. */
public record TraceRequest(long userId, boolean write) {}
