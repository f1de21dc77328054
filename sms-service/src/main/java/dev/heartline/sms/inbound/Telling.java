package dev.heartline.sms.inbound;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.ai.secret.SecretMask;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.aftercall.CallQuestions;
import dev.heartline.sms.answer.Received;
import dev.heartline.sms.campaign.EndReason;
import dev.heartline.sms.campaign.Enrolments;
import dev.heartline.sms.coach.Attention;
import dev.heartline.sms.coach.TextHeard;
import dev.heartline.sms.coachmessage.CoachMessages;
import dev.heartline.sms.followup.FollowUpTexts;
import dev.heartline.sms.message.Conversations;
import dev.heartline.sms.message.Conversations.OurText;
import dev.heartline.sms.message.Edits;
import dev.heartline.sms.message.Party;
import dev.heartline.sms.message.ReportedAs;
import dev.heartline.sms.outbound.TextQueue;

/**
 * Records what a text tells, puts it into its thread and publishes {@code sms.received}: all of it once, or nothing. The event
 * holds the text without its secrets.
 */
@ApplicationScoped
class Telling {

    private static final Logger LOG = Logger.getLogger(Telling.class);

    private static final String RECORD = """
            update sms_messages
            set user_id = $2, conversation_id = $3, replied_to_message_id = $4,
                intent_detected = $5, intent_confidence = $6, sentiment = $7, sentiment_confidence = $8,
                requires_response = $9, crisis = $10, read_by = $11, understood_at = $12, sensitive = $13,
                reported_as = $15,
                edits_message_id = $14
            where id = $1 and understood_at is null and unreadable_at is null
            returning coalesce(edits_message_id, id) as said_first_in
            """;

    private final Senders senders;
    private final Conversations conversations;
    private final Edits edits;
    private final Attention attention;
    private final Enrolments enrolments;
    private final CoachMessages coachMessages;
    private final CallQuestions questions;
    private final FollowUpTexts followUps;
    private final TextQueue queue;
    private final Clock clock;
    private final MeterRegistry registry;

    Telling(
            Senders senders,
            Conversations conversations,
            Edits edits,
            Attention attention,
            Enrolments enrolments,
            CoachMessages coachMessages,
            CallQuestions questions,
            FollowUpTexts followUps,
            TextQueue queue,
            Clock clock,
            MeterRegistry registry) {
        this.senders = senders;
        this.conversations = conversations;
        this.edits = edits;
        this.attention = attention;
        this.enrolments = enrolments;
        this.coachMessages = coachMessages;
        this.questions = questions;
        this.followUps = followUps;
        this.queue = queue;
        this.clock = clock;
        this.registry = registry;
    }

    /** @return false if the text was told before, given up or erased */
    Uni<Boolean> tell(Unread text, Understood understood) {
        return senders.with(
                        text.from(),
                        (transaction, party) -> conversation(transaction, text, party)
                                .chain(conversation -> tell(
                                        transaction,
                                        text,
                                        new Received(text.id(), party, conversation, text.receivedAt()),
                                        understood)))
                .invoke(queue::nudge);
    }

