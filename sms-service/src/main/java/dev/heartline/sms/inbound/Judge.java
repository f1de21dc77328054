package dev.heartline.sms.inbound;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.wish.Wish;
import dev.heartline.ai.wish.WishReader;

/** Judges texts at the door, before any transaction is open and off the event loop. */
@ApplicationScoped
class Judge {

    private final WishReader wishes;
    private final CrisisDetector danger;
    private final Embedder embedder;

    Judge(WishReader wishes, CrisisDetector danger, Embedder embedder) {
        this.wishes = wishes;
        this.danger = danger;
        this.embedder = embedder;
    }

    /** On a platform thread: a reader may embed the text, and native code would pin the carrier of a virtual one. */
    Uni<Judgement> judge(String body) {
        return Uni.createFrom().item(() -> read(body)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Judgement read(String body) {
        var wish = wishes.read(new Utterance(body, "", () -> embedder.embed(body)), WishReader.Medium.TEXT);
        return new Judgement(wish, wish.is(Wish.Kind.REACTION) ? Optional.empty() : danger.detect(body));
    }
}
