package dev.heartline.events;

import java.time.Instant;
import java.util.UUID;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;

/**
 * Signs of danger to life were heard, or turned out to be none. Whoever hears them judges them, once; everybody else takes
 * this event's word.
 *
 * @param crisisId the crisis; a withdrawal names the one that it takes back
 * @param userId null where no profile has the number of the other end
 * @param numberDigest the number of the other end, as in {@link ConsentChanged}; null where it was withheld
 * @param kind the most urgent kind of danger
 * @param channel where it was heard: {@code call} or {@code sms}
 * @param sourceId the call or text in which it was heard
 * @param raisedAt when it was first heard
 * @param quietUntil until then no reward, hook, celebration or campaign reaches this user or number; for a withdrawal the
 *     moment of it
 */
public record CrisisRaised(
        UUID crisisId,
        UUID userId,
        String numberDigest,
        CrisisState state,
        CrisisKind kind,
        Channel channel,
        UUID sourceId,
        Instant raisedAt,
        Instant quietUntil)
        implements EventData {}
