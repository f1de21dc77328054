package dev.heartline.sms.inbound;

import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.logging.Logger;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.wish.Wish;
import dev.heartline.ai.wish.WishReader;

/**
 * Judges texts at the door, once each. Reading may take some milliseconds of a core and native code, which would pin the
 * carrier of a virtual thread, so it happens on the worker pool: not on an event loop, and not while a transaction waits.
 */
@ApplicationScoped
class Judge {

    private static final Logger LOG = Logger.getLogger(Judge.class);

    private final WishReader wishes;
    private final CrisisReader danger;
    private final LastWords lastWords;
    private final Embedder embedder;
    private final Executor workers = Infrastructure.getDefaultWorkerPool();

    Judge(WishReader wishes, CrisisReader danger, LastWords lastWords, Embedder embedder) {
        this.wishes = wishes;
        this.danger = danger;
        this.lastWords = lastWords;
        this.embedder = embedder;
    }

    /** @param phone the sender, as we would text them */
    Uni<Judgement> judge(String phone, String body) {
        return lastWords.to(phone).emitOn(workers).map(before -> readOrNothing(body, before));
    }

    /** What can't be read at the door is stored all the same: providers don't deliver a refused text again. */
    private Judgement readOrNothing(String body, SaidBefore before) {
        try {
            return read(body, before);
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "A text could not be read at the door");
            return new Judgement(Wish.NONE, CrisisReading.NONE, CrisisReaction.NOTHING);
        }
    }

    private Judgement read(String body, SaidBefore before) {
        var said = new Utterance(body, before.words(), () -> embedder.embed(body));
        var wish = wishes.read(said, Medium.TEXT);
        var heard = wish.is(Wish.Kind.REACTION) ? CrisisReading.NONE : danger.read(said, Medium.TEXT);
        return new Judgement(wish, heard, CrisisReaction.to(heard, before));
    }
}
