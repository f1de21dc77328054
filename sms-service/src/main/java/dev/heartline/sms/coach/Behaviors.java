package dev.heartline.sms.coach;

import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.ai.message.LogReader;
import dev.heartline.ai.message.Logged;
import dev.heartline.ai.message.LoggedDay;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.sms.message.Edit;

/**
 * Tells what people log by text as {@code behavior.recorded}: once, as the text itself is told. What an edit says is the behaviour
 * that its text told of, put right, and not another one; where it
 * logs nothing any more that is withdrawn.
 */
@ApplicationScoped
class Behaviors {

    /** By sms_messages_edits. */
    private static final String BEFORE = """
            select body, intent_detected, sentiment from sms_messages
            where (id = $1 or edits_message_id = $1) and id <> $2 and understood_at is not null
            order by created_at desc, id desc
            """;

    private final LogReader logs;
    private final Profiles profiles;

    Behaviors(LogReader logs, Profiles profiles) {
        this.logs = logs;
        this.profiles = profiles;
    }

    Uni<Void> tell(PlainTransaction transaction, UUID userId, TextHeard text) {
        var logged = logs.read(text.body(), text.intent(), text.sentiment().orElse(null));
        if (!text.isEdit()) {
            return logged.map(it -> publish(transaction, userId, text, it, null))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        }
        return logged.map(it -> publish(transaction, userId, text, it, BehaviorRevision.REPLACES))
                .orElseGet(() -> loggedBefore(transaction, text)
                        .chain(before -> before.map(
                                        it -> publish(transaction, userId, text, it, BehaviorRevision.WITHDRAWS))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /** What the text said that it logged, before this edit. */
    private Uni<Optional<Logged>> loggedBefore(PlainTransaction transaction, TextHeard text) {
        return transaction
                .sql(BEFORE)
                .execute(Tuple.of(text.saidFirstIn(), text.received().messageId()))
                .map(rows -> rows.stream().flatMap(row -> read(row).stream()).findFirst());
    }

    private Optional<Logged> read(Row row) {
        var intent = row.getString("intent_detected");
        var sentiment = row.getString("sentiment");
        return intent == null
                ? Optional.empty()
                : logs.read(
                        Edit.words(row.getString("body")),
                        WireNamed.of(SmsIntent.class, intent),
                        sentiment == null ? null : WireNamed.of(Sentiment.class, sentiment));
    }

    private Uni<Void> publish(
            PlainTransaction transaction,
            UUID userId,
            TextHeard text,
            Logged logged,
            @Nullable BehaviorRevision revision) {
        return profiles.find(transaction.connection(), userId)
                .map(user -> logged.day().toldAt(text.received().at(), user.flatMap(KnownUser::zone)))
                .chain(when -> transaction.publish(event(userId, text, logged, when, revision)));
    }

    private static Event<BehaviorRecorded> event(
            UUID userId, TextHeard text, Logged logged, LoggedDay.When when, @Nullable BehaviorRevision revision) {
        var received = text.received();
        var facts = new HashMap<>(logged.facts());
        facts.put("source", "sms");
        if (!when.isCertain()) {
            facts.put(BehaviorRecorded.DAY, BehaviorRecorded.UNCERTAIN);
        }
        facts.put(BehaviorRecorded.MESSAGE, text.saidFirstIn().toString());
        var data = new BehaviorRecorded(
                BehaviorRecorded.toldIn(text.saidFirstIn()),
                userId,
                logged.kind(),
                when.at(),
                logged.subject().orElse(null),
                facts,
                text.sentiment().orElse(null),
                revision);
        return Event.of(EventType.BEHAVIOR_RECORDED, data)
                .withId(Ids.derived("behavior.recorded", received.messageId()));
    }
}
