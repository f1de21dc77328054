package dev.heartline.bench.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import dev.heartline.driver.EventStream.Seen;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;

import static org.assertj.core.api.Assertions.assertThat;

class OrderTest {

    private static final UUID FIRST = Ids.derived("first");
    private static final UUID SECOND = Ids.derived("second");
    private static final Map<UUID, Double> COMPLETED = Map.of(FIRST, 1_000.0, SECOND, 1_100.0);

    @Test
    void aCallIsNotToldBeforeOneThatEndedLongBefore() {
        assertThat(order(call(FIRST), call(SECOND)).callsOvertaken(COMPLETED)).isZero();
        assertThat(order(call(SECOND), call(FIRST)).callsOvertaken(COMPLETED)).isEqualTo(1);
        assertThat(order(call(SECOND), call(FIRST)).callsOvertaken(Map.of(FIRST, 1_000.0, SECOND, 1_010.0)))
                .as("which of two transactions at once ends first is not known")
                .isZero();
    }

    @Test
    void whatIsSentAgainOvertakesNothing() {
        var order = order(call(FIRST), call(SECOND), call(FIRST), context(1), context(2), context(1), context(2));

        assertThat(order.callsOvertaken(COMPLETED)).isZero();
        assertThat(order.contextsOvertaken()).isZero();
    }

    @Test
    void anOlderContextAndTheSameOneUnderAnotherIdAreTold() {
        assertThat(order(context(1), context(2)).contextsOvertaken()).isZero();
        assertThat(order(context(2), context(1)).contextsOvertaken()).isEqualTo(1);
        var planted = new Seen(
                EventType.CONTEXT_REFRESHED.topic(),
                Ids.derived("planted"),
                "user",
                data().put("version", 1),
                Instant.EPOCH,
                Instant.EPOCH);
        assertThat(order(context(1), planted).contextsOvertaken()).isEqualTo(1);
    }

    @Test
    void nothingBecomesOfAMessageBeforeItIsSent() {
        assertThat(order(message(FIRST, 5, 6), message(SECOND, 5, 5)).messagesOvertaken())
                .isZero();
        assertThat(order(message(FIRST, 5, 6), message(SECOND, 5, 4)).messagesOvertaken())
                .isEqualTo(1);
    }

    @Test
    void aMilestoneUnderAnotherIdIsADouble() {
        var planted = new Seen(
                EventType.COACH_MESSAGED.topic(),
                Ids.derived("planted"),
                "user",
                message(FIRST, 5, 6).data(),
                Instant.EPOCH,
                Instant.EPOCH);

        assertThat(order(message(FIRST, 5, 6), message(FIRST, 5, 6)).milestonesToldTwice())
                .isZero();
        assertThat(order(message(FIRST, 5, 6), planted).milestonesToldTwice()).isEqualTo(1);
    }

    private static Order order(Seen... seen) {
        return new Order(List.of(seen));
    }

    private static Seen call(UUID id) {
        return seen(EventType.CALL_COMPLETED, data().put("callId", id.toString()), id);
    }

    private static Seen context(int version) {
        return seen(EventType.CONTEXT_REFRESHED, data().put("version", version), version);
    }

    /** In seconds. */
    private static Seen message(UUID id, long sentAt, long deliveredAt) {
        return seen(
                EventType.COACH_MESSAGED,
                data().put("messageId", id.toString())
                        .put("milestone", "delivered")
                        .put("sentAt", Instant.ofEpochSecond(sentAt).toString())
                        .put("at", Instant.ofEpochSecond(deliveredAt).toString()),
                id);
    }

    private static ObjectNode data() {
        return EventJson.mapper().createObjectNode();
    }

    private static Seen seen(EventType<?> type, ObjectNode data, Object id) {
        return new Seen(type.topic(), Ids.derived(type.topic(), id), "user", data, Instant.EPOCH, Instant.EPOCH);
    }
}
