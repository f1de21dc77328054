package dev.heartline.service.contact;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

import dev.heartline.events.ConsentChanged;
import dev.heartline.events.vocabulary.ConsentStanding;

/**
 * All that is known of what one contact wants. What is said later stands above what was said before, channel by channel, in
 * whichever order it arrives: {@link #and} gives the same for the same words.
 *
 * @param calls null where nothing was ever said of calls
 * @param texts null where nothing was ever said of texts
 * @param pausedUntil null unless a pause was asked for; may have passed
 * @param pausedAt when the pause was asked for or, where none stands, ended by a release; null where nothing was ever said of it
 * @param changedAt when the last of it was said
 */
public record ContactStanding(
        ConsentChanged.Channel calls,
        ConsentChanged.Channel texts,
        Instant pausedUntil,
        Instant pausedAt,
        Instant changedAt) {

    /** Of whom nothing was ever heard. */
    public static final ContactStanding NONE = new ContactStanding(null, null, null, null, Instant.EPOCH);

    /** A stop stands above a release of the same moment: when in doubt, leave them alone. */
    private static final Comparator<ConsentChanged.Channel> LATER = Comparator.comparing(ConsentChanged.Channel::since)
            .thenComparing(word -> word.standing() == ConsentStanding.STOPPED)
            .thenComparing(word -> String.valueOf(word.sourceId()))
            .thenComparing(ConsentChanged.Channel::source);

    /** A pause stands above a release of the same moment. */
    private static final Comparator<ContactStanding> LATER_PAUSE = Comparator.comparing(ContactStanding::pausedAt)
            .thenComparing(ContactStanding::pausedUntil, Comparator.nullsFirst(Comparator.naturalOrder()));

    static ContactStanding of(ConsentChanged event) {
        return known(event.calls(), event.texts(), event.pausedUntil(), event.pausedAt(), event.changedAt());
    }

    /** What doesn't say when its pause was asked for, or ended, says by the rest when it was at the latest. */
    static ContactStanding known(
            ConsentChanged.Channel calls,
            ConsentChanged.Channel texts,
            Instant pausedUntil,
            Instant pausedAt,
            Instant changedAt) {
        var released = Stream.of(calls, texts)
                .filter(word -> word != null && word.standing() == ConsentStanding.RELEASED)
                .map(ConsentChanged.Channel::since)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var latest = pausedUntil == null ? released : changedAt;
        return new ContactStanding(calls, texts, pausedUntil, pausedAt == null ? latest : pausedAt, changedAt);
    }

    /** Of one thing said now about some channels. A release ends a pause too. */
    static ContactStanding of(Set<ContactChannel> channels, ConsentChanged.Channel word) {
        return new ContactStanding(
                channels.contains(ContactChannel.CALL) ? word : null,
                channels.contains(ContactChannel.SMS) ? word : null,
                null,
                word.standing() == ConsentStanding.RELEASED ? word.since() : null,
                word.since());
    }

    static ContactStanding pause(Instant until, Instant saidAt) {
        return new ContactStanding(null, null, until, saidAt, saidAt);
    }

    /**
     * A pause without an end of its own, with the one of ours that it gets beside what is known: who says "not now" doesn't take
     * back the two weeks that they asked for.
     */
    ContactStanding lengthenedBy(ContactStanding guess) {
        return isPausedAt(guess.pausedUntil) ? pause(pausedUntil, guess.pausedAt) : guess;
    }

    public ContactStanding and(ContactStanding other) {
        var pause = Stream.of(this, other)
                .filter(said -> said.pausedAt != null)
                .max(LATER_PAUSE)
                .orElse(NONE);
        return new ContactStanding(
                later(calls, other.calls),
                later(texts, other.texts),
                pause.pausedUntil,
                pause.pausedAt,
                changedAt.isAfter(other.changedAt) ? changedAt : other.changedAt);
    }

    /** By what is known of this contact alone; {@link Standings} knows both sides. */
    boolean isStopped(ContactChannel channel) {
        return switch (channel) {
            case CALL -> isStop(calls);
            case SMS -> isStop(texts);
            case IN_APP -> isStop(calls) && isStop(texts);
        };
    }

    private static boolean isStop(ConsentChanged.Channel word) {
        return word != null && word.standing() == ConsentStanding.STOPPED;
    }

    public boolean isPausedAt(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now);
    }

    /** What keeps somebody from being contacted, as far as it goes with the person when the number changes. */
    ContactStanding stopsOnly() {
        return new ContactStanding(
                isStopped(ContactChannel.CALL) ? calls : null,
                isStopped(ContactChannel.SMS) ? texts : null,
                null,
                null,
                changedAt);
    }

    boolean saysNothing() {
        return calls == null && texts == null && pausedAt == null;
    }

    private static ConsentChanged.Channel later(ConsentChanged.Channel one, ConsentChanged.Channel other) {
        return Stream.of(one, other).filter(word -> word != null).max(LATER).orElse(null);
    }
}
