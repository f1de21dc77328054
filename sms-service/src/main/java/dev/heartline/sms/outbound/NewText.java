package dev.heartline.sms.outbound;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.events.Event;
import dev.heartline.service.contact.ContactPurpose;

/**
 * A text to be sent.
 *
 * @param id derived from what asks for it where that may be repeated: a second text of the same id is not queued
 * @param userId empty only in answer to a number that no profile knows
 * @param phone where to; empty where the user has no number, and then the text is skipped
 * @param template that the body was rendered from
 * @param writtenBy the engine or the human that found the words, or the personal ones in a template
 * @param expiresAt from then on it is out of place, however long its purpose lasts
 * @param sendAt it leaves then at the earliest, and is as fresh then as one that is asked for then; empty for at once
 */
public record NewText(
        UUID id,
        Optional<UUID> userId,
        Optional<String> phone,
        String body,
        ContactPurpose purpose,
        Optional<Template> template,
        Optional<String> writtenBy,
        Origin origin,
        Optional<Instant> expiresAt,
        Optional<Instant> sendAt) {

    /** Of a text that is worth sending for as long as its purpose is. */
    public NewText(
            UUID id,
            Optional<UUID> userId,
            Optional<String> phone,
            String body,
            ContactPurpose purpose,
            Optional<Template> template,
            Optional<String> writtenBy,
            Origin origin) {
        this(id, userId, phone, body, purpose, template, writtenBy, origin, Optional.empty(), Optional.empty());
    }

    /** @param version that the template had when the body was rendered */
    public record Template(UUID id, int version) {}

    /** What asks for a text. */
    public sealed interface Origin {

        /** @param digest tells a repetition of the request from another one under the same key */
        record Request(String digest) implements Origin {}

        /** @param askedAt when it asked for a text; empty where the text has a time of its own */
        record Happening(UUID eventId, Optional<Instant> askedAt) implements Origin {

            /** That asks for a text with a time of its own. */
            public Happening(UUID eventId) {
                this(eventId, Optional.empty());
            }

            /** That asks for a text as soon as may be. */
            public static Happening of(Event<?> event) {
                return new Happening(event.id(), Optional.of(event.time()));
            }
        }

        /** @param step counted from 0 */
        record CampaignStep(UUID campaignId, int step) implements Origin {}

        /**
         * A text of theirs, which it answers.
         *
         * @param expectedUntil when they stop expecting an answer: one that leaves later is a contact that we start; empty where
         *     they never do
         * @param sentByHuman who wrote it, or let it go
         * @param dueAt since when they should have it; empty where nobody measures that
         */
        record Question(
                UUID messageId,
                UUID conversationId,
                Optional<Instant> expectedUntil,
                boolean sentByHuman,
                Optional<Instant> dueAt)
                implements Origin {

            public Question(UUID messageId, UUID conversationId, Optional<Instant> expectedUntil, boolean sentByHuman) {
                this(messageId, conversationId, expectedUntil, sentByHuman, Optional.empty());
            }

            /** Of what nobody looks at first. */
            public Question(UUID messageId, UUID conversationId, Optional<Instant> expectedUntil) {
                this(messageId, conversationId, expectedUntil, false);
            }
        }
    }

    /** Neither number nor body: they are not for logs. */
    @Override
    public String toString() {
        return "NewText[" + id + ", " + purpose.wireName() + "]";
    }
}
