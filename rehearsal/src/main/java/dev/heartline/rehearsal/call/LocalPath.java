package dev.heartline.rehearsal.call;

import dev.heartline.ai.coach.LocalCoach;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.guard.Ears;
import dev.heartline.ai.guard.GuardLimits;
import dev.heartline.ai.guard.GuardObserver;
import dev.heartline.ai.guard.GuardedCoach;
import dev.heartline.ai.lexicon.EmotionLexicon;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.wish.LocalWishReader;

/** The guarded local coach, put together outside of a service. */
public final class LocalPath {

    private LocalPath() {}

    public static CallPath open() {
        var embedder = new BgeSmallEmbedder(1);
        embedder.embed("Hello."); // loads the model, which no caller waits for
        var crisis = new CrisisDetector();
        var responses = new CrisisResponses();
        var emotions = new EmotionLexicon();
        var local = new LocalCoach(crisis, responses, emotions, new TopicLexicon());
        var guarded = new GuardedCoach(
                local,
                local,
                new Ears(new LocalCrisisReader(crisis, embedder), new LocalWishReader(embedder), embedder::embed),
                responses,
                emotions,
                GuardLimits.DEFAULT,
                GuardObserver.NONE);
        return new InProcessPath(guarded, guarded::close);
    }
}
