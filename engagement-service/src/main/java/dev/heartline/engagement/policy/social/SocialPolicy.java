package dev.heartline.engagement.policy.social;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.service.policy.copy.CopyCheck;

/** What may be told, best first. Each number is one that was counted; who stands low is not told where. */
public final class SocialPolicy {

    /** Where the name is forgotten, or can't be said. */
    public static final String OF_A_FRIEND = "A friend of yours reached a milestone within the last day.";

    /** Of the gate and of what is told first; it goes up with any change of either. */
    public static final String VERSION = "social-1";

    /** Fewer could be recognised, and prove nothing. */
    public static final int FEWEST = 11;

    private static final double UPPER_HALF = 50;
    private static final Duration SOON = Duration.ofDays(1);
    private static final double FEW_LEFT = 0.2;
    private static final DateTimeFormatter ENDS = DateTimeFormatter.ofPattern("EEEE, HH:mm", Locale.ENGLISH);

    private SocialPolicy() {}

    public static List<Proof> fitting(SocialFacts facts, Instant now) {
        return Stream.of(friend(facts, now), challenge(facts, now), leaderboard(facts, now), others(facts))
                .flatMap(Optional::stream)
                .filter(proof -> isKind(proof.message()))
                .toList();
    }

    /** By name, where that can be said. */
    private static Optional<Proof> friend(SocialFacts facts, Instant now) {
        return facts.friend().map(friend -> {
            var named = "%s reached a milestone within the last day.".formatted(friend.firstName());
            return new Proof(
                    ProofType.FRIEND_MILESTONE,
                    isKind(named) ? named : OF_A_FRIEND,
                    Optional.empty(),
                    1,
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(friend.userId()).filter(_ -> isKind(named)));
        });
    }

    /** It is shown by an app and not texted: names may have any letters. */
    private static boolean isKind(String message) {
        return CopyCheck.harms(message, true).isEmpty();
    }

    /** Not for minors: scarcity is no toy for them. */
    private static Optional<Proof> challenge(SocialFacts facts, Instant now) {
        if (!facts.adult()) {
            return Optional.empty();
        }
        return facts.challenges().stream()
                .filter(challenge ->
                        challenge.left() > 0 && challenge.expiresAt().isAfter(now))
                .min(Comparator.comparing(SocialFacts.Challenge::expiresAt))
                .map(challenge -> new Proof(
                        ProofType.COMMUNITY_CHALLENGE,
                        "There is a challenge: %s, on %d days. %d of %d places are free."
                                .formatted(
                                        challenge.name(), challenge.goalDays(), challenge.left(), challenge.places()),
                        Optional.of(challenge.kind()),
                        challenge.left(),
                        now,
                        Optional.of("%d of %d places are free".formatted(challenge.left(), challenge.places()))
                                .filter(_ -> challenge.left() <= FEW_LEFT * challenge.places()),
                        Optional.of("It ends on %s."
                                        .formatted(ENDS.format(
                                                challenge.expiresAt().atZone(facts.zone()))))
                                .filter(_ -> Duration.between(now, challenge.expiresAt())
                                                .compareTo(SOON)
                                        <= 0),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Optional<Proof> leaderboard(SocialFacts facts, Instant now) {
        return facts.standing()
                .filter(_ -> facts.adult())
                .filter(SocialPolicy::standsWell)
                .map(standing -> new Proof(
                        ProofType.LEADERBOARD,
                        "You are number %d of %d in your group this week.".formatted(standing.place(), standing.of()),
                        Optional.empty(),
                        standing.of(),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(standing),
                        Optional.empty()));
    }

    /** In the upper half of the group and of all: whoever isn't is not told where they stand. */
    static boolean standsWell(SocialFacts.Standing standing) {
        return standing.of() >= FEWEST
                && standing.percentile() >= UPPER_HALF
                && isInUpperHalf(standing.place(), standing.of());
    }

    static boolean isInUpperHalf(int place, int of) {
        return place <= of / 2;
    }

    /** More may have done it since they were counted, and none fewer. */
    private static Optional<Proof> others(SocialFacts facts) {
        return facts.today().stream()
                .filter(done -> done.people() >= FEWEST)
                .max(Comparator.comparingInt(SocialFacts.DoneToday::people))
                .map(done -> new Proof(
                        ProofType.OTHERS_ACHIEVING,
                        "At least %d people %s today.".formatted(done.people(), what(done.kind())),
                        Optional.of(done.kind()),
                        done.people(),
                        done.countedAt(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static String what(BehaviorKind kind) {
        return switch (kind) {
            case HABIT_COMPLETED -> "kept up a habit";
            case FOOD_LOGGED -> "logged food";
            case LESSON_DONE -> "did a lesson";
            case CHECK_IN -> "checked in";
            case WEIGHT_LOGGED, APP_OPENED -> throw new IllegalArgumentException("nothing is told of " + kind);
        };
    }
}
