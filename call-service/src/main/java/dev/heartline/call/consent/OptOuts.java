package dev.heartline.call.consent;

import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/** {@code contact_opt_out}: the latest of what each user said about being contacted. */
@ApplicationScoped
public class OptOuts {

    private static final Logger LOG = Logger.getLogger(OptOuts.class);
    private static final String CONSUMER = "opt-outs";

    /** What was said last counts, in whichever order it arrives. */
    static final String REMEMBER = """
            insert into contact_opt_out (user_id, opted_out, as_of) values ($1, $2, $3)
            on conflict (user_id) do update set opted_out = excluded.opted_out, as_of = excluded.as_of
            where contact_opt_out.as_of <= excluded.as_of
            """;

    private final EventConsumer consumer;
    private final Transactions transactions;

    OptOuts(EventConsumer consumer, Transactions transactions) {
        this.consumer = consumer;
        this.transactions = transactions;
    }

    public Uni<Boolean> isOptedOut(SqlClient client, UUID userId) {
        return client.preparedQuery("select opted_out from contact_opt_out where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 1 && rows.iterator().next().getBoolean(0));
    }

    @Incoming("sms-received")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.SMS_RECEIVED, this::apply);
    }

    private Uni<Void> apply(Event<SmsReceived> event) {
        var text = event.body();
        boolean aboutContact = text.intent() == SmsIntent.OPT_OUT || text.intent() == SmsIntent.OPT_IN;
        return aboutContact && text.userId() != null
                ? transactions
                        .plainOnce(CONSUMER, event, transaction -> remember(transaction, text))
                        .invoke(() -> LOG.infof(
                                "User %s said by text %s: %s",
                                text.userId(), text.messageId(), text.intent().wireName()))
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> remember(PlainTransaction transaction, SmsReceived text) {
        return transaction
                .sql(REMEMBER)
                .execute(Tuple.of(
                        text.userId(),
                        text.intent() == SmsIntent.OPT_OUT,
                        text.receivedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
