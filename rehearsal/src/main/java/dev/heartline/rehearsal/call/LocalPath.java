package dev.heartline.rehearsal.call;

import java.time.Clock;

import dev.heartline.ai.coach.Asking;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.coach.LocalCoach;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.guard.Ears;
import dev.heartline.ai.guard.GuardLimits;
import dev.heartline.ai.guard.GuardObserver;
import dev.heartline.ai.guard.GuardedCoach;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.ai.move.LocalMoveReader;
import dev.heartline.ai.wish.LocalWishReader;

/** The guarded local coach, put together outside of a service. */
public final class LocalPath {

    private static final int REMEMBERED_VECTORS = 10_000;

    private LocalPath() {}

    public static CallPath open() {
        var embedder = new CachedEmbedder(new BgeSmallEmbedder(1), REMEMBERED_VECTORS);
        embedder.embed("Hello."); // loads the model, which no caller waits for
        var crisis = new CrisisDetector();
        var responses = new CrisisResponses();
        var meanings = new Meanings(embedder::embed);
        var feelings = new Feelings(new EmotionReader(), meanings);
        var asking = new Asking(new LocalMoveReader(), meanings);
        var local = new LocalCoach(crisis, responses, feelings, asking, new TopicLexicon());
        var guarded = new GuardedCoach(
                local,
                local,
                new Ears(new LocalCrisisReader(crisis, embedder), new LocalWishReader(embedder), embedder::embed),
                responses,
                feelings,
                GuardLimits.DEFAULT,
                GuardObserver.NONE,
                Clock.systemUTC());
        return new InProcessPath(guarded, guarded::close);
    }
}
