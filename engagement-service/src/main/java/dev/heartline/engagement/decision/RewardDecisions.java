package dev.heartline.engagement.decision;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.engagement.policy.RewardPolicy;
import dev.heartline.engagement.policy.Ruling;
import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.engagement.policy.gate.Standing;
import dev.heartline.engagement.policy.ratio.RatioDraw;
import dev.heartline.engagement.reward.Reward;
import dev.heartline.engagement.reward.RewardCategory;
import dev.heartline.engagement.reward.RewardCopy;
import dev.heartline.engagement.reward.Rewards;
import dev.heartline.engagement.reward.Trigger;
import dev.heartline.engagement.reward.VariableRewards;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.RewardTriggered;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.RewardType;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.policy.arm.ArmChoice;

/**
 * Decides, once per event.
 *
 * <p>Statements of a decision, in round trips: begin; lock; inbox; profile and standing together; the quiet after a
 * crisis; then the log alone (nothing), or together with the draw (lost), or with the draw, the reward and the outbox
 * (won); commit. Seven round trips, and one more where there is a reward, to learn whether it may be texted.
 */
@ApplicationScoped
public class RewardDecisions {

    private static final String CONSUMER = "reward-decisions";

    private final Transactions transactions;
    private final Standings standings;
    private final RewardPolicy policy;
    private final RewardCopy copy;
    private final DecisionLog log;
    private final Rewards rewards;
    private final VariableRewards variableRewards;
    private final Consents consents;
    private final DecisionMetrics metrics;
    private final Clock clock;

    RewardDecisions(
            Transactions transactions,
            Standings standings,
            RewardPolicy policy,
            RewardCopy copy,
            DecisionLog log,
            Rewards rewards,
            VariableRewards variableRewards,
            Consents consents,
            DecisionMetrics metrics,
            Clock clock) {
        this.transactions = transactions;
        this.standings = standings;
        this.policy = policy;
        this.copy = copy;
        this.log = log;
        this.rewards = rewards;
        this.variableRewards = variableRewards;
        this.consents = consents;
        this.metrics = metrics;
        this.clock = clock;
    }

    Uni<Void> decide(Event<?> cause, Occasion occasion) {
        var made = new AtomicReference<Optional<Decision>>(Optional.empty());
        return transactions
                .plainOnce(
                        CONSUMER,
                        cause,
                        transaction -> decide(transaction, cause, occasion)
                                .invoke(made::set)
                                .replaceWithVoid())
                .invoke(() -> made.get().ifPresent(metrics::decided));
    }

    /** As a part of what led to it, in a transaction that holds the user's lock. */
    public Uni<Void> decideWithin(PlainTransaction transaction, Event<?> cause, Occasion occasion) {
        return decide(transaction, cause, occasion)
                .invoke(made -> made.ifPresent(metrics::decided))
                .replaceWithVoid();
    }

    /** @return empty where it was decided before */
    private Uni<Optional<Decision>> decide(PlainTransaction transaction, Event<?> cause, Occasion occasion) {
        var now = clock.instant();
        return standings
                .of(transaction, occasion, now)
                .chain(standing -> standing.map(known -> {
                            var decision = new Decision(
                                    occasion,
                                    known,
                                    policy.rule(occasion, known, now),
                                    policy.shadow(occasion, known, now),
                                    now);
                            return channels(transaction, decision, known)
                                    .chain(channels -> settle(transaction, cause, decision, channels))
                                    .replaceWith(Optional.of(decision));
                        })
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Void> settle(PlainTransaction transaction, Event<?> cause, Decision decision, List<Channel> channels) {
        var effects = new ArrayList<Uni<Void>>();
        effects.add(log.append(transaction, decision));
        switch (decision.ruling()) {
            case Ruling.Refused _ -> {}
            case Ruling.Lost(RatioDraw draw) -> effects.add(drawn(transaction, decision, draw, Optional.empty()));
            case Ruling.Given(var _, Arm arm) ->
                effects.addAll(give(transaction, cause, decision, arm, Optional.empty(), channels));
            case Ruling.Earned(var _, ArmChoice<Arm> choice) ->
                effects.addAll(
                        give(transaction, cause, decision, choice.chosen().arm(), category(decision), channels));
            case Ruling.Won(RatioDraw draw, ArmChoice<Arm> choice) -> {
                Arm arm = choice.chosen().arm();
                effects.add(drawn(transaction, decision, draw, Optional.of(arm.type())));
                effects.addAll(give(transaction, cause, decision, arm, category(decision), channels));
            }
        }
        // Sent one behind the other without waiting for answers: the connection keeps their order.
        return Uni.join().all(effects).andFailFast().replaceWithVoid();
    }

    private Uni<Void> drawn(PlainTransaction transaction, Decision decision, RatioDraw draw, Optional<RewardType> won) {
        return variableRewards.record(
                transaction,
                decision.occasion().userId(),
                decision.id(),
                RewardCategory.of(decision.occasion().action()),
                Trigger.drawnOn(decision.occasion().action()),
                draw,
                won,
                decision.occasion().actionAt(),
                decision.day(),
                decision.decidedAt());
    }

    private static Optional<RewardCategory> category(Decision decision) {
        return Optional.of(RewardCategory.of(decision.occasion().action()));
    }

    private List<Uni<Void>> give(
            PlainTransaction transaction,
            Event<?> cause,
            Decision decision,
            Arm arm,
            Optional<RewardCategory> category,
            List<Channel> channels) {
        var occasion = decision.occasion();
        var trigger = Trigger.of(decision.ruling().reason(), occasion.action());
        var reward = new Reward(
                decision.rewardId(),
                occasion.userId(),
                decision.id(),
                trigger,
                arm,
                category,
                copy.sentence(trigger, arm.intensity(), policy.draw(occasion, decision.standing())),
                channels,
                decision.day(),
                occasion.actionAt(),
                decision.decidedAt());
        var announcement = Event.of(EventType.REWARD_TRIGGERED, announcement(reward, decision))
                .causedBy(cause)
                .withId(Ids.derived("reward.triggered", occasion.eventId()));
        return List.of(rewards.record(transaction, reward), transaction.publish(announcement));
    }

    /** By text only where texts are consented to and not stopped; when one may be sent is decided by whoever sends it. */
    private Uni<List<Channel>> channels(PlainTransaction transaction, Decision decision, Standing standing) {
        if (decision.ruling().chosen().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        if (decision.occasion().action().isDoneInTheApp()) {
            return Uni.createFrom().item(List.of(Channel.IN_APP));
        }
        var user = standing.user().orElseThrow();
        if (!user.consentsTo(Channel.SMS) || user.phone().isEmpty()) {
            return Uni.createFrom().item(List.of(Channel.IN_APP));
        }
        return consents.of(transaction.connection(), Optional.of(user.userId()), user.phone())
                .map(standings -> standings.areStopped(ContactChannel.SMS)
                        ? List.of(Channel.IN_APP)
                        : List.of(Channel.SMS, Channel.IN_APP));
    }

    private static RewardTriggered announcement(Reward reward, Decision decision) {
        return new RewardTriggered(
                reward.rewardId(),
                reward.userId(),
                reward.decisionId(),
                decision.occasion().eventId(),
                reward.trigger().type(),
                reward.trigger().wireName(),
                reward.arm().type(),
                reward.arm().intensity(),
                reward.message(),
                reward.actionAt(),
                reward.givenAt(),
                reward.delaySeconds(),
                decision.ruling().chance(),
                reward.channels());
    }
}
