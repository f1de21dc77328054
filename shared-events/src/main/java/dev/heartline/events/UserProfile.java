package dev.heartline.events;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import dev.heartline.events.vocabulary.Channel;

/**
 * Who a user is, published by the host application, whole each time. A record with the user's key and no value erases
 * the user in every service.
 *
 * @param firstName how the coach addresses the user, null where unknown
 * @param phone E.164, null where the user has none
 * @param timezone IANA name, for example {@code Europe/Madrid}; null where unknown
 * @param language BCP 47 tag, null where unknown
 * @param birthDate null where unknown; a minor gets no randomised rewards
 * @param consents the channels the user agreed to be contacted on; none unless said
 * @param rewardsOptOut the user wants no rewards
 */
public record UserProfile(
        UUID userId,
        String firstName,
        String phone,
        String timezone,
        String language,
        LocalDate birthDate,
        Set<Channel> consents,
        boolean rewardsOptOut)
        implements EventData {

    public UserProfile {
        // In the order of the channels, so that equal profiles are written alike.
        consents = consents == null || consents.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(EnumSet.copyOf(consents));
    }
}
