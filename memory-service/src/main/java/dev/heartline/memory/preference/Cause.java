package dev.heartline.memory.preference;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.preference.RecordedBelief.Kind;

/**
 * Why a preference changes.
 *
 * @param when it was said or done
 * @param recordedAt when we learned it
 * @param sourceType null where it is changed by hand
 * @param sourceId null where it is changed by hand, or shows in much of what the user does
 */
record Cause(
        Kind kind,
        Author author,
        Instant when,
        Instant recordedAt,
        @Nullable String sourceType,
        @Nullable UUID sourceId,
        @Nullable String reason) {

    static Cause told(Kind kind, Exchange exchange, Instant now) {
        return new Cause(
                kind,
                Author.CONVERSATION,
                exchange.began(),
                now,
                exchange.sourceType().wireName(),
                exchange.sourceId(),
                null);
    }

    static Cause byHand(Kind kind, Author author, Instant now) {
        return new Cause(kind, author, now, now, null, null, author.reason().orElse(null));
    }

    /** @param when the latest of it was done */
    static Cause seen(Kind kind, String reason, Instant when, Instant now) {
        return new Cause(kind, Author.behavior(reason), when, now, SourceType.BEHAVIOR.wireName(), null, reason);
    }

    /** What makes way is superseded. */
    Cause superseding() {
        return new Cause(
                Kind.SUPERSEDED,
                author,
                when,
                recordedAt,
                sourceType,
                sourceId,
                reason == null ? "told otherwise later" : reason);
    }
}
