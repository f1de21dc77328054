package dev.heartline.ai;

import java.time.Clock;
import java.time.Duration;

import dev.heartline.ai.coach.Asking;
import dev.heartline.ai.coach.CoachEngine;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.coach.LocalCoach;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.guard.Ears;
import dev.heartline.ai.guard.GuardLimits;
import dev.heartline.ai.guard.GuardObserver;
import dev.heartline.ai.guard.GuardedCoach;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.memory.LocalMemoryExtractor;
import dev.heartline.ai.message.LocalMessageReader;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.ai.mood.MoodReader;
import dev.heartline.ai.move.LocalMoveReader;
import dev.heartline.ai.reading.LocalConversationReader;
import dev.heartline.ai.reading.TalkDirectionReader;
import dev.heartline.ai.wish.LocalWishReader;

/** The local engine, put together once for all tests. */
public final class LocalEngines {

    /** Nobody hears how long a reply takes: it is the same on a busy machine. */
    public static final GuardLimits PATIENT = new GuardLimits(Duration.ofSeconds(20), Duration.ofSeconds(30), 2);

    private static final MoodReader MOODS = new MoodReader();
    private static final EmotionReader EMOTIONS = new EmotionReader();
    private static final TopicLexicon TOPICS = new TopicLexicon();
    private static final CrisisDetector CRISIS = new CrisisDetector();
    public static final Embedder EMBEDDER = new CachedEmbedder(new BgeSmallEmbedder(1), 10_000);

    public static final Meanings MEANINGS = new Meanings(EMBEDDER::embed);
    private static final Feelings FEELINGS = new Feelings(EMOTIONS, MEANINGS);
    public static final CrisisReader DANGER = new LocalCrisisReader(CRISIS, EMBEDDER);
    public static final LocalMemoryExtractor MEMORIES = new LocalMemoryExtractor(MEANINGS, MOODS, TOPICS, CRISIS);
    public static final LocalConversationReader READER =
            new LocalConversationReader(MEANINGS, MOODS, EMOTIONS, new TalkDirectionReader(), TOPICS, CRISIS, MEMORIES);
    public static final LocalMessageReader MESSAGES = new LocalMessageReader(MOODS);
    public static final LocalCoach LOCAL_COACH = new LocalCoach(
            CRISIS, new CrisisResponses(), FEELINGS, new Asking(new LocalMoveReader(), MEANINGS), TOPICS);
    public static final GuardedCoach COACH = coach(LOCAL_COACH, PATIENT, GuardObserver.NONE);

    /** Loads the model, which takes longer than a caller is left without a word. */
    static {
        EMBEDDER.embed("Hello.");
    }

    private LocalEngines() {}

    /** The guarded coach around another engine. */
    public static GuardedCoach coach(CoachEngine engine, GuardLimits limits, GuardObserver observer) {
        return coach(engine, DANGER, limits, observer);
    }

    /** As {@link #coach(CoachEngine, GuardLimits, GuardObserver)}, at another time. */
    public static GuardedCoach coach(CoachEngine engine, GuardLimits limits, GuardObserver observer, Clock clock) {
        return coach(engine, new Ears(DANGER, new LocalWishReader(EMBEDDER), EMBEDDER::embed), limits, observer, clock);
    }

    /** The guarded local coach with another reader of danger. */
    public static GuardedCoach coach(CrisisReader danger, GuardObserver observer) {
        return coach(LOCAL_COACH, danger, PATIENT, observer);
    }

    /** The guarded local coach with other ears. */
    public static GuardedCoach coach(Ears ears, GuardObserver observer) {
        return coach(LOCAL_COACH, ears, PATIENT, observer);
    }

    private static GuardedCoach coach(
            CoachEngine engine, CrisisReader danger, GuardLimits limits, GuardObserver observer) {
        return coach(engine, new Ears(danger, new LocalWishReader(EMBEDDER), EMBEDDER::embed), limits, observer);
    }

    private static GuardedCoach coach(CoachEngine engine, Ears ears, GuardLimits limits, GuardObserver observer) {
        return coach(engine, ears, limits, observer, Clock.systemUTC());
    }

    private static GuardedCoach coach(
            CoachEngine engine, Ears ears, GuardLimits limits, GuardObserver observer, Clock clock) {
        return new GuardedCoach(engine, LOCAL_COACH, ears, new CrisisResponses(), FEELINGS, limits, observer, clock);
    }
}
