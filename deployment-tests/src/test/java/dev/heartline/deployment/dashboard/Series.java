package dev.heartline.deployment.dashboard;

/** The shapes of question that most panels have. Over five minutes, which no scrape interval of ours comes near. */
final class Series {

    private Series() {}

    /** How many a second. */
    static String rate(String counter, String by) {
        return "sum by (%s) (rate(%s[5m]))".formatted(by, counter);
    }

    /**
     * How many there were in a time, the first one too: a counter comes into being with what it counts first, which
     * {@code increase} doesn't see.
     *
     * @param time for example {@code 1h}
     */
    static String counted(String counter, String time, String by) {
        return "sum by (%s) (%s)".formatted(by, counted(counter, time));
    }

    /** The same of all together; 0 where nothing was ever counted. */
    static String countedInAll(String counter, String time) {
        return "sum(%s) or vector(0)".formatted(counted(counter, time));
    }

    private static String counted(String counter, String time) {
        return "(%1$s unless %1$s offset %2$s) or increase(%1$s[%2$s])".formatted(counter, time);
    }

    /** The mean of a timer. */
    static String mean(String timer, String by) {
        return mean(timer, "", by);
    }

    /** @param of matchers in braces, or nothing */
    static String mean(String timer, String of, String by) {
        return "sum by (%1$s) (rate(%2$s_sum%3$s[5m])) / sum by (%1$s) (rate(%2$s_count%3$s[5m]))"
                .formatted(by, timer, of);
    }

    /** A bucketed timer's share of measurements that took less. */
    static String quantile(double share, String timer) {
        return "histogram_quantile(%s, sum by (le) (rate(%s_bucket[5m])))".formatted(share, timer);
    }

    /** The largest of all replicas. */
    static String most(String gauge, String by) {
        return "max by (%s) (%s)".formatted(by, gauge);
    }

    static String total(String gauge, String by) {
        return "sum by (%s) (%s)".formatted(by, gauge);
    }
}
