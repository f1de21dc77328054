package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.service.contact.ForgottenContacts;
import dev.heartline.service.contact.PlannedContact;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.message.Conversations;
import dev.heartline.sms.message.MessageStatus;
import dev.heartline.sms.message.Party;
import dev.heartline.sms.message.PriceConfig;
import dev.heartline.sms.outbound.NewText.Origin;
import dev.heartline.telephony.segment.SmsSegments;

/** Takes texts to be sent, in the transaction of what asks for them. */
@ApplicationScoped
public class TextQueue {

    /** It costs nothing until the provider takes it. */
    private static final String INSERT = """
            insert into sms_messages
              (id, user_id, direction, from_phone, to_phone, body, provider, status, contact_reason, purpose,
               template_id, conversation_id, replied_to_message_id, source_event_id, request_digest,
               segments, cost_cents, cost_micros, cost_currency, not_before, created_at, written_by, template_version,
               campaign_id, campaign_step, expires_at, expected_until, send_at, sent_by_human, answer_due_at)
            values ($1, $2, 'outbound', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, 0, $16, $27, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
            on conflict do nothing
            """;

    /**
     * By the index sms_messages_user. Waits for whoever is claiming one of them, and where that one is then under way leaves it
     * to its attempt: it is not tried again.
     */
    private static final String WITHDRAW = """
            update sms_messages
            set withdrawn_at = $2,
                status = case status when 'sending' then status else 'skipped' end,
                contact_reason = case status when 'sending' then contact_reason else $3 end,
                answer_anew = $4 and status = 'sending'
            where user_id = $1 and direction = 'outbound' and written_by is not null and replied_to_message_id is not null
              and status in ('queued', 'held', 'sending') and withdrawn_at is null and not (sent_by_human and $5)
            returning id, to_phone, conversation_id, purpose, status = 'skipped' as skipped
            """;

    /** As {@link #WITHDRAW}, of texts that are known. */
    private static final String CALL_OFF = """
            update sms_messages
            set withdrawn_at = $2,
                status = case status when 'sending' then status else 'skipped' end,
                contact_reason = case status when 'sending' then contact_reason else $3 end
            where id = any($1) and status in ('queued', 'held', 'sending') and withdrawn_at is null
            returning id, to_phone, conversation_id, purpose, status = 'skipped' as skipped
            """;

    /** What is under way since before is answered by whatever settles the talk now. */
    private static final String SETTLE =
            "update sms_messages set answer_anew = false where user_id = $1 and answer_anew";

    private final Carriers carriers;
    private final SenderNumbers numbers;
    private final Conversations conversations;
    private final PriceConfig price;
    private final ContactDecisions contacts;
    private final ForgottenContacts forgotten;
    private final Clock clock;
    private final Dispatch dispatch;

    TextQueue(
            Carriers carriers,
            SenderNumbers numbers,
            Conversations conversations,
            PriceConfig price,
            ContactDecisions contacts,
            ForgottenContacts forgotten,
            Clock clock,
            Dispatch dispatch) {
        this.carriers = carriers;
        this.numbers = numbers;
        this.conversations = conversations;
        this.price = price;
        this.contacts = contacts;
        this.forgotten = forgotten;
        this.clock = clock;
        this.dispatch = dispatch;
    }

    /**
     * Queues a text. The transaction must hold the party's lock. Once it has committed, {@link #nudge()}.
     *
     * @return false if it was queued before
     */
    public Uni<Boolean> add(PlainTransaction transaction, NewText text) {
        return conversation(transaction, text)
                .chain(conversation ->
                        sender(transaction, text).chain(sender -> insert(transaction, text, conversation, sender)))
                .call(isNew -> isNew && text.phone().isEmpty()
                        ? contacts.decline(transaction, planned(text), ContactDecision.NO_PHONE)
                        : Uni.createFrom().voidItem());
    }

    /** Whose answers are taken back. */
    public enum Written {
        BY_ANYBODY,
        /** No human wrote or let them go. */
        BY_THE_COACH_ALONE
    }

    /**
     * Takes back what was written to answer somebody and has not left, for good: what was said since goes before it. Fixed words
     * stay. The transaction must hold the user's lock.
     *
     * @return what is certain not to leave
     */
    public Uni<List<WithdrawnText>> withdraw(PlainTransaction transaction, UUID userId, Written written) {
        return withdraw(transaction, userId, written, false)
                .call(() -> transaction.sql(SETTLE).execute(Tuple.of(userId)));
    }

    /**
     * As {@link #withdraw}, for answers that are to be given anew.
     *
     * @return what is certain not to leave; what is under way, and then is not sent, is answered anew by itself
     */
    public Uni<List<WithdrawnText>> withdrawToAnswerAnew(PlainTransaction transaction, UUID userId, Written written) {
        return withdraw(transaction, userId, written, true);
    }

    /**
     * Takes back texts of a user's that have not left, for good. The transaction must hold the user's lock.
     *
     * @param reason as in {@code contact_decision.reason}
     * @return what is certain not to leave
     */
    public Uni<List<WithdrawnText>> callOff(PlainTransaction transaction, UUID userId, UUID[] texts, String reason) {
        return declined(
                transaction,
                userId,
                transaction.sql(CALL_OFF).execute(Tuple.of(texts, Timestamps.of(clock.instant()), reason)),
                reason);
    }

