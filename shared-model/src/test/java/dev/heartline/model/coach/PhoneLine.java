package dev.heartline.model.coach;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.heartline.ai.coach.Asking;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachEngine;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.coach.LocalCoach;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.crisis.PlainCrisisReader;
import dev.heartline.ai.guard.Ears;
import dev.heartline.ai.guard.GuardLimits;
import dev.heartline.ai.guard.GuardObserver;
import dev.heartline.ai.guard.GuardedCoach;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.ai.move.LocalMoveReader;
import dev.heartline.ai.wish.KeywordWishReader;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.model.ask.Prompt;
import dev.heartline.model.ask.SpeakingModel;

/** A caller, and the guarded coach at the other end, with a model behind it and the local engine behind that. */
final class PhoneLine implements AutoCloseable {

    static final Duration WHOLE_REPLY = Duration.ofSeconds(40);
    static final UUID USER = new UUID(7, 1);
    static final UUID CALL = new UUID(7, 2);

    private static final CrisisDetector CRISIS = new CrisisDetector();
    private static final Meanings MEANINGS = new Meanings(_ -> new float[384]);
    private static final Feelings FEELINGS = new Feelings(new EmotionReader(), MEANINGS);
    private static final TopicLexicon TOPICS = new TopicLexicon();
    private static final LocalCoach LOCAL = new LocalCoach(
            CRISIS, new CrisisResponses(), FEELINGS, new Asking(new LocalMoveReader(), MEANINGS), TOPICS);

    static final Conversation TALK = talk("I slept badly again, and I snapped at everyone at work.");

    private final Duration patience;
    private final GuardedCoach coach;
    private final GuardedCoach localOnly;

    /** @param patience to the first words, and between any two sentences */
    PhoneLine(SpeakingModel model, Duration patience) {
        this.patience = patience;
        var engine = new ModelCoach(
                model, Prompt.of("coach-1"), Prompt.of("coach-texts-1"), FEELINGS, WHOLE_REPLY, Clock.systemUTC());
        this.coach = guarded(engine);
        this.localOnly = guarded(LOCAL);
        // Whoever loads patterns and classes first is not timed.
        CoachReply.await(localOnly.reply(context(null), TALK), WHOLE_REPLY);
    }

    private GuardedCoach guarded(CoachEngine engine) {
        return new GuardedCoach(
                engine,
                LOCAL,
                new Ears(new PlainCrisisReader(CRISIS), new KeywordWishReader(), _ -> new float[1]),
                new CrisisResponses(),
                FEELINGS,
                new GuardLimits(patience, WHOLE_REPLY, 2),
                GuardObserver.NONE,
                Clock.systemUTC());
    }

    GuardedCoach coach() {
        return coach;
    }

    CoachReply hears(Conversation soFar) {
        return hears(soFar, null);
    }

    CoachReply hears(Conversation soFar, Instant wrapUpAt) {
        return CoachReply.await(coach.reply(context(wrapUpAt), soFar), WHOLE_REPLY);
    }

    /** What the local engine alone would have said. */
    String locally() {
        return CoachReply.await(localOnly.reply(context(null), TALK), WHOLE_REPLY)
                .text();
    }

    static CoachContext context(Instant wrapUpAt) {
        return new CoachContext(
                CALL,
                CallDirection.INBOUND,
                null,
                List.of("sleep this week"),
                Locale.US,
                wrapUpAt,
                new CoachContext.Person(
                        "Maya",
                        List.of(new CoachContext.Remembered(
                                MemoryType.CONTEXT, "Works nights at the hospital", Instant.EPOCH)),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        false),
                USER);
    }

    static Conversation talk(String said) {
        return new Conversation(List.of(
                new Turn(0, Speaker.COACH, "Hi Maya, how are you?", Instant.EPOCH),
                new Turn(1, Speaker.USER, said, Instant.EPOCH)));
    }

    @Override
    public void close() {
        coach.close();
        localOnly.close();
    }
}
