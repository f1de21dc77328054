package dev.heartline.bench.fanout;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.heartline.driver.EventStream.Seen;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;

/**
 * What lies in the topics about calls and their effects. A relay that dies sends the same event again: that is one event, known by its
 * id. Two ids about the same thing are two.
 */
final class Told {

    static final List<EventType<?>> TYPES = List.of(
            EventType.CALL_COMPLETED,
            EventType.MEMORY_REINFORCED,
            EventType.CONTEXT_REFRESHED,
            EventType.REWARD_TRIGGERED);

    /** That one conversation was evidence of one memory. */
    record Evidence(UUID memoryId, UUID sourceId) {}

    private final Map<UUID, Set<UUID>> completions = new HashMap<>();
    private final Map<UUID, CallCompleted> calls = new HashMap<>();
    private final Map<UUID, UUID> latestCall = new LinkedHashMap<>();
    private final Map<Evidence, Set<UUID>> evidence = new HashMap<>();
    private final Map<UUID, Set<UUID>> rewards = new HashMap<>();
    private final Map<UUID, Set<UUID>> rewardsOfDecisions = new HashMap<>();
    private final Set<UUID> contexts = new LinkedHashSet<>();

    Told(List<Seen> records) {
        records.forEach(this::take);
    }

    private void take(Seen seen) {
        if (seen.is(EventType.CALL_COMPLETED)) {
            var callId = UUID.fromString(seen.text("callId"));
            add(completions, callId, seen.id());
            if (calls.putIfAbsent(callId, call(seen)) == null && seen.text("userId") != null) {
                latestCall.put(UUID.fromString(seen.text("userId")), callId);
            }
        } else if (seen.is(EventType.MEMORY_REINFORCED)) {
            var of = new Evidence(UUID.fromString(seen.text("memoryId")), UUID.fromString(seen.text("sourceId")));
            add(evidence, of, seen.id());
        } else if (seen.is(EventType.REWARD_TRIGGERED)) {
            var rewardId = UUID.fromString(seen.text("rewardId"));
            add(rewards, rewardId, seen.id());
            add(rewardsOfDecisions, UUID.fromString(seen.text("decisionId")), rewardId);
        } else if (seen.is(EventType.CONTEXT_REFRESHED)) {
            contexts.add(seen.id());
        }
    }

    private static <K> void add(Map<K, Set<UUID>> to, K key, UUID id) {
        to.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(id);
    }

    private static CallCompleted call(Seen seen) {
        try {
            return EventJson.mapper().treeToValue(seen.data(), CallCompleted.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a call.completed that can't be read", e);
        }
    }

    /** How many events tell that a call has ended. */
    Map<UUID, Long> completions() {
        return sizes(completions);
    }

    /** How many events tell of the same evidence of a memory. */
    Map<Evidence, Long> evidence() {
        return sizes(evidence);
    }

    /** How many events tell of a reward. */
    Map<UUID, Long> rewards() {
        return sizes(rewards);
    }

    /** How many rewards were told that come from one decision. */
    Map<UUID, Long> rewardsOfDecisions() {
        return sizes(rewardsOfDecisions);
    }

    /** The events that tell of a reward. */
    Set<UUID> eventsOf(UUID rewardId) {
        return rewards.getOrDefault(rewardId, Set.of());
    }

    boolean isEventOfAReward(UUID id) {
        return rewards.values().stream().anyMatch(events -> events.contains(id));
    }

    /** Of some calls those that are the last of their users, and after which nothing told what is known now. */
    long withoutContext(List<UUID> callIds) {
        return latestCall.values().stream()
                .filter(callIds::contains)
                .filter(call -> completions.get(call).stream()
                        .noneMatch(event -> contexts.contains(Ids.derived("context.refreshed", event))))
                .count();
    }

    /** As it was told first; null where it was not. */
    CallCompleted call(UUID callId) {
        return calls.get(callId);
    }

    private static <K> Map<K, Long> sizes(Map<K, Set<UUID>> sets) {
        var sizes = new HashMap<K, Long>();
        sets.forEach((key, ids) -> sizes.put(key, (long) ids.size()));
        return sizes;
    }
}
