package dev.heartline.service.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of both sides of a contact: of the person, and of the number that would be dialled or texted. Either one is
 * enough to be left alone.
 */
public record Standings(ContactStanding user, ContactStanding number) {

    public static final Standings NONE = new Standings(ContactStanding.NONE, ContactStanding.NONE);

    /** Nobody stops the app by a word of its own: it is silent for whoever has stopped calls and texts both, wherever they said so. */
    public boolean areStopped(ContactChannel channel) {
        return switch (channel) {
            case CALL, SMS -> user.isStopped(channel) || number.isStopped(channel);
            case IN_APP -> areStopped(ContactChannel.CALL) && areStopped(ContactChannel.SMS);
        };
    }

    /** The end of the pause that they asked for, where it has not passed. */
    public Optional<Instant> pausedUntil(Instant now) {
        return Stream.of(user, number)
                .filter(standing -> standing.isPausedAt(now))
                .map(ContactStanding::pausedUntil)
                .max(Instant::compareTo);
    }
}
