package dev.heartline.sms.inbound;

import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.embedding.Embedder;

/**
 * Judges texts for danger, once each. Reading may take some milliseconds of a core and native code, so it happens on the
 * worker pool: not on an event loop, and not while a transaction waits.
 */
@ApplicationScoped
class DangerJudge {

    private final CrisisReader reader;
    private final LastWords lastWords;
    private final Instance<Embedder> embedder;
    private final Executor workers = Infrastructure.getDefaultWorkerPool();

    DangerJudge(CrisisReader reader, LastWords lastWords, Instance<Embedder> embedder) {
        this.reader = reader;
        this.lastWords = lastWords;
        this.embedder = embedder;
    }

    /** @param phone the sender, as we would text them */
    Uni<Judged> judge(String phone, String body) {
        return lastWords.to(phone).emitOn(workers).map(before -> {
            var said = new Utterance(body, before.words(), () -> embedder.get().embed(body));
            var danger = reader.read(said);
            return new Judged(danger, CrisisReaction.to(danger, before));
        });
    }
}
