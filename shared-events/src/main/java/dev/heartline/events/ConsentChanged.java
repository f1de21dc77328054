package dev.heartline.events;

import java.time.Instant;
import java.util.UUID;

import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;

/**
 * What a contact wants of us has changed. A contact is a user or a phone number: a wish that is said by a known user is
 * told twice, once of each, so that it stays with the person when the number moves on, and with the number when the person
 * is forgotten. An event of a number names no user, and one of a user no number.
 *
 * <p>The topic is compacted: the latest event of a contact tells all that is known of it. What is said of a channel holds
 * from its {@code since} until something later is said; a reader keeps, for each channel, the latest.
 *
 * @param userId the contact, and the key, where it is a user; null for a number
 * @param numberDigest the contact, and the key, where it is a number: HMAC-SHA256 of its E.164 form under the installation's
 *     contact key, 64 lower-case hex digits; null for a user
 * @param calls what is known of phone calls; null for nothing
 * @param texts what is known of texts; null for nothing
 * @param pausedUntil nothing that we start before; null unless the contact asked for a pause. No opt-out
 * @param pausedAt when the pause was asked for or, where none stands, when a release ended the last one: of two events the later
 *     says whether there is a pause. Null where nothing was ever said of one, and in events from before: then it was at
 *     {@code changedAt} at the latest
 */
public record ConsentChanged(
        UUID userId,
        String numberDigest,
        Channel calls,
        Channel texts,
        Instant pausedUntil,
        Instant pausedAt,
        Instant changedAt)
        implements EventData {

    /**
     * @param since when it was said
     * @param sourceId the text, call or request in which it was said; null where there is none
     */
    public record Channel(ConsentStanding standing, Instant since, ConsentSource source, UUID sourceId) {}
}
