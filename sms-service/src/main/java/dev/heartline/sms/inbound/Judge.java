package dev.heartline.sms.inbound;

import java.time.Instant;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.logging.Logger;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.wish.Wish;
import dev.heartline.ai.wish.WishReader;
import dev.heartline.sms.care.CrisisReaction;
import dev.heartline.sms.care.LastWords;
import dev.heartline.sms.care.SaidBefore;

/**
 * Judges texts, once each: at the door, or later where that failed. Reading may take some milliseconds of a core and native code, which would pin the
 * carrier of a virtual thread, so it happens on the worker pool: not on an event loop, and not while a transaction waits.
 */
@ApplicationScoped
class Judge {

    private static final Logger LOG = Logger.getLogger(Judge.class);

    private final WishReader wishes;
    private final CrisisReader danger;
    private final CrisisDetector rules;
    private final LastWords lastWords;
    private final Embedder embedder;
    private final Counter unjudged;
    private final Executor workers = Infrastructure.getDefaultWorkerPool();

    Judge(
            WishReader wishes,
            CrisisReader danger,
            CrisisDetector rules,
            LastWords lastWords,
            Embedder embedder,
            MeterRegistry registry) {
        this.wishes = wishes;
        this.danger = danger;
        this.rules = rules;
        this.lastWords = lastWords;
        this.embedder = embedder;
        this.unjudged = Counter.builder("heartline.sms.unjudged")
                .description("Texts that could not be judged at the door")
                .register(registry);
    }

    /**
     * What can't be read at the door is stored all the same, since providers don't deliver a refused text again, and is judged
     * later.
     *
     * @param phone the sender, as we would text them
     */
    Uni<Judgement> atTheDoor(String phone, String body, Instant at) {
        return lastWords.to(phone, at).emitOn(workers).map(before -> {
            try {
                return read(body, before);
            } catch (RuntimeException | Error e) {
                LOG.errorf(e, "A text could not be read at the door, and is to be judged later");
                unjudged.increment();
                return Judgement.NOT_MADE;
            }
        });
    }

    /** Judges a text that is stored, as if it came in. Fails as its readers do. */
    Uni<Judgement> again(String phone, String body, Instant at) {
        return lastWords.to(phone, at).emitOn(workers).map(before -> read(body, before));
    }

    private Judgement read(String body, SaidBefore before) {
        var said = new Utterance(body, before.words(), () -> embedder.embed(body));
        var wish = Deferral.checked(wishes.read(said, Medium.TEXT), body);
        var heard = wish.is(Wish.Kind.REACTION) ? CrisisReading.NONE : heard(said, before);
        boolean denied = before.questionIsOpen()
                && (rules.denies(body, before.words()) || rules.shrugsOff(body, before.words()));
        return new Judgement(wish, heard, CrisisReaction.to(heard, before, denied), true);
    }

    /** Who tells of danger in several texts tells it in none of them: an alarm, but no question, may come of all together. */
    private CrisisReading heard(Utterance said, SaidBefore before) {
        var alone = danger.read(said, Medium.TEXT);
        if (alone.is(CrisisReading.Level.ALARM)) {
            return alone;
        }
        return before.withBurst(said.text())
                .map(told -> danger.read(new Utterance(told, "", () -> embedder.embed(told)), Medium.TEXT))
                .filter(together -> together.is(CrisisReading.Level.ALARM))
                .orElse(alone);
    }
}
