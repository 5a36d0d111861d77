package cachescope.scenario.race;

/**
 * One step of a race, and how things stood after it.
 *
 * @param number from 1
 * @param answer what the actor's request was answered with, where this was its last step; empty
 *     text: it is under way
 * @param held what Redis holds
 * @param database the version that the database holds
 */
public record RaceStep(
    int number, Actor actor, Deed deed, String answer, Held held, long database) {}
