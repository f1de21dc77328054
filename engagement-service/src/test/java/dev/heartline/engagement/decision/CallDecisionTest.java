package dev.heartline.engagement.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.World;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.ConsentChanged;
import dev.heartline.events.Event;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CallDecisionTest {

    private static final LocalDate GROWN_UP = LocalDate.of(1980, 5, 1);

    private final World world = new World();

    @Test
    void theFirstTalkOfAUserBringsABadge() {
        var user = world.somebody();
        var call = world.call(user).event();

        world.send(call);

        var announced = world.awaitReward(user);
        var reward = World.parse(announced.value());
        var decision = world.decisionOn(call);
        assertThat(EventSchemas.violations(EventType.REWARD_TRIGGERED, reward)).isEmpty();
        assertThat(announced.header("traceparent"))
                .startsWith(call.traceparent().value().substring(0, 36));
        assertThat(reward.get("triggerType").asText()).isEqualTo("badge_unlock");
        assertThat(reward.get("triggerName").asText()).isEqualTo("first_coaching_call");
        assertThat(reward.get("rewardType").asText()).isEqualTo("coach_celebration");
        assertThat(reward.get("intensity").asText()).isEqualTo("medium");
        assertThat(reward.get("probability").asDouble()).isEqualTo(1);
        assertThat(reward.get("causedBy").asText()).isEqualTo(call.id().toString());
        assertThat(reward.get("decisionId").asText())
                .isEqualTo(decision.get("id").toString());
        assertThat(reward.get("channels")).extracting(JsonNode::textValue).containsExactly("sms", "in_app");
        assertThat(decision)
                .containsEntry("gate_verdict", "passed")
                .containsEntry("reason", "first_coaching_call")
                .containsEntry("chosen_arm", "coach_celebration/medium")
                .containsEntry("policy_version", "rewards-3")
                .containsEntry("draw_u", null);
        assertThat(world.database().row("select * from dopamine_triggers where user_id = ?", user))
                .containsEntry("message", reward.get("message").asText())
                .containsEntry(
                        "delay_from_action_seconds",
                        reward.get("delayFromActionSeconds").asInt())
                .containsEntry("user_engaged", null)
                .containsEntry("increased_next_day_engagement", null);
        assertThat(world.database().count("select count(*) from variable_rewards where user_id = ?", user))
                .isZero();
    }

    @Test
    void aTalkThatWinsItsDrawBringsASurprise() {
        var user = userWithBadge();
        var call = world.drawing(world.call(user).event(), u -> u < 0.0847);

        assertThat(world.decide(call)).isEqualTo("draw_won");

        var decision = world.decisionOn(call);
        var draw = world.database().row("select * from variable_rewards where user_id = ?", user);
        var given = world.database().row("select * from dopamine_triggers where decision_id = ?", decision.get("id"));
        var propensities = World.parse(decision.get("propensities").toString());
        assertThat(draw)
                .containsEntry("reward_category", "check_in")
                .containsEntry("trigger_action", "coaching_call")
                .containsEntry("reward_delivered", true)
                .containsEntry("reward_type", given.get("reward_type"))
                .containsEntry("user_repeated_action_within_hour", null);
        assertThat(number(draw.get("reward_probability"))).isEqualTo(0.084744);
        assertThat(number(draw.get("surprise_factor"))).isCloseTo(1 - 0.084744, Offset.offset(1e-12));
        assertThat(given)
                .containsEntry("trigger_type", "surprise_reward")
                .containsEntry("trigger_name", "coaching_call");
        assertThat(decision.get("chosen_arm"))
                .isEqualTo(given.get("reward_type") + "/" + given.get("reward_intensity"));
        assertThat(propensities).hasSize(13);
        assertThat(propensities
                        .valueStream()
                        .mapToDouble(node -> node.asDouble())
                        .sum())
                .isCloseTo(1, Offset.offset(1e-9));
        assertThat(misses(user)).isZero();
        assertThat(world.rewardsOf(user))
                .hasSize(2)
                .last()
                .satisfies(reward -> assertThat(
                                World.parse(reward.value()).get("probability").asDouble())
                        .isEqualTo(0.084744));
    }

    @Test
    void whoeverStoppedTextsIsRewardedInTheAppOnly() {
        var user = world.somebody();
        var stopped = new ConsentChanged.Channel(ConsentStanding.STOPPED, Instant.now(), ConsentSource.KEYWORD, null);
        world.send(Event.of(
                EventType.CONSENT_CHANGED, new ConsentChanged(user, null, null, stopped, null, null, Instant.now())));
        await().until(() ->
                world.database().count("select count(*) from contact_consent where contact = ?", user.toString()) == 1);

        world.send(world.call(user).event());

        assertThat(World.parse(world.awaitReward(user).value()).get("channels"))
                .extracting(JsonNode::textValue)
                .containsExactly("in_app");
    }

    @Test
    void aTalkThatLosesItsDrawIsWrittenDownToo() {
        var user = userWithBadge();
        var call = world.drawing(world.call(user).event(), u -> u >= 0.0848);

        assertThat(world.decide(call)).isEqualTo("draw_lost");

        assertThat(world.decisionOn(call)).containsEntry("chosen_arm", null).containsEntry("attempt", 1);
        assertThat(world.database().row("select * from variable_rewards where user_id = ?", user))
                .containsEntry("reward_delivered", false)
                .containsEntry("reward_type", null);
        assertThat(misses(user)).isOne();
        assertThat(world.rewardsOf(user)).hasSize(1);
    }

    @Test
    void nobodyWaitsLongerThanTwelveTalks() {
        var user = userWithBadge();
        var start = Instant.now().minus(Duration.ofDays(2));
        var calls = new ArrayList<Event<CallCompleted>>();
        for (int i = 0; i < 12; i++) {
            var at = start.plus(Duration.ofHours(2 * i));
            calls.add(world.drawing(world.call(user).at(at).event(), u -> u > 0.9323));
        }

        world.send(calls.toArray(Event[]::new));

        assertThat(calls.stream().limit(11).map(world::reasonFor)).containsOnly("draw_lost");
        assertThat(world.reasonFor(calls.getLast())).isEqualTo("draw_won");
        assertThat(world.decisionOn(calls.getLast()))
                .containsEntry("chance", 1.0)
                .containsEntry("attempt", 12);
        assertThat(misses(user)).isZero();
    }

    @Test
    void aCallWithoutAConversationIsDecidedAsNothing() {
        var user = world.somebody();
        var unanswered = world.call(user).ending(CallOutcome.NO_ANSWER, 0).event();
        var hangUp = world.call(user).ending(CallOutcome.COMPLETED, 1).event();

        assertThat(world.decide(unanswered)).isEqualTo("no_conversation");
        assertThat(world.decide(hangUp)).isEqualTo("no_conversation");

        assertThat(World.parse(world.decisionOn(hangUp).get("propensities").toString()))
                .isEqualTo(World.parse("{\"nothing\": 1.0}"));
        assertThat(world.decide(world.call(user).event())).isEqualTo("first_coaching_call");
    }

    @Test
    void aCallOfNobodyWeKnowLeavesNoTrace() {
        var call = world.call(null);
        var event = call.event();

        world.send(event);
        world.settle(EventType.CALL_COMPLETED, call.id());

        assertThat(world.tablesWith(call.id().toString())).isEmpty();
        assertThat(world.tablesWith(event.id().toString())).isEmpty();
    }

    @Test
    void aRedeliveredCallIsDecidedOnce() {
        var user = userWithBadge();
        var call = world.drawing(world.call(user).event(), u -> u < 0.0847);

        world.send(call, call, call);
        world.settle(EventType.CALL_COMPLETED, user);

        assertThat(decisions(call.body().callId())).isOne();
        assertThat(world.database().count("select count(*) from variable_rewards where user_id = ?", user))
                .isOne();
        assertThat(world.rewardsOf(user)).hasSize(2);
    }

    @Test
    void twoEventsOfOneCallBringOneReward() {
        var user = world.somebody();
        var call = world.call(user);
        var first = call.event();
        var again = call.event();

        assertThat(world.decide(first)).isEqualTo("first_coaching_call");
        assertThat(world.decide(again)).isEqualTo("already_decided_for_source");

        assertThat(world.rewardsOf(user)).hasSize(1);
    }

    @Test
    void aVictoryOfACallIsLeftToTheCallWhicheverComesFirst() {
        var user = world.somebody();
        var call = world.call(user);
        var before = world.victory(user, SourceType.PHONE_CALL, call.id(), "Walked three evenings in a row.");
        var after = world.victory(user, SourceType.PHONE_CALL, call.id(), "Slept well.");

        assertThat(world.decide(before)).isEqualTo("already_decided_for_source");
        assertThat(world.decide(call.event())).isEqualTo("first_coaching_call");
        assertThat(world.decide(after)).isEqualTo("already_decided_for_source");

        assertThat(world.rewardsOf(user)).hasSize(1);
    }

    @Test
    void whoOptedOutInTheProfileGetsNothing() {
        var user = world.known(world.userOutsideHoldout(), World.day(), GROWN_UP, true, Channel.SMS);

        assertThat(world.decide(world.call(user).event())).isEqualTo("opted_out");
        assertThat(world.rewardsOf(user)).isEmpty();
    }

    @Test
    void theHoldoutGetsNothingAndTheLogSaysSo() {
        var user = world.known(world.userInHoldout(), World.day(), GROWN_UP, false, Channel.SMS);

        assertThat(world.decide(world.call(user).event())).isEqualTo("holdout");
        assertThat(world.rewardsOf(user)).isEmpty();
    }

    @Test
    void chanceSparesMinorsTheNightAndWhoeverWeKnowTooLittleOf() {
        var minor = world.known(
                world.userOutsideHoldout(), World.day(), LocalDate.now().minusYears(15), false);
        var sleeper = world.known(world.userOutsideHoldout(), World.night(), GROWN_UP, false);
        var nowhere = world.known(world.userOutsideHoldout(), null, GROWN_UP, false);
        var ageless = world.known(world.userOutsideHoldout(), World.day(), null, false);

        assertThat(secondTalk(minor)).isEqualTo("minor");
        assertThat(secondTalk(sleeper)).isEqualTo("night");
        assertThat(secondTalk(nowhere)).isEqualTo("zone_unknown");
        assertThat(secondTalk(ageless)).isEqualTo("age_unknown");

        assertThat(world.database().count("select count(*) from variable_rewards where user_id = ?", minor))
                .isZero();
    }

    @Test
    void withoutConsentToTextsARewardShowsInTheAppOnly() {
        var user = world.known(world.userOutsideHoldout(), World.day(), GROWN_UP, false, Channel.CALL);

        world.decide(world.call(user).event());

        assertThat(World.parse(world.awaitReward(user).value()).get("channels"))
                .extracting(JsonNode::textValue)
                .containsExactly("in_app");
    }

    @Test
    void aCallWhoseProfileHasNotArrivedIsDecidedAsNothing() {
        assertThat(world.decide(world.call(UUID.randomUUID()).event())).isEqualTo("profile_unknown");
    }

    private UUID userWithBadge() {
        var user = world.somebody();
        assertThat(world.decide(world.call(user)
                        .at(Instant.now().minus(Duration.ofDays(3)))
                        .event()))
                .isEqualTo("first_coaching_call");
        return user;
    }

    private String secondTalk(UUID user) {
        assertThat(world.decide(world.call(user).event())).isEqualTo("first_coaching_call");
        return world.decide(world.call(user).event());
    }

    private long decisions(UUID callId) {
        return world.database().count("select count(*) from reward_decisions where source_id = ?", callId);
    }

    private int misses(UUID user) {
        return world.database().value(Integer.class, "select misses from variable_ratio_state where user_id = ?", user);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
