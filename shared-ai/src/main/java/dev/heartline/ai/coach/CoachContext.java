package dev.heartline.ai.coach;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.MemoryType;

/**
 * What the coach has at hand during a call, or in a thread of texts.
 *
 * @param callId of the call or the thread; seeds the variation of the local engine's wording
 * @param purpose null for a call the user made
 * @param talkingPoints what the call should come to, in order, as short topics: "sleep this week"
 * @param locale language and, by the number's country, region: decides which crisis numbers are given; null where unknown
 * @param wrapUpAt from then on the coach brings the call to its end; null for no limit
 * @param person who the user is and what is known of them; null for a number that no profile knows, to whom nothing
 *     personal is said
 * @param userId whose budget an engine spends that costs something; null for nobody's. Never said, never sent anywhere
 * @param medium how the user is talked with
 */
public record CoachContext(
        UUID callId,
        CallDirection direction,
        CallPurpose purpose,
        List<String> talkingPoints,
        Locale locale,
        Instant wrapUpAt,
        Person person,
        UUID userId,
        Medium medium) {

    public CoachContext {
        talkingPoints = talkingPoints == null ? List.of() : List.copyOf(talkingPoints);
        locale = locale == null ? Locale.ROOT : locale;
    }

    /** Of a call. */
    public CoachContext(
            UUID callId,
            CallDirection direction,
            CallPurpose purpose,
            List<String> talkingPoints,
            Locale locale,
            Instant wrapUpAt,
            Person person,
            UUID userId) {
        this(callId, direction, purpose, talkingPoints, locale, wrapUpAt, person, userId, Medium.SPEECH);
    }

    /** Of a thread of texts, which the user began. */
    public static CoachContext ofTexts(UUID conversationId, Locale locale, Person person, UUID userId) {
        return new CoachContext(
                conversationId, CallDirection.INBOUND, null, null, locale, null, person, userId, Medium.TEXT);
    }

    /**
     * Of a text with which we begin: the coach finds the words that are meant for this person alone, without a greeting.
     *
     * @param textId seeds the variation of the local engine's wording
     * @param about what it should come to; empty for whatever is known of them
     */
    public static CoachContext ofOurText(
            UUID textId, CallPurpose purpose, List<String> about, Locale locale, Person person, UUID userId) {
        return new CoachContext(
                textId, CallDirection.OUTBOUND, purpose, about, locale, null, person, userId, Medium.TEXT);
    }

    /** Of nobody with an account: what it costs to find the words is nobody's. */
    public CoachContext(
            UUID callId,
            CallDirection direction,
            CallPurpose purpose,
            List<String> talkingPoints,
            Locale locale,
            Instant wrapUpAt,
            Person person) {
        this(callId, direction, purpose, talkingPoints, locale, wrapUpAt, person, null);
    }

    public static CoachContext unknownCaller(UUID callId, CallDirection direction, Locale locale) {
        return new CoachContext(callId, direction, null, List.of(), locale, null, null);
    }

    public boolean isText() {
        return medium == Medium.TEXT;
    }

    /** Whether the call has reached the time to bring it to its end. */
    public boolean isToWrapUp(Instant now) {
        return wrapUpAt != null && !now.isBefore(wrapUpAt);
    }

    public boolean afterCrisis() {
        return person != null && person.afterCrisis();
    }

    public Optional<Person> known() {
        return Optional.ofNullable(person);
    }

    /**
     * A user with a profile. Every list may be empty.
     *
     * @param firstName null where the profile has none
     * @param memories strongest first
     * @param openCommitments what the user said they would do, newest first, first person: "I'll walk after dinner"
     * @param lastSummary null before the first conversation
     * @param lastContactAt null before the first conversation
     * @param afterCrisis danger was heard lately, and the quiet after it lasts: the coach asks about safety first, brings up nothing else by itself, and takes words of hopelessness for danger
     * @param zone whose days and hours they mean; null where unknown
     */
    public record Person(
            String firstName,
            List<Remembered> memories,
            List<Preference> preferences,
            List<String> openCommitments,
            String lastSummary,
            Instant lastContactAt,
            boolean afterCrisis,
            ZoneId zone) {

        /** Of somebody whose zone nobody knows. */
        public Person(
                String firstName,
                List<Remembered> memories,
                List<Preference> preferences,
                List<String> openCommitments,
                String lastSummary,
                Instant lastContactAt,
                boolean afterCrisis) {
            this(firstName, memories, preferences, openCommitments, lastSummary, lastContactAt, afterCrisis, null);
        }

        public Person {
            memories = memories == null ? List.of() : List.copyOf(memories);
            preferences = preferences == null ? List.of() : List.copyOf(preferences);
            openCommitments = openCommitments == null ? List.of() : List.copyOf(openCommitments);
        }
    }

    /**
     * @param description third person without a subject: "Hates cooking on Mondays"
     * @param occurredAt null where unknown
     */
    public record Remembered(MemoryType type, String description, Instant occurredAt) {}

    /** @param confidence 0..1 */
    public record Preference(String category, String key, String value, double confidence) {}
}
