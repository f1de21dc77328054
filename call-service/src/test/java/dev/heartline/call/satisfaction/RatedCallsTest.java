package dev.heartline.call.satisfaction;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class RatedCallsTest extends CallServiceTest {

    @Test
    void aCallThatIsRatedByTextHasTheRatingAndTheLatestOneStands() {
        var user = user();
        var id = callId(play("twilio", user.phone(), Script.of("I slept better this week.", "Goodbye."))
                .callSid());
        assertThat(completedRow(id)).containsEntry("user_satisfaction", null);

        rated(id, user.id(), Channel.CALL, 4);
        assertThat(satisfaction(id)).containsEntry("user_satisfaction", 8);
        assertThat(satisfaction(id).get("satisfaction_asked_at")).isNotNull();
        rated(id, user.id(), Channel.CALL, 5);

        assertThat(satisfaction(id)).containsEntry("user_satisfaction", 10);
    }

    @Test
    void nobodyRatesTheCallOfAnotherNorATextACall() {
        var user = user();
        var id = callId(play("twilio", user.phone(), Script.of("I slept better this week.", "Goodbye."))
                .callSid());
        completedRow(id);

        rated(id, user().id(), Channel.CALL, 1);
        send(id, user.id(), Channel.SMS, 2);
        rated(UUID.randomUUID(), user.id(), Channel.CALL, 3);

        assertThat(satisfaction(id))
                .containsEntry("user_satisfaction", null)
                .containsEntry("satisfaction_asked_at", null);
    }

    /** Tells it, and waits until it is taken. */
    private void rated(UUID id, UUID user, Channel channel, int rating) {
        var event = send(id, user, channel, rating);
        await().until(() -> database.count(
                        "select count(*) from inbox where consumer = 'coach-messages' and event_id = ?", event.id())
                == 1);
    }

    private Event<CoachMessaged> send(UUID id, UUID user, Channel channel, int rating) {
        var event = Event.of(
                EventType.COACH_MESSAGED,
                new CoachMessaged(
                        id,
                        user,
                        channel,
                        MessageMilestone.RATED,
                        Instant.now(),
                        Instant.now().minusSeconds(60),
                        null,
                        rating));
        publish(event);
        return event;
    }

    private Map<String, Object> satisfaction(UUID id) {
        return database.row("select user_satisfaction, satisfaction_asked_at from phone_calls where id = ?", id);
    }
}
