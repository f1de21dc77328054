package dev.heartline.service.profile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.heartline.events.vocabulary.Channel;

/**
 * A user as the host application describes them.
 *
 * @param phone E.164, in clear: not for logs
 */
public record KnownUser(
        UUID userId,
        Optional<String> firstName,
        Optional<String> phone,
        Optional<String> timezone,
        Optional<String> language,
        Optional<LocalDate> birthDate,
        Set<Channel> consents,
        boolean rewardsOptOut) {

    /** The user's zone; empty where the profile names none, or one that nobody knows. */
    public Optional<ZoneId> zone() {
        return zoneOf(timezone.orElse(null));
    }

    /** @param timezone as a profile names it, null where it names none */
    public static Optional<ZoneId> zoneOf(String timezone) {
        try {
            return Optional.ofNullable(timezone).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean consentsTo(Channel channel) {
        return consents.contains(channel);
    }

    @Override
    public String toString() {
        return "KnownUser[" + language.orElse("any language") + "]";
    }
}
