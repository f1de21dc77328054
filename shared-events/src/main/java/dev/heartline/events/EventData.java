package dev.heartline.events;

import java.util.UUID;

import dev.heartline.events.call.CallCompleted;
import dev.heartline.events.engagement.HookRaised;
import dev.heartline.events.engagement.RewardTriggered;
import dev.heartline.events.host.BehaviorRecorded;
import dev.heartline.events.host.UserProfile;
import dev.heartline.events.memory.ContextRefreshed;
import dev.heartline.events.memory.MemoryReinforced;
import dev.heartline.events.sms.SmsReceived;

/** The data of an event: what its JSON Schema describes, without the envelope. */
public sealed interface EventData
        permits CallCompleted,
                SmsReceived,
                MemoryReinforced,
                ContextRefreshed,
                RewardTriggered,
                HookRaised,
                UserProfile,
                BehaviorRecorded {

    /** Whom the event is about; null where no profile is known, and then nobody's data may be touched by it. */
    UUID userId();
}
