package cachescope.event;

/** Why a call to the cache failed. */
public enum CacheFault {
  /** Nobody listens there, or the host is unknown. */
  REFUSED,
  /** No answer within the time-out; a write may have been applied all the same. */
  TIMEOUT,
  /** The connection was cut in the middle. */
  CUT,
  /** WRONGPASS: the password was refused. */
  PASSWORD_REFUSED,
  /** NOAUTH: the server wants a password. */
  PASSWORD_WANTED,
  /** NOPERM: a right is missing. */
  NO_PERMISSION,
  /** OOM: no memory for a write; reads are still served. */
  OUT_OF_MEMORY,
  /** READONLY: this node is a replica. */
  READ_ONLY,
  /** LOADING: the server is reading its data set. */
  LOADING,
  /** MASTERDOWN: a replica without its master. */
  MASTER_DOWN,
  /** MOVED, ASK, CLUSTERDOWN: this is a cluster. */
  CLUSTER,
  /** One shard of a Cluster is away; the others answer. */
  SHARD_LOST,
  /** All connections of the pool are busy. */
  POOL_EXHAUSTED,
  /** Transport security failed, or only one side speaks it. */
  TLS,
  /** Whatever answered is not Redis, or speaks nonsense. */
  NOT_REDIS,
  /** WRONGTYPE: the key holds another type of value, somebody else's. */
  WRONG_TYPE,
  /** Whoever asked did not wait; no fault of the cache. */
  GIVEN_UP,
  /** Any other answer of the server; the sentence has its words. */
  OTHER
}
