package dev.heartline.memory.preference;

/**
 * What we hold true of one preference, and how firmly: a Beta distribution over "the value holds", from the prior
 * Beta(1, 1) on, whose mean is the confidence.
 *
 * <ul>
 *   <li>An explicit statement is worth {@value #STATEMENT} observations, times how sure the reader of the words is.
 *   <li>A statement of another value takes the place of the old one, since the latest word is the likeliest to hold. Against
 *       a correction by the user it first counts half and against it; the next one takes its place.
 *   <li>That the user goes along when the coach brings it up is worth {@value #TAKEN_UP}: they agreed to words that they were given.
 *   <li>Each occasion on which they do it is worth 1, and each on which they do otherwise 1 against it. It is reckoned from all of
 *       them each time, so that looking again adds nothing.
 *   <li>A correction by the user starts over with {@value #CORRECTION} observations; a confirmation adds as many.
 * </ul>
 *
 * @param supporting weight of the evidence for the value
 * @param opposing weight of the evidence against it
 * @param evidenceCount statements, and occasions, that support it
 */
record Belief(String value, double supporting, double opposing, int evidenceCount) {

    static final double STATEMENT = 4;
    static final double CORRECTION = 20;

    /** As much less than a statement as a memory that is used and taken up counts less than one that is told again. */
    static final double TAKEN_UP = 2.4;

    /** @param confidence 0..1, of who read the statement */
    static Belief fromStatement(String value, double confidence) {
        return new Belief(value, STATEMENT * confidence, 0, 1);
    }

    static Belief fromCorrection(String value) {
        return new Belief(value, CORRECTION, 0, 1);
    }

    /** After the user said it, or something else, once more. */
    Belief after(String stated, double confidence) {
        double weight = STATEMENT * confidence;
        if (stated.equals(value)) {
            return new Belief(value, supporting + weight, opposing, evidenceCount + 1);
        }
        double left = supporting / 2;
        double against = opposing + weight;
        return supporting < CORRECTION || against > left
                ? new Belief(stated, weight, left, 1)
                : new Belief(value, left, against, evidenceCount);
    }

    /** @param supporting occasions on which the user did it, {@code opposing} on which they did otherwise */
    static Belief fromOccasions(String value, int supporting, int opposing) {
        return new Belief(value, supporting, opposing, supporting);
    }

    /** After the coach brought it up and the user went along with it. */
    Belief takenUp() {
        return new Belief(value, supporting + TAKEN_UP, opposing, evidenceCount + 1);
    }

    /** After the user was asked, or said by hand, that it is so. */
    Belief confirmed() {
        return new Belief(value, supporting + CORRECTION, opposing, evidenceCount + 1);
    }

    /** 0..1 */
    double confidence() {
        return (1 + supporting) / (2 + supporting + opposing);
    }
}
