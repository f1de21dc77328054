package dev.heartline.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.system.EventStream;
import dev.heartline.bench.system.HostApplication;
import dev.heartline.bench.system.RunningSystem;
import dev.heartline.bench.system.SimulatedNetwork;

/**
 * All that a play needs.
 *
 * @param timeScale length of the pauses between lines; 1 is as in life, 0 none
 */
record Theatre(
        HostApplication host, EventStream events, Books books, SimulatedNetwork network, Stage stage, double timeScale)
        implements AutoCloseable {

    static Theatre open(RunningSystem system, Stage stage, double timeScale) {
        return new Theatre(
                new HostApplication(system),
                new EventStream(system),
                new Books(system, stage),
                new SimulatedNetwork(system),
                stage,
                timeScale);
    }

    Cast cast() {
        return new Cast(host);
    }

    Consequences consequences() {
        return new Consequences(events, books, stage);
    }

    Mailbox mailbox() {
        return new Mailbox(events, books, stage);
    }

    /**
     * Tells a call while it goes on.
     *
     * @return the network's report of the ended call
     */
    JsonNode follow(String callSid) throws InterruptedException {
        return new CallStory(network, books, stage).follow(callSid);
    }

    @Override
    public void close() {
        books.close();
        events.close();
        host.close();
    }
}
