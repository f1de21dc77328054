package dev.heartline.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.system.SimulatedNetwork;

/**
 * All that a play needs.
 *
 * @param timeScale length of the pauses between lines; 1 is as in life, 0 none
 */
record Theatre(
        Cast cast,
        SimulatedNetwork network,
        Consequences consequences,
        Mailbox mailbox,
        Books books,
        Stage stage,
        double timeScale) {

    /**
     * Tells a call while it goes on.
     *
     * @return the network's report of the ended call
     */
    JsonNode follow(String callSid) throws InterruptedException {
        return new CallStory(network, books, stage).follow(callSid);
    }
}
