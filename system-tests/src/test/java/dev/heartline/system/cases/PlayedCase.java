package dev.heartline.system.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came of a case.
 *
 * @param userId who said it: a user of its own
 * @param lastSource the last call or text of it
 * @param lastCall the network's report of the last call; null for a text
 * @param message the row of the text; empty for a call
 * @param call the row of the last call; empty for a text
 */
record PlayedCase(
        ReportedCase reported,
        UUID userId,
        UUID lastSource,
        JsonNode lastCall,
        Map<String, Object> message,
        Map<String, Object> call) {

    boolean byText() {
        return reported.medium() == ReportedCase.Medium.TEXT;
    }

    /** What the coach said on the last call, turn by turn. */
    List<String> coachTurns() {
        return lastCall.at("/transcript")
                .valueStream()
                .filter(turn -> turn.get("speaker").asText().equals("coach"))
                .map(turn -> turn.get("text").asText())
                .toList();
    }
}
