package dev.heartline.engagement.policy.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.heartline.engagement.policy.RewardVersion;
import dev.heartline.engagement.policy.Versions;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.service.profile.KnownUser;

/** Occasions and standings that tests start from: a grown-up in Madrid, at noon, after a good talk. */
public final class Gates {

    public static final UUID USER = UUID.fromString("019c1eaa-1de4-74f8-996d-a763b7a969b1");
    public static final Instant NOON = Instant.parse("2026-03-09T11:00:00Z");

    private Gates() {}

    public static Occasion talk() {
        return occasion(Action.CHECK_IN, SourceType.PHONE_CALL, "");
    }

    public static Occasion occasion(Action action, SourceType source, String told) {
        return new Occasion(
                new UUID(7, 1),
                USER,
                action,
                source,
                new UUID(8, 1),
                NOON.minusSeconds(2),
                false,
                false,
                false,
                told,
                Optional.empty());
    }

    public static Occasion at(Occasion occasion, Instant actionAt) {
        return new Occasion(
                occasion.eventId(),
                occasion.userId(),
                occasion.action(),
                occasion.sourceType(),
                occasion.sourceId(),
                actionAt,
                occasion.crisis(),
                occasion.heavy(),
                occasion.harm(),
                occasion.told(),
                occasion.zone());
    }

    public static Occasion in(Occasion occasion, String zone) {
        return new Occasion(
                occasion.eventId(),
                occasion.userId(),
                occasion.action(),
                occasion.sourceType(),
                occasion.sourceId(),
                occasion.actionAt(),
                occasion.crisis(),
                occasion.heavy(),
                occasion.harm(),
                occasion.told(),
                Optional.of(ZoneId.of(zone)));
    }

    public static Occasion ofEvent(Occasion occasion, UUID eventId, boolean crisis, boolean heavy) {
        return new Occasion(
                eventId,
                occasion.userId(),
                occasion.action(),
                occasion.sourceType(),
                occasion.sourceId(),
                occasion.actionAt(),
                crisis,
                heavy,
                occasion.harm(),
                occasion.told(),
                occasion.zone());
    }

    public static Occasion tellingOfHarm(Occasion occasion) {
        return new Occasion(
                occasion.eventId(),
                occasion.userId(),
                occasion.action(),
                occasion.sourceType(),
                occasion.sourceId(),
                occasion.actionAt(),
                occasion.crisis(),
                occasion.heavy(),
                true,
                occasion.told(),
                occasion.zone());
    }

    public static Standing afterDistress(Instant until) {
        var it = regular();
        return new Standing(
                it.user(),
                new Quiet(Optional.empty(), Optional.of(until)),
                it.optedOut(),
                it.sourceDecided(),
                it.checkedInBefore(),
                it.sameWithinHour(),
                it.victoryRewarded(),
                it.misses(),
                it.arms(),
                it.versions());
    }

    public static KnownUser grownUp() {
        return user("Europe/Madrid", LocalDate.of(1980, 5, 1), false);
    }

    public static KnownUser user(String zone, LocalDate birthDate, boolean optOut) {
        return new KnownUser(
                USER,
                Optional.of("Marta"),
                Optional.of("+34600000000"),
                Optional.ofNullable(zone),
                Optional.empty(),
                Optional.ofNullable(birthDate),
                Set.of(Channel.SMS),
                optOut);
    }

    public static Standing regular() {
        return standing(grownUp(), null, Set.of(), false, true, 0, false, 0);
    }

    public static Standing newcomer() {
        return standing(grownUp(), null, Set.of(), false, false, 0, false, 0);
    }

    public static Standing standing(
            KnownUser user,
            Instant quietUntil,
            Set<Mechanic> optedOut,
            boolean sourceDecided,
            boolean checkedInBefore,
            int sameWithinHour,
            boolean victoryRewarded,
            int misses) {
        return new Standing(
                Optional.ofNullable(user),
                new Quiet(Optional.ofNullable(quietUntil), Optional.empty()),
                optedOut,
                sourceDecided,
                checkedInBefore,
                sameWithinHour,
                victoryRewarded,
                misses,
                Map.of(),
                new Versions<>(RewardVersion.USUAL, Optional.empty()));
    }
}
