package cachescope.stage;

/**
 * Where a token is drawn at a moment.
 *
 * @param along 0 at the wire's beginning (client or service) to 1 at its end
 * @param leg the leg it stands for; without its reply, and as a mere request, until the reply is on
 *     its way back
 * @param stretched how many times longer the leg is drawn than it lasted; 1: true to scale
 * @param count requests that this token stands for, at least 1
 */
public record Spot(Token token, Leg leg, double along, double stretched, int count) {}
