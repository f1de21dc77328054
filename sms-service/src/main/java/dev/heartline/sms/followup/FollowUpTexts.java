package dev.heartline.sms.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.heartline.ai.callback.CallbackRequest;
import dev.heartline.ai.callback.CallbackRequests;
import dev.heartline.ai.callback.CallbackRequests.Texted;
import dev.heartline.ai.callback.CalledOff;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.care.CrisisListener;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.ContactReason;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.message.SmsMessage;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.reach.GoodTimes;

/**
 * Queues the text that somebody asked for at a later time, once for each call or text in which they did. Whether it may be sent is asked
 * when it is due. It is taken back for good when they say so, stop texts, or are in danger. All of it runs under the user's lock.
 */
@ApplicationScoped
public class FollowUpTexts implements CrisisListener {

    private static final Logger LOG = Logger.getLogger(FollowUpTexts.class);

    /** All but one, or those between two moments. By the index sms_messages_user. */
    private static final String WAITING = """
            select id, send_at from sms_messages
            where user_id = $1 and purpose = 'follow_up' and direction = 'outbound' and status in ('queued', 'held', 'sending')
              and withdrawn_at is null and id is distinct from $2
              and ($3::timestamptz is null or send_at >= $3 and send_at < $4)
            """;

    private final CallbackRequests requests = new CallbackRequests();
    private final Profiles profiles;
    private final CrisisQuiet quiet;
    private final TextQueue queue;
    private final GoodTimes goodTimes;
    private final InAppFollowUps inApp;
    private final Clock clock;

    FollowUpTexts(
            Profiles profiles,
            CrisisQuiet quiet,
            TextQueue queue,
            GoodTimes goodTimes,
            InAppFollowUps inApp,
            Clock clock) {
        this.profiles = profiles;
        this.quiet = quiet;
        this.queue = queue;
        this.goodTimes = goodTimes;
        this.inApp = inApp;
        this.clock = clock;
    }

    /** A call is over: where a text, or a word in the app, was agreed on, and no danger was told of on it or since, it is queued. */
    public Uni<Void> agreed(PlainTransaction transaction, Event<CallCompleted> event, KnownUser user) {
        var call = event.body();
        var next = call.followUp();
        if (next == null) {
            return Uni.createFrom().voidItem();
        }
        var id = textOf(call.callId());
        return switch (next.type()) {
            // The call-service's to make.
            case CALL -> Uni.createFrom().voidItem();
            case SMS ->
                inDangerSince(transaction, call, user)
                        .chain(danger -> danger
                                ? Uni.createFrom().voidItem()
                                : plan(transaction, user, id, event.id(), next.at()));
            case IN_APP ->
                inDangerSince(transaction, call, user)
                        .chain(danger -> danger
                                ? inApp.notAfterDanger(transaction, user, id)
                                : inApp.plan(transaction, user, id, next.at()));
        };
    }

    private Uni<Boolean> inDangerSince(PlainTransaction transaction, CallCompleted call, KnownUser user) {
        return quiet.heardSince(
                transaction.connection(),
                Optional.of(user.userId()),
                user.phone().orElse(null),
                call.initiatedAt());
    }

