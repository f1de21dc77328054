package dev.heartline.engagement.policy.gate;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.heartline.service.profile.KnownUser;

/**
 * A question to the gate.
 *
 * @param mechanic how the user would be rewarded; empty where there is nothing to reward
 * @param holdout the user belongs to the holdout
 * @param decidedAt now
 */
public record GateRequest(
        Occasion occasion, Optional<Mechanic> mechanic, Standing standing, boolean holdout, Instant decidedAt) {

    boolean randomised() {
        return mechanic.filter(Mechanic::randomised).isPresent();
    }

    /** By the clock of where the user is. */
    Optional<LocalTime> localTime() {
        return zone().map(zone -> decidedAt.atZone(zone).toLocalTime());
    }

    /** Full years; where the zone is unknown by the zone in which birthdays come last. */
    Optional<Integer> age() {
        ZoneId zone = zone().orElse(ZoneOffset.ofHours(-12));
        return standing.user()
                .flatMap(KnownUser::birthDate)
                .map(birth -> birth.until(decidedAt.atZone(zone).toLocalDate()).getYears());
    }

    private Optional<ZoneId> zone() {
        return occasion.zone().or(() -> standing.user().flatMap(KnownUser::zone));
    }
}
