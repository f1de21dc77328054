package dev.heartline.sms.care;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What we say is said when it leaves: not when it is asked for, and not before. */
@QuarkusTest
class LastWordsTest extends OverTheWire {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    LastWords lastWords;

    @Test
    void whatIsToLeaveLaterIsNotWhatATextAnswersAndBeginsNoThread() {
        var ana = somebody();
        var id = scheduled(ana, "Are you safe?", Duration.ofDays(4));

        var before = understood(text(ana.phone(), "no"));

        assertThat(wordsTo(ana)).isEmpty();
        assertThat(before.get("replied_to_message_id")).isNull();
        assertThat(before.get("conversation_id")).isNotEqualTo(row(id).get("conversation_id"));
    }

    @Test
    void whatWasAskedForLongAgoIsTheLastWordOnceItHasLeft() {
        var ana = somebody();
        var id = scheduled(ana, "Are you safe?", Duration.ofDays(4));
        clock.moveOn(Duration.ofDays(4).minusMinutes(5));
        var today = understood(text(ana.phone(), "I had oatmeal for breakfast"));
        clock.moveOn(Duration.ofMinutes(3));
        await().until(() -> wordsTo(ana).startsWith("Noted"));
        clock.moveOn(Duration.ofMinutes(3));
        awaitStatus(id, "delivered");

        assertThat(wordsTo(ana)).isEqualTo("Are you safe?");
        var answer = understood(text(ana.phone(), "no"));

        assertThat(answer)
                .containsEntry("replied_to_message_id", id)
                .containsEntry("conversation_id", today.get("conversation_id"));
        assertThat(row(id)).containsEntry("conversation_id", today.get("conversation_id"));
    }

    /** They go on writing while it waits: what they tell in several texts is one. */
    @Test
    void whatHasNotLeftDoesNotPartWhatTheyTellInSeveralTexts() {
        var ana = somebody();
        understood(text(ana.phone(), "I can't do this"));
        scheduled(ana, "Good luck tomorrow!", Duration.ofHours(5));

        assertThat(lastWords
                        .to(ana.phone(), clock.instant())
                        .await()
                        .atMost(SOON)
                        .burst())
                .isEqualTo("I can't do this");
    }

    private String wordsTo(Somebody somebody) {
        return lastWords
                .to(somebody.phone(), clock.instant())
                .await()
                .atMost(SOON)
                .words();
    }

    private UUID scheduled(Somebody somebody, String body, Duration ahead) {
        return UUID.fromString(operator()
                .body(Map.of(
                        "userId", somebody.id(),
                        "body", body,
                        "sendAt", clock.instant().plus(ahead).toString()))
                .post("/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }
}
