package dev.heartline.call.care;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.care.alert.Alerts;
import dev.heartline.care.alert.Answer;
import dev.heartline.care.crisis.Alarm;
import dev.heartline.care.crisis.Danger;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/** Danger to life that is heard on a call, and taken back where it turns out to be none. */
@ApplicationScoped
public class Crises {

    private static final Logger LOG = Logger.getLogger(Crises.class);

    /**
     * Danger is spoken by a person, whatever took them for a machine. Where a human has closed the alert of this call, danger that is heard
     * later is another. Index care_alerts_source.
     */
    private static final String RAISE = """
            update phone_calls
            set crisis = true, danger_turn = $2,
                answered_by = case when answered_by = 'machine' then 'human' else answered_by end,
                mailbox_message = case when mailbox_message = 'waiting' then 'not_left' else mailbox_message end
            where id = $1 and (not crisis or danger_turn < $2 and not exists (
              select from care_alerts where source_id = $1 and state <> 'closed'))
            """;

    private static final String WITHDRAW =
            "update phone_calls set crisis = false, danger_turn = null where id = $1 and crisis";

    private static final String NOTHING_SAID_SINCE = """
            select true from phone_calls c
            where c.id = ?1 and c.crisis and c.danger_turn is not null and not exists (
              select from call_turns t where t.call_id = c.id and t.speaker = 'coach' and t.seq > c.danger_turn)
            """;

    private final Transactions transactions;
    private final Alarm alarm;
    private final Alerts alerts;
    private final Clock clock;

    Crises(Transactions transactions, Alarm alarm, Alerts alerts, Clock clock) {
        this.transactions = transactions;
        this.alarm = alarm;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * Raises the crisis of a call: its row says so from now on, the other services hear of it, and a human is told. Raising
     * one that a human has yet to deal with changes nothing, nor does a call that was erased.
     *
     * @param turn of the caller in which it was heard
     * @param answer what they are told: nothing any more where it is found when the call is over
     */
    public Uni<Void> raise(Call call, CrisisKind kind, int turn, Answer answer) {
        return transactions.plain(transaction -> mark(transaction, call, RAISE, Tuple.of(call.id(), turn))
                .chain(marked -> marked
                        ? alarm(transaction, call, kind, answer)
                        : Uni.createFrom().voidItem()));
    }

    /** The call is over: where the coach said nothing after the danger, that the answer was spoken is put right, and told. */
    public Uni<Void> over(SessionTransaction transaction, UUID callId) {
        return transaction
                .session()
                .createNativeQuery(NOTHING_SAID_SINCE, Boolean.class)
                .setParameter(1, callId)
                .getSingleResultOrNull()
                .chain(nothing -> nothing == null ? Uni.createFrom().voidItem() : alerts.unspoken(transaction, callId));
    }

    /**
     * Takes back a crisis that turned out to be a false alarm: the quiet ends and the alert is closed. Nothing happens where
     * none stands. It may be raised again.
     */
    public Uni<Void> withdraw(Call call) {
        return transactions.plain(transaction -> mark(transaction, call, WITHDRAW, Tuple.of(call.id()))
                .chain(marked -> marked
                        ? withdraw(transaction, call.id())
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> alarm(PlainTransaction transaction, Call call, CrisisKind kind, Answer answer) {
        LOG.warnf("Danger was heard on call %s: %s", call.id(), kind.wireName());
        var danger = new Danger(call.userId(), number(call), kind, Channel.CALL, call.id(), clock.instant());
        return alarm.raise(transaction, danger, answer);
    }

    private Uni<Void> withdraw(PlainTransaction transaction, UUID callId) {
        LOG.infof("The crisis of call %s was a false alarm", callId);
        return alarm.withdraw(transaction, callId, clock.instant());
    }

    /** The user's lock comes before the row's, as in an erasure. */
    private static Uni<Boolean> mark(PlainTransaction transaction, Call call, String how, Tuple values) {
        var owner = call.userId() == null ? call.id() : call.userId();
        return transaction
                .lock(owner.toString())
                .chain(() -> transaction.sql(how).execute(values))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Null for a number that was withheld: "anonymous" is everybody's. */
    private static String number(Call call) {
        try {
            return PhoneNumber.of(call.personPhone()).e164();
        } catch (InvalidPhoneNumber e) {
            return null;
        }
    }
}
