package dev.heartline.ai.local;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;

import dev.heartline.ai.coach.Asking;
import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.CoachEngine;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.coach.Judge;
import dev.heartline.ai.coach.KnownFacts;
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
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.message.LocalMessageReader;
import dev.heartline.ai.message.MessageReader;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.ai.mood.MoodReader;
import dev.heartline.ai.move.LocalMoveReader;
import dev.heartline.ai.move.MoveReader;
import dev.heartline.ai.reading.ConversationReader;
import dev.heartline.ai.reading.LocalConversationReader;
import dev.heartline.ai.reading.TalkDirectionReader;
import dev.heartline.ai.wish.LocalWishReader;
import dev.heartline.ai.wish.WishReader;

/**
 * Makes the local engine injectable. Who brings a bean of one of these types replaces that one; the local reader stays to be had
 * by {@link Local}.
 */
@ApplicationScoped
class LocalEngine {

    private static final int REMEMBERED_VECTORS = 10_000;
    private static final int THREADS_PER_EMBEDDING = 1;

    @Produces
    @Singleton
    @DefaultBean
    CrisisDetector crisisDetector() {
        return new CrisisDetector();
    }

    @Produces
    @Singleton
    @DefaultBean
    CrisisReader crisisReader(CrisisDetector detector, Embedder embedder) {
        return new LocalCrisisReader(detector, embedder);
    }

    @Produces
    @Singleton
    @DefaultBean
    WishReader wishReader(Embedder embedder) {
        return new LocalWishReader(embedder);
    }

    @Produces
    @Singleton
    @DefaultBean
    CrisisResponses crisisResponses() {
        return new CrisisResponses();
    }

    @Produces
    @Singleton
    Meanings meanings(Instance<Embedder> embedder) {
        return new Meanings(text -> embedder.get().embed(text));
    }

    @Produces
    @Singleton
    MoodReader moodReader() {
        return new MoodReader();
    }

    @Produces
    @Singleton
    @DefaultBean
    MoveReader moveReader() {
        return new LocalMoveReader();
    }

    @Produces
    @Singleton
    EmotionReader emotionReader() {
        return new EmotionReader();
    }

    @Produces
    @Singleton
    TopicLexicon topicLexicon() {
        return new TopicLexicon();
    }

    @Produces
    @Singleton
    @DefaultBean
    MemoryExtractor memoryExtractor(@Local MemoryExtractor local) {
        return local;
    }

    @Produces
    @Singleton
    @Local
    MemoryExtractor localMemoryExtractor(
            Meanings meanings, MoodReader moods, TopicLexicon topics, CrisisDetector crisis) {
        return new LocalMemoryExtractor(meanings, moods, topics, crisis);
    }

    @Produces
    @Singleton
    @DefaultBean
    ConversationReader conversationReader(@Local ConversationReader local) {
        return local;
    }

    @Produces
    @Singleton
    @Local
    ConversationReader localConversationReader(
            Meanings meanings, MoodReader moods, EmotionReader emotions, TopicLexicon topics, CrisisDetector crisis) {
        var memories = new LocalMemoryExtractor(meanings, moods, topics, crisis);
        return new LocalConversationReader(
                meanings, moods, emotions, new TalkDirectionReader(), topics, crisis, memories);
    }

    @Produces
    @Singleton
    @DefaultBean
    MessageReader messageReader(@Local MessageReader local) {
        return local;
    }

    @Produces
    @Singleton
    @Local
    MessageReader localMessageReader(MoodReader moods) {
        return new LocalMessageReader(moods);
    }

    /**
     * The only coach that can be injected, and its judge, whichever engine speaks: a bean of {@link CoachEngine}, unless it is null,
     * goes through its guard. The local one is no bean, so that nobody has it without.
     */
    @Produces
    @Singleton
    @Typed({Coach.class, Judge.class})
    GuardedCoach coach(
            Instance<CoachEngine> engine,
            CrisisDetector crisis,
            CrisisReader danger,
            WishReader wishes,
            Instance<Embedder> embedder,
            CrisisResponses responses,
            Meanings meanings,
            EmotionReader emotions,
            MoveReader moves,
            TopicLexicon topics,
            CoachConfig config,
            Instance<KnownFacts> facts,
            Instance<GuardObserver> observer,
            Instance<Clock> clock) {
        var feelings = new Feelings(emotions, meanings);
        var local = new LocalCoach(
                crisis,
                responses,
                feelings,
                new Asking(moves, meanings),
                topics,
                facts.isUnsatisfied() ? KnownFacts.NONE : facts.get());
        var other = engine.isUnsatisfied() ? null : engine.get();
        return new GuardedCoach(
                other == null ? local : other,
                local,
                new Ears(danger, wishes, text -> embedder.get().embed(text)),
                responses,
                feelings,
                new GuardLimits(config.firstWords(), config.wholeReply(), config.lineChecks()),
                observer.isUnsatisfied() ? GuardObserver.NONE : observer.get(),
                clock.isUnsatisfied() ? Clock.systemUTC() : clock.get());
    }

    void close(@Disposes Coach coach) {
        if (coach instanceof GuardedCoach guarded) guarded.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    Embedder embedder() {
        return new CachedEmbedder(new BgeSmallEmbedder(THREADS_PER_EMBEDDING), REMEMBERED_VECTORS);
    }
}
