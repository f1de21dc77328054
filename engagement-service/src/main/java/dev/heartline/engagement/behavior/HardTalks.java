package dev.heartline.engagement.behavior;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.engagement.decision.CallListener;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.engagement.quiet.QuietTimes;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.Event;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.messaging.transaction.Transactions;

/** A sad or a hard talk or text is followed by quiet, whatever else it was. */
@ApplicationScoped
class HardTalks implements CallListener {

    private static final String CONSUMER = "hard-talks";

    private final Transactions transactions;
    private final QuietTimes quiet;

    HardTalks(Transactions transactions, QuietTimes quiet) {
        this.transactions = transactions;
        this.quiet = quiet;
    }

    @Override
    public Uni<Void> ended(Event<CallCompleted> event, Occasion call) {
        return call.heavy()
                ? note(event, call.userId(), call.actionAt())
                : Uni.createFrom().voidItem();
    }

    Uni<Void> received(Event<SmsReceived> event) {
        var text = event.body();
        return text.userId() != null && text.sentiment() == Sentiment.NEGATIVE
                ? note(event, text.userId(), text.receivedAt())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> note(Event<?> event, UUID userId, Instant at) {
        return transactions.plainOnce(CONSUMER, event, transaction -> quiet.note(transaction, userId, at));
    }
}
