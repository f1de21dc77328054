package dev.heartline.engagement.hook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.heartline.engagement.decision.LogEntry;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.hook.ArmRecord;
import dev.heartline.engagement.policy.hook.Hook;
import dev.heartline.engagement.policy.hook.HookFacts;
import dev.heartline.engagement.policy.hook.HookVersion;
import dev.heartline.engagement.policy.hook.SleepingBandit;
import dev.heartline.engagement.policy.lapse.LapseModel.Risk;
import dev.heartline.engagement.version.PolicyVersions;
import dev.heartline.events.vocabulary.HookType;

/** Draws among the hooks that fit, by the version in force, and says what it was drawn from. */
@ApplicationScoped
class HookChoices {

    private final PolicyVersions versions;
    private final DrawKey key;

    HookChoices(PolicyVersions versions, DrawKey key) {
        this.versions = versions;
        this.key = key;
    }

    /**
     * @param round what stands for the event that is decided on
     * @param fitting at least one
     * @param known what each kind of hook did
     */
    HookDecision choose(
            UUID round,
            UUID userId,
            HookFacts facts,
            HookState state,
            List<Hook> fitting,
            Optional<Risk> risk,
            Map<HookType, ArmRecord> known) {
        var now = facts.now();
        var inForce = versions.hooks(state.versions());
        var candidates = fitting.stream()
                .map(hook -> new SleepingBandit.Candidate(
                        hook.type(),
                        known.getOrDefault(hook.type(), ArmRecord.NONE),
                        Optional.ofNullable(state.shown().get(hook.type())).map(at -> Duration.between(at, now))))
                .toList();
        var version = inForce.active();
        double u = key.draw(userId, round, version.wireName()).ofArm();
        var odds = version.bandit().odds(candidates);
        var type = version.bandit().draw(odds, u);
        var chosen = type.flatMap(
                it -> fitting.stream().filter(hook -> hook.type() == it).findFirst());
        return new HookDecision(
                round,
                userId,
                facts.zone(),
                version,
                inForce.shadow().map(other -> shadow(other, candidates, u)),
                features(facts, state, candidates, chosen, risk),
                chosen.isPresent() ? Reason.HOOK_CHOSEN : Reason.NO_HOOK_CHOSEN,
                fitting,
                odds,
                chosen,
                Optional.of(u),
                now);
    }

    private static LogEntry.Shadow shadow(HookVersion version, List<SleepingBandit.Candidate> candidates, double u) {
        var odds = version.bandit().odds(candidates);
        return new LogEntry.Shadow(
                version.wireName(),
                HookDecision.propensities(version, odds),
                version.bandit().draw(odds, u).map(HookType::wireName));
    }

    private static Map<String, Object> features(
            HookFacts facts,
            HookState state,
            List<SleepingBandit.Candidate> candidates,
            Optional<Hook> chosen,
            Optional<Risk> risk) {
        var now = facts.now();
        var features = new LinkedHashMap<String, Object>();
        features.put("local_hour", now.atZone(facts.zone()).getHour());
        state.lastDone()
                .ifPresent(last -> features.put(
                        "hours_since_anything", Duration.between(last, now).toHours()));
        features.put("hooks_of_the_week", state.withinWeek());
        chosen.filter(hook -> hook.type() == HookType.UNCOMPLETED_TASK)
                .ifPresent(hook -> features.put("stacked", hook.stacked()));
        risk.ifPresent(it -> {
            features.put("lapse_risk", it.lapse());
            features.put("leave_risk", it.leave());
        });
        candidates.forEach(candidate -> candidate
                .sinceShown()
                .ifPresent(
                        since -> features.put("days_since_" + candidate.type().wireName(), since.toDays())));
        return features;
    }
}