    private Uni<List<WithdrawnText>> withdraw(
            PlainTransaction transaction, UUID userId, Written written, boolean answeredAnew) {
        return declined(
                transaction,
                userId,
                transaction
                        .sql(WITHDRAW)
                        .execute(Tuple.of(
                                userId,
                                Timestamps.of(clock.instant()),
                                ContactDecision.OVERTAKEN,
                                answeredAnew,
                                written == Written.BY_THE_COACH_ALONE)),
                ContactDecision.OVERTAKEN);
    }

    private Uni<List<WithdrawnText>> declined(
            PlainTransaction transaction, UUID userId, Uni<RowSet<Row>> withdrawn, String reason) {
        return withdrawn
                .map(rows -> rows.stream()
                        .filter(row -> row.getBoolean("skipped"))
                        .map(WithdrawnText::read)
                        .toList())
                .call(texts -> contacts.declineAll(
                        transaction,
                        texts.stream().map(text -> planned(userId, text)).toList(),
                        reason));
    }

    private static PlannedContact planned(UUID userId, WithdrawnText text) {
        return new PlannedContact(
                ContactChannel.SMS,
                text.purpose(),
                Optional.of(userId),
                Optional.empty(),
                Optional.of(text.phone()),
                text.id());
    }

    private static PlannedContact planned(NewText text) {
        return new PlannedContact(
                ContactChannel.SMS, text.purpose(), text.userId(), Optional.empty(), text.phone(), text.id());
    }

    private Uni<UUID> conversation(PlainTransaction transaction, NewText text) {
        return switch (text.origin()) {
            case Origin.Question question -> Uni.createFrom().item(question.conversationId());
            case Origin.Request _, Origin.Happening _, Origin.CampaignStep _ ->
                conversations.at(
                        transaction, new Party(text.userId(), text.phone().orElse("")), clock.instant());
        };
    }

    private static OffsetDateTime expectedUntil(Origin origin) {
        return origin instanceof Origin.Question question
                ? question.expectedUntil().map(Timestamps::of).orElse(null)
                : null;
    }

    /** What may have been sent is queued as what it is, long due: {@link Claims} leaves it out. */
    private Instant due(NewText text, Instant now) {
        return askedFor(text)
                .filter(forgotten::mayHaveBeenMade)
                .or(text::sendAt)
                .orElse(now);
    }

    /** When somebody was to have it, for what may be asked for again long afterwards. */
    private static Optional<Instant> askedFor(NewText text) {
        return switch (text.origin()) {
            case Origin.Happening happening -> happening.askedAt();
            case Origin.Question question when !question.sentByHuman() -> question.dueAt();
            case Origin.Question _, Origin.Request _, Origin.CampaignStep _ -> Optional.empty();
        };
    }

    /** The one that would carry it now; who does is decided when it leaves. */
    private Uni<Sender> sender(PlainTransaction transaction, NewText text) {
        var phone = text.phone().orElse("");
        return numbers.of(
                transaction,
                carriers.toText(phone, Optional.empty()).getFirst(),
                text.id(),
                new Party(text.userId(), phone),
                answered(text));
    }

    private static Optional<UUID> answered(NewText text) {
        return text.origin() instanceof Origin.Question question ? Optional.of(question.messageId()) : Optional.empty();
    }

    private Uni<Boolean> insert(PlainTransaction transaction, NewText text, UUID conversationId, Sender sender) {
        var now = clock.instant();
        boolean reachable = text.phone().isPresent();
        return transaction
                .sql(INSERT)
                .execute(Tuple.from(new Object[] {
                    text.id(),
                    text.userId().orElse(null),
                    sender.number(),
                    text.phone().orElse(null),
                    text.body(),
                    sender.carrier().name(),
                    (reachable ? MessageStatus.QUEUED : MessageStatus.SKIPPED).wireName(),
                    reachable ? null : ContactDecision.NO_PHONE,
                    text.purpose().wireName(),
                    text.template().map(NewText.Template::id).orElse(null),
                    conversationId,
                    answered(text).orElse(null),
                    text.origin() instanceof Origin.Happening happening ? happening.eventId() : null,
                    text.origin() instanceof Origin.Request request ? request.digest() : null,
                    SmsSegments.of(text.body()).segments(),
                    price.currency().getCurrencyCode(),
                    Timestamps.of(now),
                    text.writtenBy().orElse(null),
                    text.template().map(NewText.Template::version).orElse(null),
                    text.origin() instanceof Origin.CampaignStep step ? step.campaignId() : null,
                    text.origin() instanceof Origin.CampaignStep step ? step.step() : null,
                    Timestamps.of(text.expiresAt().orElse(null)),
                    expectedUntil(text.origin()),
                    Timestamps.of(text.sendAt().orElse(null)),
                    text.origin() instanceof Origin.Question question && question.sentByHuman(),
                    text.origin() instanceof Origin.Question question
                            ? question.dueAt().map(Timestamps::of).orElse(null)
                            : null,
                    Timestamps.of(due(text, now))
                }))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Says that a text was queued and committed, so that it leaves at once. */
    public void nudge() {
        dispatch.nudge();
    }
}
