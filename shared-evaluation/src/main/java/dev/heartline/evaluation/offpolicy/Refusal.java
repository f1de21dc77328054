package dev.heartline.evaluation.offpolicy;

/** Why a log says nothing about another policy. */
public enum Refusal {
    /** The other policy does what the log could never have shown. */
    NO_SUPPORT("the other policy would do what this log could not have shown"),
    /** A few rows with large weights would decide. */
    EFFECTIVE_SIZE_TOO_SMALL("the log is worth fewer than 1,000 rows for this question"),
    /** Weights average 1 where the logged chances are those that were drawn from. */
    WEIGHTS_DO_NOT_AVERAGE_ONE("the mean weight is outside 0.9 to 1.1: the logged chances are not what was drawn from");

    private final String why;

    Refusal(String why) {
        this.why = why;
    }

    public String why() {
        return why;
    }
}
