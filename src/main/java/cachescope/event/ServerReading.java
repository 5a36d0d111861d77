package cachescope.event;

/**
 * What Redis says about itself (INFO and CONFIG GET). The counters are the whole server's, other
 * clients included.
 *
 * @param usedMemory bytes
 * @param maxMemory bytes; 0: no limit
 * @param policy maxmemory-policy
 * @param keysInDatabase DBSIZE of the selected database, everybody's keys
 */
public record ServerReading(
    long usedMemory,
    long maxMemory,
    String policy,
    long keysInDatabase,
    long evictedKeys,
    long expiredKeys,
    long keyspaceHits,
    long keyspaceMisses,
    int connectedClients) {}
