package dev.heartline.call.dial;

import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.contact.ContactPurpose;

/**
 * A call that somebody wants us to make now.
 *
 * @param talkingPoints what it should come to, in order, as short topics
 * @param carrier the one to be asked first; null for whichever
 * @param contact in the words of the contact policy, which decides whether it is made
 */
public record WantedCall(
        UUID userId, CallPurpose purpose, List<String> talkingPoints, ContactPurpose contact, String carrier) {

    public WantedCall {
        talkingPoints = List.copyOf(talkingPoints);
    }

    /** By whichever carrier. */
    public WantedCall(UUID userId, CallPurpose purpose, List<String> talkingPoints, ContactPurpose contact) {
        this(userId, purpose, talkingPoints, contact, null);
    }
}
