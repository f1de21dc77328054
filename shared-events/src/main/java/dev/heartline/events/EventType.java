package dev.heartline.events;

import java.util.List;

/**
 * A kind of event: its CloudEvents {@code type}, the topic it travels on and the record of its data.
 *
 * <p>Within a version fields are only ever added, and only optional ones. Anything else is a new type and topic.
 *
 * @param type for example {@code call.completed.v1}
 * @param topic for example {@code call.completed}
 * @param compacted whether the topic keeps the latest record of each key, and knows tombstones
 */
public record EventType<T extends EventData>(String type, String topic, boolean compacted, Class<T> data) {

    public static final EventType<CallCompleted> CALL_COMPLETED = v1("call.completed", CallCompleted.class);
    public static final EventType<CallAnnounced> CALL_ANNOUNCED = v1("call.announced", CallAnnounced.class);
    public static final EventType<SmsReceived> SMS_RECEIVED = v1("sms.received", SmsReceived.class);
    public static final EventType<MemoryReinforced> MEMORY_REINFORCED = v1("memory.reinforced", MemoryReinforced.class);
    public static final EventType<ContextRefreshed> CONTEXT_REFRESHED =
            compacted("context.refreshed", ContextRefreshed.class);
    public static final EventType<PatternsRefreshed> PATTERNS_REFRESHED =
            compacted("patterns.refreshed", PatternsRefreshed.class);
    public static final EventType<RewardTriggered> REWARD_TRIGGERED = v1("reward.triggered", RewardTriggered.class);
    public static final EventType<HookRaised> HOOK_RAISED = v1("hook.raised", HookRaised.class);
    public static final EventType<ConsentChanged> CONSENT_CHANGED = compacted("consent.changed", ConsentChanged.class);
    public static final EventType<CrisisRaised> CRISIS_RAISED = v1("crisis.raised", CrisisRaised.class);
    public static final EventType<UserProfile> USER_PROFILE = compacted("user.profile", UserProfile.class);
    public static final EventType<BehaviorRecorded> BEHAVIOR_RECORDED = v1("behavior.recorded", BehaviorRecorded.class);
    public static final EventType<KnowledgePublished> KNOWLEDGE_PUBLISHED =
            compacted("knowledge.published", KnowledgePublished.class);
    public static final EventType<ExportRequested> EXPORT_REQUESTED = v1("export.requested", ExportRequested.class);
    public static final EventType<ExportAnswered> EXPORT_ANSWERED = v1("export.answered", ExportAnswered.class);
    public static final EventType<CoachMessaged> COACH_MESSAGED = v1("coach.messaged", CoachMessaged.class);
    public static final EventType<EngagementReported> ENGAGEMENT_REPORTED =
            v1("engagement.reported", EngagementReported.class);

    public static final List<EventType<?>> ALL = List.of(
            CALL_COMPLETED,
            CALL_ANNOUNCED,
            SMS_RECEIVED,
            MEMORY_REINFORCED,
            CONTEXT_REFRESHED,
            PATTERNS_REFRESHED,
            REWARD_TRIGGERED,
            HOOK_RAISED,
            CONSENT_CHANGED,
            CRISIS_RAISED,
            USER_PROFILE,
            BEHAVIOR_RECORDED,
            KNOWLEDGE_PUBLISHED,
            EXPORT_REQUESTED,
            EXPORT_ANSWERED,
            COACH_MESSAGED,
            ENGAGEMENT_REPORTED);

    private static <T extends EventData> EventType<T> v1(String topic, Class<T> data) {
        return new EventType<>(topic + ".v1", topic, false, data);
    }

    private static <T extends EventData> EventType<T> compacted(String topic, Class<T> data) {
        return new EventType<>(topic + ".v1", topic, true, data);
    }
}
