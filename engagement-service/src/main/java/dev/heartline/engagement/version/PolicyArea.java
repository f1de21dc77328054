package dev.heartline.engagement.version;

import java.util.Arrays;
import java.util.List;

import dev.heartline.engagement.policy.RewardVersion;
import dev.heartline.engagement.policy.hook.HookVersion;
import dev.heartline.events.vocabulary.WireNamed;

/** What there are policies for. */
public enum PolicyArea implements WireNamed {
    REWARDS(RewardVersion.values()),
    HOOKS(HookVersion.values());

    private final List<String> versions;

    PolicyArea(WireNamed... versions) {
        this.versions = Arrays.stream(versions).map(WireNamed::wireName).toList();
    }

    /** By their names. */
    List<String> versions() {
        return versions;
    }
}
