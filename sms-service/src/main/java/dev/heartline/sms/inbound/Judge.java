package dev.heartline.sms.inbound;

import java.time.Instant;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.logging.Logger;

import dev.heartline.ai.conversation.Trial;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.wish.WishReader;
import dev.heartline.sms.care.LastWords;
import dev.heartline.sms.message.Edit;

/**
 * Judges texts, once each: at the door, or later where that failed. Reading may take some milliseconds of a core and native code, which would pin the
 * carrier of a virtual thread, so it happens on the worker pool: not on an event loop, and not while a transaction waits.
 */
@ApplicationScoped
class Judge {

    private static final Logger LOG = Logger.getLogger(Judge.class);

    private final DoorReaders readers;
    private final LastWords lastWords;
    private final Counter unjudged;
    private final Executor workers = Infrastructure.getDefaultWorkerPool();

    Judge(
            WishReader wishes,
            CrisisReader danger,
            CrisisDetector rules,
            LastWords lastWords,
            Embedder embedder,
            MeterRegistry registry) {
        this.readers = new DoorReaders(wishes, danger, rules, embedder::embed);
        this.lastWords = lastWords;
        this.unjudged = Counter.builder("heartline.sms.unjudged")
                .description("Texts that could not be judged at the door")
                .register(registry);
    }

    /**
     * Where a reader fails the text is judged by plain words, and acted upon, and judged again later.
     *
     * @param phone the sender, as we would text them
     */
    Uni<Judgement> atTheDoor(String phone, String body, Instant at) {
        return lastWords.to(phone, at).emitOn(workers).map(before -> {
            var trial = new Trial();
            var judgement = readers.read(phone, Edit.words(body), before, trial);
            trial.failure().ifPresent(failure -> {
                LOG.errorf(failure, "A text was read by plain words at the door, and is to be judged again");
                unjudged.increment();
            });
            return judgement;
        });
    }

    /** Judges a text that is stored, as if it came in. Fails where a reader does: what is left to go by was tried at the door. */
    Uni<Judgement> again(String phone, String body, Instant at) {
        return lastWords.to(phone, at).emitOn(workers).map(before -> {
            var trial = new Trial();
            var judgement = readers.read(phone, Edit.words(body), before, trial);
            trial.failure().ifPresent(failure -> {
                throw new Unjudged(failure);
            });
            return judgement;
        });
    }
}
