package dev.heartline.engagement.policy.gate;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.service.profile.KnownUser;

import static dev.heartline.engagement.policy.gate.Reason.AGE_UNKNOWN;
import static dev.heartline.engagement.policy.gate.Reason.ALREADY_DECIDED_FOR_SOURCE;
import static dev.heartline.engagement.policy.gate.Reason.CRISIS_QUIET;
import static dev.heartline.engagement.policy.gate.Reason.DAILY_LIMIT;
import static dev.heartline.engagement.policy.gate.Reason.DISTRESS_QUIET;
import static dev.heartline.engagement.policy.gate.Reason.HARM_TOLD;
import static dev.heartline.engagement.policy.gate.Reason.HEALTH;
import static dev.heartline.engagement.policy.gate.Reason.HOLDOUT;
import static dev.heartline.engagement.policy.gate.Reason.MECHANIC_OPTED_OUT;
import static dev.heartline.engagement.policy.gate.Reason.MINOR;
import static dev.heartline.engagement.policy.gate.Reason.NIGHT;
import static dev.heartline.engagement.policy.gate.Reason.NO_CONVERSATION;
import static dev.heartline.engagement.policy.gate.Reason.OPTED_OUT;
import static dev.heartline.engagement.policy.gate.Reason.PROFILE_UNKNOWN;
import static dev.heartline.engagement.policy.gate.Reason.REPEATED_WITHIN_HOUR;
import static dev.heartline.engagement.policy.gate.Reason.ZONE_UNKNOWN;

/**
 * The rules that come before any learning: what fails one of them gets nothing. What is unknown counts as the reason for
 * silence: no age, no zone, no profile.
 */
public final class RewardGate {

    private static final LocalTime NIGHT_BEGINS = LocalTime.of(22, 0);
    private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

    /** How often the same within an hour keeps its full value. */
    private static final int FULL_VALUE = 3;

    /** In this order, so that the log names the weightiest reason; the holdout last, as it hides nothing but luck. */
    private static final List<Rule> RULES = List.of(
            RewardGate::conversation,
            RewardGate::ownDecision,
            RewardGate::quiet,
            RewardGate::harm,
            RewardGate::profile,
            RewardGate::optOut,
            RewardGate::mechanicOptOut,
            RewardGate::health,
            RewardGate::repetition,
            RewardGate::dailyLimit,
            RewardGate::randomised,
            RewardGate::holdout);

    private RewardGate() {}

    public static GateVerdict judge(GateRequest request) {
        return RULES.stream()
                .map(rule -> rule.objection(request))
                .flatMap(Optional::stream)
                .findFirst()
                .<GateVerdict>map(GateVerdict.Refused::new)
                .orElseGet(() -> new GateVerdict.Passed(
                        largest(request).orElseThrow(), chance(request).isEmpty()));
    }

    private static Optional<Reason> conversation(GateRequest request) {
        return when(request.mechanic().isEmpty(), NO_CONVERSATION);
    }

    private static Optional<Reason> ownDecision(GateRequest request) {
        return when(
                request.standing().sourceDecided() || request.occasion().belongsToACall(), ALREADY_DECIDED_FOR_SOURCE);
    }

    /**
     * What shows danger or distress itself is never rewarded. Else by the time of the action, so that what happened in the quiet time is
     * not rewarded when it is over either.
     */
    private static Optional<Reason> quiet(GateRequest request) {
        var at = request.occasion().actionAt().isBefore(request.decidedAt())
                ? request.occasion().actionAt()
                : request.decidedAt();
        return when(request.occasion().crisis(), CRISIS_QUIET)
                .or(() -> request.standing().quiet().objection(at))
                .or(() -> when(request.occasion().heavy(), DISTRESS_QUIET));
    }

    private static Optional<Reason> harm(GateRequest request) {
        return when(request.occasion().harm(), HARM_TOLD);
    }

    private static Optional<Reason> profile(GateRequest request) {
        return when(request.standing().user().isEmpty(), PROFILE_UNKNOWN);
    }

    private static Optional<Reason> optOut(GateRequest request) {
        return when(request.standing().user().filter(KnownUser::rewardsOptOut).isPresent(), OPTED_OUT);
    }

    private static Optional<Reason> mechanicOptOut(GateRequest request) {
        return when(
                request.mechanic()
                        .filter(request.standing().optedOut()::contains)
                        .isPresent(),
                MECHANIC_OPTED_OUT);
    }

    private static Optional<Reason> health(GateRequest request) {
        return when(HealthCheck.isRisky(request.occasion().told()), HEALTH);
    }

    private static Optional<Reason> repetition(GateRequest request) {
        return when(largest(request).isEmpty(), REPEATED_WITHIN_HOUR);
    }

    private static Optional<Reason> dailyLimit(GateRequest request) {
        return when(
                request.occasion().action() == Action.VICTORY
                        && request.standing().victoryRewarded(),
                DAILY_LIMIT);
    }

    private static Optional<Reason> randomised(GateRequest request) {
        return request.randomised() ? chance(request) : Optional.empty();
    }

    /** What is earned comes to minors and at night as well, but always the same. */
    private static Optional<Reason> chance(GateRequest request) {
        return age(request).or(() -> night(request));
    }

    private static Optional<Reason> age(GateRequest request) {
        return request.age().map(age -> when(age < Adult.AGE, MINOR)).orElse(Optional.of(AGE_UNKNOWN));
    }

    private static Optional<Reason> night(GateRequest request) {
        return request.localTime()
                .map(time -> when(!time.isBefore(NIGHT_BEGINS) || time.isBefore(NIGHT_ENDS), NIGHT))
                .orElse(Optional.of(ZONE_UNKNOWN));
    }

    private static Optional<Reason> holdout(GateRequest request) {
        return when(request.holdout(), HOLDOUT);
    }

    /**
     * Each step of intensity is worth twice the one below, so halving the value is one step down: from the fourth time
     * within an hour on one step each. Epic is for what takes months, not for a single action. Empty where nothing is
     * left.
     */
    private static Optional<RewardIntensity> largest(GateRequest request) {
        int steps = Math.max(0, request.standing().sameWithinHour() + 1 - FULL_VALUE);
        int left = RewardIntensity.LARGE.ordinal() - steps;
        return left < 0 ? Optional.empty() : Optional.of(RewardIntensity.values()[left]);
    }

    private static Optional<Reason> when(boolean objects, Reason reason) {
        return objects ? Optional.of(reason) : Optional.empty();
    }

    private interface Rule {
        Optional<Reason> objection(GateRequest request);
    }
}
