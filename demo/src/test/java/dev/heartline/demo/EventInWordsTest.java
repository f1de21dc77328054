package dev.heartline.demo;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.driver.EventStream.Seen;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;

class EventInWordsTest {

    private static final UUID ID = UUID.fromString("019c1eaa-1de4-74f8-996d-a763b7a969b1");

    @Test
    void whatCannotBeToldOfACallIsLeftOut() throws Exception {
        Effect full = EventInWords.of(seen(EventType.CALL_COMPLETED, """
                {"turns": [{}, {}], "analysis": {"sentiment": "mixed", "userEmotion": "calm", "keyTopics": ["sleep", "food"]}}"""));
        Effect bare = EventInWords.of(seen(EventType.CALL_COMPLETED, """
                {"turns": [{}], "analysis": {"sentiment": null, "keyTopics": []}}"""));

        assertThat(full.detail()).isEqualTo("…a763b7a969b1 2 turns, mixed, feels calm, topics: sleep, food");
        assertThat(bare.detail()).isEqualTo("…a763b7a969b1 1 turn");
    }

    @Test
    void aTextIsToldByItsIntentAndSentiment() throws Exception {
        Effect text = EventInWords.of(
                seen(EventType.SMS_RECEIVED, "{\"intent\": \"report_progress\", \"sentiment\": \"positive\"}"));

        assertThat(text.at()).isEqualTo(Instant.EPOCH);
        assertThat(text.detail()).isEqualTo("…a763b7a969b1 report_progress, positive");
    }

    @Test
    void crisisIsHeardInCallsAndTexts() throws Exception {
        assertThat(EventInWords.speaksOfCrisis(seen(EventType.CALL_COMPLETED, "{\"analysis\": {\"crisis\": true}}")))
                .isTrue();
        assertThat(EventInWords.speaksOfCrisis(seen(EventType.SMS_RECEIVED, "{\"crisis\": true}")))
                .isTrue();
        assertThat(EventInWords.speaksOfCrisis(seen(EventType.SMS_RECEIVED, "{\"crisis\": false}")))
                .isFalse();
    }

    @Test
    void onlyNewVictoriesAreDecidedOn() throws Exception {
        assertThat(EventInWords.isNewVictory(memory("created", "victory"))).isTrue();
        assertThat(EventInWords.isNewVictory(memory("reinforced", "victory"))).isFalse();
        assertThat(EventInWords.isNewVictory(memory("created", "struggle"))).isFalse();
    }

    private static Seen memory(String change, String type) throws Exception {
        return seen(
                EventType.MEMORY_REINFORCED, "{\"change\": \"%s\", \"memoryType\": \"%s\"}".formatted(change, type));
    }

    private static Seen seen(EventType<?> type, String data) throws Exception {
        return new Seen(
                type.topic(),
                ID,
                "key",
                EventJson.mapper().readTree(data),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1));
    }
}
