package dev.heartline.service.contact;

import java.util.Optional;
import java.util.UUID;

import dev.heartline.service.profile.KnownUser;

/**
 * A contact that is about to be made.
 *
 * @param userId whom it is for; empty for an answer to a number that no profile knows
 * @param user their profile as it is now; empty where there is none
 * @param number where to, in E.164, not for logs; empty where there is none
 * @param subjectId the text or call
 */
public record PlannedContact(
        ContactChannel channel,
        ContactPurpose purpose,
        Optional<UUID> userId,
        Optional<KnownUser> user,
        Optional<String> number,
        UUID subjectId) {

    @Override
    public String toString() {
        return "%s %s for %s %s"
                .formatted(
                        channel.wireName(),
                        subjectId,
                        purpose.wireName(),
                        userId.isPresent() ? "somebody we know" : "nobody we know");
    }
}
