/**
 * Who belongs together: what sentinels and the nodes of a Cluster say of each other.
 *
 * <ul>
 *   <li>Lives here: the map of a Cluster, and those who ask for it again and again.
 *   <li>May import: event, the ports of service, the sub-room client.
 *   <li>Must not know: keys, the service, who draws what.
 *   <li>Start at: {@link cachescope.redis.topology.ClusterMap}.
 * </ul>
 */
@NullMarked
package cachescope.redis.topology;

import org.jspecify.annotations.NullMarked;
