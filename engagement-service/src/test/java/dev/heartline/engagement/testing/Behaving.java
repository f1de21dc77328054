package dev.heartline.engagement.testing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;

import dev.heartline.engagement.policy.RewardVersion;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.BehaviorKind;

/** What users do, as the app tells it, with draws as wanted. */
public final class Behaving {

    private Behaving() {}

    public static Event<BehaviorRecorded> drawing(
            UUID user, BehaviorKind kind, String subject, Instant at, DoublePredicate wanted) {
        var key = DrawKey.of(ConfigProvider.getConfig().getValue("heartline.engagement.draw-key", String.class));
        var id = Stream.generate(UUID::randomUUID)
                .filter(candidate -> wanted.test(key.draw(user, drawnOn(candidate), RewardVersion.USUAL.wireName())
                        .ofReward()))
                .findFirst()
                .orElseThrow();
        return Event.of(EventType.BEHAVIOR_RECORDED, new BehaviorRecorded(id, user, kind, at, subject, Map.of()));
    }

    /** The identity under which a behaviour is decided on. */
    public static UUID drawnOn(UUID behaviorId) {
        return Ids.derived("behavior drawn on", behaviorId);
    }
}
