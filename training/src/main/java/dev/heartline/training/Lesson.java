package dev.heartline.training;

/**
 * How a network learns.
 *
 * @param oneOfAll whether exactly one question is answered with yes (softmax), or each for itself (logistic)
 * @param units of its hidden layer
 * @param rounds over all samples
 * @param dropped which share of what the questions look at is dropped at random, below 1
 * @param fairness 0: what is seen often is preferred in doubt; 1: what is seen seldom is found as readily
 */
record Lesson(boolean oneOfAll, int units, int rounds, double dropped, double fairness) {

    /** For questions of which any number may be answered with yes. */
    static final Lesson EACH = new Lesson(false, 256, 8, 0.3, 0);
}
