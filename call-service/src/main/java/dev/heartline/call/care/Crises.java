package dev.heartline.call.care;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.care.alert.Answer;
import dev.heartline.care.crisis.Alarm;
import dev.heartline.care.crisis.Danger;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/** Danger to life that is heard on a call, and taken back where it turns out to be none. */
@ApplicationScoped
public class Crises {

    private static final Logger LOG = Logger.getLogger(Crises.class);

    /** Danger is spoken by a person, whatever took them for a machine. */
    private static final String MARK = """
            update phone_calls
            set crisis = $2, answered_by = case when $2 and answered_by = 'machine' then 'human' else answered_by end
            where id = $1 and crisis <> $2
            """;

    private final Transactions transactions;
    private final Alarm alarm;
    private final Clock clock;

    Crises(Transactions transactions, Alarm alarm, Clock clock) {
        this.transactions = transactions;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * Raises the crisis of a call: its row says so from now on, the other services hear of it, and a human is told. Raising
     * one that stands changes nothing, nor does a call that was erased.
     */
    public Uni<Void> raise(Call call, CrisisKind kind) {
        return transactions.plain(transaction -> mark(transaction, call, true)
                .chain(marked -> marked
                        ? alarm(transaction, call, kind)
                        : Uni.createFrom().voidItem()));
    }

    /**
     * Takes back a crisis that turned out to be a false alarm: the quiet ends and the alert is closed. Nothing happens where
     * none stands. It may be raised again.
     */
    public Uni<Void> withdraw(Call call) {
        return transactions.plain(transaction -> mark(transaction, call, false)
                .chain(marked -> marked
                        ? withdraw(transaction, call.id())
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> alarm(PlainTransaction transaction, Call call, CrisisKind kind) {
        LOG.warnf("Danger was heard on call %s: %s", call.id(), kind.wireName());
        var danger = new Danger(call.userId(), number(call), kind, Channel.CALL, call.id(), clock.instant());
        return alarm.raise(transaction, danger, Answer.spoken());
    }

    private Uni<Void> withdraw(PlainTransaction transaction, UUID callId) {
        LOG.infof("The crisis of call %s was a false alarm", callId);
        return alarm.withdraw(transaction, callId, clock.instant());
    }

    /** The user's lock comes before the row's, as in an erasure. */
    private static Uni<Boolean> mark(PlainTransaction transaction, Call call, boolean crisis) {
        var owner = call.userId() == null ? call.id() : call.userId();
        return transaction
                .lock(owner.toString())
                .chain(() -> transaction.sql(MARK).execute(Tuple.of(call.id(), crisis)))
                .map(RowSet::rowCount)
                .map(rows -> rows == 1);
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
