package dev.heartline.demo;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.driver.EventStream;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.SimulatedNetwork;

/**
 * All that a play needs.
 *
 * @param timeScale length of the pauses between lines; 1 is as in life, 0 none
 */
record DemoSetting(
        HostApplication host,
        EventStream events,
        ServiceTables tables,
        SimulatedNetwork network,
        Terminal terminal,
        double timeScale)
        implements AutoCloseable {

    static DemoSetting open(RunningSystem system, Terminal terminal, double timeScale) {
        return new DemoSetting(
                new HostApplication(system),
                new EventStream(system),
                new ServiceTables(system, terminal),
                new SimulatedNetwork(system),
                terminal,
                timeScale);
    }

    DemoPeople people() {
        return new DemoPeople(host);
    }

    Consequences consequences() {
        return new Consequences(events, tables, terminal);
    }

    CelebrationTexts texts() {
        return new CelebrationTexts(events, tables, terminal);
    }

    /**
     * Tells a call while it goes on.
     *
     * @return the network's report of the ended call
     */
    JsonNode follow(String callSid) throws InterruptedException {
        return new CallStory(network, tables, terminal).follow(callSid);
    }

    @Override
    public void close() {
        tables.close();
        events.close();
        host.close();
    }
}