    /**
     * A text is told, which asks for no help and is no stop: it may ask for another one later, or for none any more.
     *
     * @param saidFirstIn as it is told: another one where this one is an edit
     * @param told the event that tells it
     */
    public Uni<Void> asked(
            PlainTransaction transaction,
            UUID userId,
            UUID text,
            UUID saidFirstIn,
            String words,
            Instant at,
            UUID told) {
        var before = saidFirstIn.equals(text)
                ? Uni.createFrom().voidItem()
                : callOff(transaction, userId, SmsMessage.CALLED_OFF, textOf(saidFirstIn));
        return before.chain(() -> CallbackRequests.maySpeakOfACall(words)
                        ? profiles.find(transaction.connection(), userId)
                        : Uni.createFrom().item(Optional.<KnownUser>empty()))
                .chain(found -> found.flatMap(user -> user.zone()
                                .flatMap(zone -> requests.askedToText(words, LocalDateTime.ofInstant(at, zone))
                                        .map(wish -> heed(transaction, user, zone, textOf(text), told, wish))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** They have stopped texts. */
    public Uni<Void> stopped(PlainTransaction transaction, UUID userId) {
        return callAllOff(transaction, userId, ContactReason.OPTED_OUT.wireName());
    }

    @Override
    public Uni<Void> heard(PlainTransaction transaction, Event<CrisisRaised> event) {
        var crisis = event.body();
        return crisis.userId() == null || crisis.state() != CrisisState.RAISED
                ? Uni.createFrom().voidItem()
                : callAllOff(transaction, crisis.userId(), ContactReason.CRISIS_QUIET.wireName())
                        .chain(() -> inApp.takeBack(transaction, crisis.userId()));
    }

    private static UUID textOf(UUID asking) {
        return Ids.derived("follow-up", asking);
    }

    private Uni<Void> heed(
            PlainTransaction transaction, KnownUser user, ZoneId zone, UUID textId, UUID told, Texted wish) {
        return switch (wish) {
            case Texted.At(var request, var off) ->
                callOff(transaction, user.userId(), zone, off)
                        .chain(() -> time(transaction, user, zone, request))
                        .chain(at -> at.map(when -> plan(transaction, user, textId, told, when))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
            case Texted.TakenBack(var off) -> callOff(transaction, user.userId(), zone, off);
            case Texted.Whenever _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Optional<Instant>> time(
            PlainTransaction transaction, KnownUser user, ZoneId zone, CallbackRequest request) {
        return request.time()
                .map(time -> Uni.createFrom()
                        .item(Optional.of(
                                request.day().atTime(time).atZone(zone).toInstant())))
                .orElseGet(() ->
                        goodTimes.on(transaction.connection(), request.day(), clock.instant(), user.userId(), zone));
    }

    /** Whoever names another hour for a day means the same text. What was told so late that its time has passed is not sent. */
    private Uni<Void> plan(PlainTransaction transaction, KnownUser user, UUID textId, UUID event, Instant at) {
        if (!at.isAfter(clock.instant()) || user.zone().isEmpty()) {
            LOG.infof("Follow-up %s is not texted: its time has passed, or nobody knows their clock", textId);
            return Uni.createFrom().voidItem();
        }
        var zone = user.zone().get();
        var day = LocalDate.ofInstant(at, zone);
        var text = new NewText(
                textId,
                Optional.of(user.userId()),
                user.phone(),
                FollowUpWords.of(user.firstName(), user.language()),
                ContactPurpose.FOLLOW_UP,
                Optional.empty(),
                Optional.empty(),
                new NewText.Origin.Happening(event),
                Optional.empty(),
                Optional.of(at));
        return waiting(
                        transaction,
                        user.userId(),
                        textId,
                        Timestamps.of(day.atStartOfDay(zone).toInstant()),
                        Timestamps.of(day.plusDays(1).atStartOfDay(zone).toInstant()))
                .chain(replaced -> callOff(transaction, user.userId(), SmsMessage.CALLED_OFF, ids(replaced)))
                .chain(() -> queue.add(transaction, text))
                .invoke(isNew -> LOG.infof("Follow-up %s is %s", textId, isNew ? "to be texted" : "known"))
                .replaceWithVoid();
    }

    private Uni<Void> callAllOff(PlainTransaction transaction, UUID userId, String reason) {
        return waiting(transaction, userId, null, null, null)
                .chain(texts -> callOff(transaction, userId, reason, ids(texts)));
    }

    /** Of what they asked for only what they name. */
    private Uni<Void> callOff(PlainTransaction transaction, UUID userId, ZoneId zone, List<CalledOff> off) {
        return off.isEmpty()
                ? Uni.createFrom().voidItem()
                : waiting(transaction, userId, null, null, null)
                        .map(texts -> texts.stream()
                                .filter(text -> takes(off, text, zone))
                                .toList())
                        .chain(texts -> callOff(transaction, userId, SmsMessage.CALLED_OFF, ids(texts)));
    }

    private static boolean takes(List<CalledOff> off, Row text, ZoneId zone) {
        var due = text.getOffsetDateTime("send_at");
        return due == null || CalledOff.takes(off, due.toInstant(), zone);
    }

    private static UUID[] ids(List<Row> texts) {
        return texts.stream().map(text -> text.getUUID("id")).toArray(UUID[]::new);
    }

    private static Uni<List<Row>> waiting(
            PlainTransaction transaction,
            UUID userId,
            @Nullable UUID but,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime until) {
        return transaction
                .sql(WAITING)
                .execute(Tuple.of(userId, but, from, until))
                .map(rows -> rows.stream().toList());
    }

    private Uni<Void> callOff(PlainTransaction transaction, UUID userId, String reason, UUID... texts) {
        return texts.length == 0
                ? Uni.createFrom().voidItem()
                : queue.callOff(transaction, userId, texts, reason).replaceWithVoid();
    }
}