    private Uni<UUID> conversation(PlainTransaction transaction, Unread text, Party party) {
        return text.conversationId()
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> conversations.at(transaction, party, text.receivedAt()));
    }

    private Uni<Boolean> tell(PlainTransaction transaction, Unread text, Received received, Understood understood) {
        return conversations
                .answeredBy(transaction, received.conversationId(), text.receivedAt())
                .chain(answered -> edits.replacedBy(transaction, text.id(), text.from(), text.body(), text.receivedAt())
                        .chain(replaced ->
                                record(transaction, received, text, answered.map(OurText::id), replaced, understood))
                        .chain(recorded -> recorded.map(saidFirstIn -> tell(
                                                transaction, text, received, saidFirstIn, understood, answered)
                                        .replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Void> tell(
            PlainTransaction transaction,
            Unread text,
            Received received,
            UUID saidFirstIn,
            Understood understood,
            Optional<OurText> answered) {
        var heard = new TextHeard(
                received,
                saidFirstIn,
                text.words(),
                ReportedAs.of(text.body()) == ReportedAs.AUTO_REPLY,
                text.media(),
                understood.intent(),
                Optional.ofNullable(understood.reading().sentiment()),
                understood.requiresResponse(),
                understood.crisis(),
                answered.map(OurText::body));
        var told = event(text, received, saidFirstIn, understood);
        return transaction
                .publish(told)
                .chain(() -> attention.heard(transaction, heard))
                .chain(() -> textLater(transaction, heard, told))
                .chain(() -> understood.crisis() || !heard.byMachine()
                        ? leaveCampaigns(transaction, received, understood)
                                .chain(() -> answers(transaction, received, text.words(), answered))
                        // A machine answers nothing, and is nobody who does something.
                        : Uni.createFrom().voidItem())
                .invoke(() -> count(text, understood));
    }

    /** Who is in danger or wants to be left alone is seen to by others. */
    private Uni<Void> textLater(PlainTransaction transaction, TextHeard text, Event<SmsReceived> told) {
        boolean mayAsk = !text.crisis()
                && !text.byMachine()
                && text.intent() != SmsIntent.EMERGENCY
                && text.intent() != SmsIntent.OPT_OUT;
        var received = text.received();
        return received.party()
                .userId()
                .filter(_ -> mayAsk)
                .map(userId -> followUps.asked(
                        transaction,
                        userId,
                        received.messageId(),
                        text.saidFirstIn(),
                        text.body(),
                        received.at(),
                        told.id()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** What they answer has brought something about. */
    private Uni<Void> answers(
            PlainTransaction transaction, Received received, String body, Optional<OurText> answered) {
        var engaged = answered.map(ours -> coachMessages.answered(transaction, ours.id(), received.at()))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return received.party()
                .userId()
                .map(userId -> engaged.chain(() -> questions.answered(
                        transaction, answered.map(OurText::id), userId, received.messageId(), body, received.at())))
                .orElse(engaged);
    }

    private Uni<Void> leaveCampaigns(PlainTransaction transaction, Received received, Understood understood) {
        var reason = understood.crisis()
                ? EndReason.CRISIS
                : understood.intent() == SmsIntent.OPT_OUT ? EndReason.OPTED_OUT : EndReason.REPLY;
        return received.party()
                .userId()
                .map(userId -> enrolments.wrote(transaction, userId, reason, received.at()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** @return the text in which it was said first: another one where this one is an edit; empty where it was told before */
    private Uni<Optional<UUID>> record(
            PlainTransaction transaction,
            Received received,
            Unread text,
            Optional<UUID> answered,
            Optional<UUID> replaced,
            Understood understood) {
        var reading = understood.reading();
        var reportedAs = ReportedAs.of(text.body());
        return transaction
                .sql(RECORD)
                .execute(Tuple.from(new Object[] {
                    received.messageId(),
                    received.party().userId().orElse(null),
                    received.conversationId(),
                    answered.orElse(null),
                    understood.intent().wireName(),
                    understood.intentConfidence(),
                    reading.sentiment() == null ? null : reading.sentiment().wireName(),
                    reading.sentimentConfidence(),
                    understood.requiresResponse(),
                    understood.crisis(),
                    reading.engine(),
                    Timestamps.of(clock.instant()),
                    SecretMask.mask(text.body()).sensitive(),
                    replaced.orElse(null),
                    reportedAs == null ? null : reportedAs.wireName()
                }))
                .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("said_first_in")));
    }

    private static Event<SmsReceived> event(Unread text, Received received, UUID saidFirstIn, Understood understood) {
        var reading = understood.reading();
        var data = new SmsReceived(
                text.id(),
                received.party().userId().orElse(null),
                received.conversationId(),
                text.provider(),
                SecretMask.mask(text.words()).text(),
                text.receivedAt(),
                understood.intent(),
                understood.intentConfidence(),
                reading.sentiment(),
                reading.sentimentConfidence(),
                understood.requiresResponse(),
                understood.crisis(),
                saidFirstIn.equals(text.id()) ? null : saidFirstIn);
        var key = received.party().userId().orElse(received.conversationId()).toString();
        return Event.about(EventType.SMS_RECEIVED, key, data).withId(Ids.derived("sms.received", text.id()));
    }

    private void count(Unread text, Understood understood) {
        var intent = understood.intent().wireName();
        LOG.infof("Text %s is understood: %s%s", text.id(), intent, understood.crisis() ? ", crisis" : "");
        registry.counter("heartline.sms.understood", "intent", intent, "crisis", String.valueOf(understood.crisis()))
                .increment();
    }
}
