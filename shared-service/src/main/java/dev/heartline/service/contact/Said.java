package dev.heartline.service.contact;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.heartline.events.ConsentChanged;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;

/**
 * That something was said about being contacted.
 *
 * @param channels what it is about
 * @param sourceId the text, call or request in which it was said; null where there is none
 */
public record Said(Set<ContactChannel> channels, ConsentSource source, UUID sourceId, Instant at) {

    ContactStanding as(ConsentStanding standing) {
        return ContactStanding.of(channels, new ConsentChanged.Channel(standing, at, source, sourceId));
    }
}
