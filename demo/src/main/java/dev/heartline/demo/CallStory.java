package dev.heartline.demo;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.driver.SimulatedNetwork;

/** Tells one call while it goes on. */
final class CallStory {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final SimulatedNetwork network;
    private final ServiceTables tables;
    private final Terminal terminal;
    private int told;
    private boolean ringing;
    private boolean answered;

    CallStory(SimulatedNetwork network, ServiceTables tables, Terminal terminal) {
        this.network = network;
        this.tables = tables;
        this.terminal = terminal;
    }

    /** @return the network's report of the ended call */
    JsonNode follow(String callSid) throws InterruptedException {
        String sid = callSid;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            JsonNode call = network.look(sid);
            if (call.hasNonNull("redialedAs")) {
                terminal.aside("the service did not answer; the caller dials again");
                sid = call.get("redialedAs").asText();
                continue;
            }
            tell(call);
            if (call.get("done").asBoolean()) {
                return call;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the call " + sid + " did not end within " + LIMIT);
            }
            Thread.sleep(LOOK);
        }
    }

    private void tell(JsonNode call) {
        Instant dialled = Instant.ofEpochMilli(call.get("createdAt").asLong());
        if (!ringing && call.hasNonNull("ringingAt")) {
            ringing = true;
            terminal.moment(Terminal.between(dialled, call.get("ringingAt").asLong()), "ringing");
        }
        if (!answered && call.hasNonNull("answeredAt")) {
            answered = true;
            terminal.moment(Terminal.between(dialled, call.get("answeredAt").asLong()), "answered" + asCall(call));
        }
        JsonNode turns = call.get("transcript");
        boolean over = call.hasNonNull("hungUpAt");
        // The last turn may still be spoken.
        while (told < turns.size() && (over || told < turns.size() - 1)) {
            JsonNode turn = turns.get(told++);
            terminal.line(
                    Terminal.between(dialled, turn.get("startedAt").asLong()),
                    turn.get("speaker").asText().equals("coach") ? "coach" : "caller",
                    turn.get("text").asText());
        }
        if (over && call.get("done").asBoolean()) {
            terminal.moment(
                    Terminal.between(dialled, call.get("hungUpAt").asLong()),
                    "hang-up by the " + call.path("endedBy").asText("network") + ", provider id "
                            + call.get("callSid").asText());
        }
    }

    private String asCall(JsonNode call) {
        return tables.callId(call.get("callSid").asText())
                .map(id -> ", call " + id)
                .orElse("");
    }
}
