package dev.heartline.engagement.hook;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.engagement.decision.LogEntry;
import dev.heartline.engagement.policy.Ruling;
import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.hook.Hook;
import dev.heartline.engagement.policy.hook.HookVersion;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * What a round came to. There is one for each user and day of theirs, so that its identity follows from these; and a refusal for each
 * reason on such a day.
 *
 * @param round what stands for the event that a decision is made on
 * @param zone of the user
 * @param version that decided
 * @param shadow what the version that watches would have done
 * @param features what it was made from, by name
 * @param odds of each hook that fitted; empty where the gate objected
 * @param chosen empty for nothing
 * @param u what was drawn
 */
record HookDecision(
        UUID round,
        UUID userId,
        ZoneId zone,
        HookVersion version,
        Optional<LogEntry.Shadow> shadow,
        Map<String, Object> features,
        Reason reason,
        List<Hook> fitting,
        Map<HookType, Double> odds,
        Optional<Hook> chosen,
        Optional<Double> u,
        Instant at) {

    UUID id() {
        return Ids.derived("decision", round);
    }

    UUID hookId() {
        return Ids.derived("hook", round);
    }

    boolean passed() {
        return !odds.isEmpty();
    }

    LogEntry entry() {
        return new LogEntry(
                id(),
                userId,
                round,
                Action.HOOK,
                SourceType.BEHAVIOR,
                round,
                version.wireName(),
                passed(),
                reason,
                passed()
                        ? fitting.stream()
                                .map(Hook::type)
                                .map(WireNamed::wireName)
                                .toList()
                        : List.of(),
                propensities(),
                Map.of(),
                chosen.map(hook -> hook.type().wireName()),
                odds.values().stream().mapToDouble(Double::doubleValue).sum(),
                Optional.empty(),
                Optional.empty(),
                u,
                at,
                at,
                UserDay.of(at, zone),
                features,
                shadow);
    }

    private Map<String, Double> propensities() {
        return passed() ? propensities(version, odds) : Map.of(Ruling.NOTHING, 1.0);
    }

    static Map<String, Double> propensities(HookVersion version, Map<HookType, Double> odds) {
        var propensities = new LinkedHashMap<String, Double>();
        propensities.put(Ruling.NOTHING, version.bandit().nothing());
        odds.forEach((type, chance) -> propensities.put(type.wireName(), chance));
        return propensities;
    }
}
