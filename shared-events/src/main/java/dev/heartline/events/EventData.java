package dev.heartline.events;

import java.util.UUID;

/** The data of an event: what its JSON Schema describes, without the envelope. */
public sealed interface EventData
        permits CallCompleted,
                CallAnnounced,
                SmsReceived,
                MemoryReinforced,
                ContextRefreshed,
                PatternsRefreshed,
                RewardTriggered,
                HookRaised,
                ConsentChanged,
                CrisisRaised,
                UserProfile,
                BehaviorRecorded,
                KnowledgePublished,
                ExportRequested,
                ExportAnswered,
                CoachMessaged,
                EngagementReported {

    /** Whom the event is about; null where no profile is known, and then nobody's data may be touched by it. */
    UUID userId();
}
