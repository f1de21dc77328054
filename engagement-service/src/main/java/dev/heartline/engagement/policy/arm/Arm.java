package dev.heartline.engagement.policy.arm;

import java.util.List;
import java.util.stream.Stream;

import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.events.vocabulary.RewardType;
import dev.heartline.events.vocabulary.WireNamed;

/** A reward that can be chosen: what it is and how big. */
public record Arm(RewardType type, RewardIntensity intensity) implements Comparable<Arm> {

    /**
     * What may be drawn. Nothing is unlocked by chance: a feature is earned or it is free. Nothing has a value in money.
     */
    private static final List<RewardType> DRAWN = List.of(
            RewardType.COACH_CELEBRATION, RewardType.VISUAL_ANIMATION, RewardType.CONFETTI, RewardType.SOUND_EFFECT);

    /**
     * The arms that fit the moment, in their natural order.
     *
     * @param largest the greatest intensity the gate allows
     */
    public static List<Arm> eligible(RewardIntensity largest) {
        return DRAWN.stream()
                .flatMap(type -> Stream.of(RewardIntensity.values())
                        .filter(intensity -> intensity.compareTo(largest) <= 0)
                        .map(intensity -> new Arm(type, intensity)))
                .sorted()
                .toList();
    }

    /** For example {@code confetti/small}, as in the decision log. */
    public String key() {
        return type.wireName() + "/" + intensity.wireName();
    }

    /** The arm of a {@link #key}. */
    public static Arm of(String key) {
        int slash = key.indexOf('/');
        return new Arm(
                WireNamed.of(RewardType.class, key.substring(0, slash)),
                WireNamed.of(RewardIntensity.class, key.substring(slash + 1)));
    }

    /** By key, so that the walk through the odds of a draw does not depend on the order of an enum. */
    @Override
    public int compareTo(Arm other) {
        return key().compareTo(other.key());
    }
}
