package dev.heartline.bench.inbound;

import java.util.ArrayList;
import java.util.List;

/**
 * What was aimed at, on a machine that does nothing else.
 *
 * @param ofBareEndpoint texts acknowledged, as a share of what a bare endpoint with one durable insert takes in the same run
 * @param p99Millis of texts at half of that rate
 * @param ofBareEmbedding texts understood, as a share of what is embedded where nothing else is done
 */
record InboundVerdict(double ofBareEndpoint, long p99Millis, double ofBareEmbedding) {

    private static final double LEAST_OF_ENDPOINT = 0.5;
    private static final long MOST_MILLIS = 25;
    private static final double LEAST_OF_EMBEDDING = 0.8;

    /** In words; empty where all was reached. */
    List<String> missed() {
        var missed = new ArrayList<String>();
        if (!(ofBareEndpoint >= LEAST_OF_ENDPOINT)) {
            missed.add("acknowledged at less than %.0f %% of the bare endpoint".formatted(100 * LEAST_OF_ENDPOINT));
        }
        if (p99Millis >= MOST_MILLIS) {
            missed.add("p99 at half of the rate is not under %d ms".formatted(MOST_MILLIS));
        }
        if (!(ofBareEmbedding >= LEAST_OF_EMBEDDING)) {
            missed.add("understood at less than %.0f %% of the bare embedding".formatted(100 * LEAST_OF_EMBEDDING));
        }
        return missed;
    }
}
