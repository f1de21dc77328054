package dev.heartline.driver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.carrier.network.Script;

/** The carrier simulator, by its control API. */
public final class SimulatedNetwork {

    private final Http http;

    public SimulatedNetwork(RunningSystem system) {
        this.http = new Http(system.simulator(), Optional.empty());
    }

    /** Registers a person who picks up and speaks the script. */
    public void personAnswers(String phone, Script script) {
        http.exchange("PUT", "/simulator/people/" + phone, Map.of("behaviour", "answers", "lines", lines(script)));
    }

    /**
     * Has a person call us.
     *
     * @param callSid empty for a new call; a sid that was used before replays that call
     * @return the call's sid
     */
    public String call(String from, Script script, Optional<String> callSid) {
        Map<String, Object> order = new HashMap<>();
        order.put("from", from);
        order.put("lines", lines(script));
        order.put("timeScale", script.timeScale());
        order.put(
                "reactions",
                script.reactions().stream()
                        .map(reaction -> Map.of("when", reaction.when().pattern(), "text", reaction.text()))
                        .toList());
        order.put("redial", Map.of("attempts", 30, "delayMs", 1_000));
        callSid.ifPresent(sid -> order.put("callSid", sid));
        return http.exchange("POST", "/simulator/calls", order).get("callSid").asText();
    }

    /** @return the text's sid */
    public String text(String from, String body) {
        return http.exchange("POST", "/simulator/texts", Map.of("from", from, "body", body))
                .get("messageSid")
                .asText();
    }

    /** The provider's ids of the texts that went to a person. */
    public List<String> textsTo(String phone) {
        return http.exchange("GET", "/simulator/texts?phone=" + URLEncoder.encode(phone, StandardCharsets.UTF_8), null)
                .get("texts")
                .valueStream()
                .filter(text -> phone.equals(text.path("to").asText()))
                .map(text -> text.get("messageSid").asText())
                .toList();
    }

    /** The provider's ids of the calls that went to a person. */
    public List<String> callsTo(String phone) {
        return http.exchange("GET", "/simulator/calls", null)
                .get("calls")
                .valueStream()
                .filter(call -> phone.equals(call.path("to").asText()))
                .map(call -> call.get("callSid").asText())
                .toList();
    }

    public JsonNode look(String callSid) {
        return http.exchange("GET", "/simulator/calls/" + callSid, null);
    }

    /** Waits until the call is over and everybody was told, following a caller who had to dial again. */
    public JsonNode whenDone(String callSid, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        String sid = callSid;
        while (true) {
            long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            JsonNode call = http.exchange("GET", "/simulator/calls/%s?waitMs=%d".formatted(sid, left), null);
            if (call.hasNonNull("redialedAs")) {
                sid = call.get("redialedAs").asText();
            } else if (call.get("done").asBoolean() || System.nanoTime() > deadline) {
                return call;
            }
        }
    }

    private static List<Map<String, Object>> lines(Script script) {
        List<Map<String, Object>> lines = new ArrayList<>();
        script.lines()
                .forEach(line -> lines.add(
                        Map.of("text", line.text(), "pauseMs", line.pause().toMillis())));
        return lines;
    }
}
