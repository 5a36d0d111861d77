package cachescope.uses;

import cachescope.event.UseEvent.Flaw;
import cachescope.event.UseEvent.Reply;

/**
 * What a visitor got.
 *
 * @param tier that answered
 * @param status of HTTP
 * @param bytes of the body on the wire
 * @param ageMillis -1: not known
 * @param nanos measured by the visitor
 */
record Answer(
    String tier, Reply reply, int status, long bytes, long ageMillis, Flaw flaw, long nanos) {}
