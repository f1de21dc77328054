package dev.heartline.memory.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.events.vocabulary.SourceType;

/**
 * Words exchanged with a known user.
 *
 * @param userId the user, who said something in it
 * @param sourceId the call or the text
 * @param conversationId the call, or the thread that the text belongs to
 * @param began when it happened: the time of everything that is learned from it
 * @param known what another service told about it already
 */
public record Exchange(
        UUID userId,
        SourceType sourceType,
        UUID sourceId,
        UUID conversationId,
        Instant began,
        Instant ended,
        Conversation conversation,
        Known known) {

    public Exchange {
        conversation = storable(conversation);
    }

    public ContentHash contentHash() {
        return ContentHash.of(conversation);
    }

    /** When a turn was said; that of the exchange where the turn doesn't know. */
    public Instant saidAt(Turn turn) {
        return Optional.ofNullable(turn.at()).orElse(began);
    }

    /** As {@link #saidAt(Turn)}, by the turn's position. */
    public Instant saidAt(int seq) {
        return conversation.turns().stream()
                .filter(turn -> turn.seq() == seq)
                .findFirst()
                .map(this::saidAt)
                .orElse(began);
    }

    /** PostgreSQL has no place for the character NUL; secrets of events from before they were masked have none here. */
    private static Conversation storable(Conversation conversation) {
        return new Conversation(conversation.turns().stream()
                .map(turn -> new Turn(turn.seq(), turn.speaker(), storable(turn.text()), turn.at()))
                .toList());
    }

    private static String storable(String words) {
        return SecretMask.mask(words.replace("\0", "")).text();
    }
}
