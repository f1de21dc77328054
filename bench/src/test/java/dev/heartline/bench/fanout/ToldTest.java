package dev.heartline.bench.fanout;

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

class ToldTest {

    private static final UUID USER = Ids.derived("user");
    private static final UUID CALL = Ids.derived("call");
    private static final UUID MEMORY = Ids.derived("memory");
    private static final UUID REWARD = Ids.derived("reward");
    private static final UUID DECISION = Ids.derived("decision");
    private static final UUID EVENT = Ids.derived("call.completed", CALL);

    @Test
    void anEventThatWasSentAgainIsOne() {
        var told = new Told(List.of(ended(CALL, EVENT), ended(CALL, EVENT), remembered(1), remembered(1)));

        assertThat(told.completions()).isEqualTo(Map.of(CALL, 1L));
        assertThat(told.evidence()).isEqualTo(Map.of(new Told.Evidence(MEMORY, CALL), 1L));
    }

    @Test
    void aCallThatWasToldUnderAnotherIdIsADouble() {
        var told = new Told(List.of(ended(CALL, EVENT), ended(CALL, Ids.derived("planted"))));
        var faults = new Faults();

        faults.exactlyOnce("call.completed", told.completions(), List.of(CALL));

        assertThat(faults.all()).isEqualTo(Map.of("with more than one call.completed", 1L));
    }

    @Test
    void aCallThatNobodyToldOfIsMissing() {
        var faults = new Faults();

        faults.exactlyOnce("call.completed", new Told(List.of()).completions(), List.of(CALL));

        assertThat(faults.all()).isEqualTo(Map.of("without call.completed", 1L));
    }

    @Test
    void evidenceAndRewardsThatWereToldUnderAnotherIdAreDoubles() {
        var told = new Told(List.of(remembered(1), remembered(2), rewarded(REWARD, 1), rewarded(REWARD, 2)));

        assertThat(told.evidence()).isEqualTo(Map.of(new Told.Evidence(MEMORY, CALL), 2L));
        assertThat(told.rewards()).isEqualTo(Map.of(REWARD, 2L));
        assertThat(told.rewardsOfDecisions()).isEqualTo(Map.of(DECISION, 1L));
    }

    @Test
    void aDecisionThatWasRewardedTwiceIsADouble() {
        var told = new Told(List.of(rewarded(REWARD, 1), rewarded(Ids.derived("planted"), 2)));

        assertThat(told.rewardsOfDecisions()).isEqualTo(Map.of(DECISION, 2L));
    }

    @Test
    void afterTheLastCallOfAUserItIsToldWhatIsKnownNow() {
        var last = Ids.derived("last");
        var lastEvent = Ids.derived("call.completed", last);
        var calls = List.of(ended(CALL, EVENT), ended(last, lastEvent));

        assertThat(new Told(calls).withoutContext(List.of(CALL, last))).isEqualTo(1);
        assertThat(new Told(List.of(calls.get(0), calls.get(1), known(lastEvent))).withoutContext(List.of(CALL, last)))
                .isZero();
    }

    private static Seen ended(UUID call, UUID id) {
        return seen(EventType.CALL_COMPLETED, id, data().put("callId", call.toString()));
    }

    private static Seen remembered(int n) {
        return seen(
                EventType.MEMORY_REINFORCED,
                Ids.derived("memory.reinforced", n),
                data().put("memoryId", MEMORY.toString()).put("sourceId", CALL.toString()));
    }

    private static Seen rewarded(UUID reward, int n) {
        return seen(
                EventType.REWARD_TRIGGERED,
                Ids.derived("reward.triggered", n),
                data().put("rewardId", reward.toString()).put("decisionId", DECISION.toString()));
    }

    private static Seen known(UUID cause) {
        return seen(EventType.CONTEXT_REFRESHED, Ids.derived("context.refreshed", cause), data());
    }

    private static ObjectNode data() {
        return EventJson.mapper().createObjectNode().put("userId", USER.toString());
    }

    private static Seen seen(EventType<?> type, UUID id, ObjectNode data) {
        return new Seen(type.topic(), id, USER.toString(), data, Instant.EPOCH, Instant.EPOCH);
    }
}
