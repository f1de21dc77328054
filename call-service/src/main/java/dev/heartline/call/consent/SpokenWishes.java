package dev.heartline.call.consent;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.callback.CallbackRequests;
import dev.heartline.ai.wish.Wish;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.Pauses;
import dev.heartline.service.contact.Said;
import dev.heartline.service.contact.Wisher;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/** Makes binding what somebody says on a call about being contacted. */
@ApplicationScoped
public class SpokenWishes {

    private static final Logger LOG = Logger.getLogger(SpokenWishes.class);

    private final Consents consents;
    private final Pauses pauses;
    private final Transactions transactions;
    private final CallbackRequests callbacks = new CallbackRequests();

    SpokenWishes(Consents consents, Pauses pauses, Transactions transactions) {
        this.consents = consents;
        this.pauses = pauses;
        this.transactions = transactions;
    }

    /**
     * The wish binds once this has completed, in this service at once and in the others by its event. What is no wish about
     * contact, and a wish that only concerns this call, changes nothing. Repeating it changes nothing either.
     *
     * @param said the words it was read from, which may name a time; not kept
     * @param at when they were said: a later word outweighs them
     */
    public Uni<Void> bind(Call call, Wish wish, String said, Instant at) {
        return switch (wish.kind()) {
            case STOP -> hear(call, wish, (transaction, who) -> consents.stop(transaction, who, said(call, wish, at)));
            case START ->
                hear(call, wish, (transaction, who) -> consents.release(transaction, who, said(call, wish, at)));
            case POSTPONE ->
                hear(
                        call,
                        wish,
                        (transaction, who) -> pauses.until(transaction, who, said, at, this::callback)
                                .chain(until -> consents.pause(transaction, who, until, at)));
            case NONE, HELP, HANG_UP, REACTION -> Uni.createFrom().voidItem();
        };
    }

    /** Whoever says "not now, call me at six" is left alone until then, and no longer. */
    private Optional<Instant> callback(String said, ZoneId zone, Instant now) {
        return callbacks
                .in(said, LocalDateTime.ofInstant(now, zone))
                .flatMap(asked -> asked.time()
                        .map(time -> asked.day().atTime(time).atZone(zone).toInstant()));
    }

    private Uni<Void> hear(Call call, Wish wish, Binding binding) {
        var who = new Wisher(Optional.ofNullable(call.userId()), number(call));
        return transactions
                .plain(transaction -> binding.bind(transaction, who))
                .invoke(() -> LOG.infof("On call %s somebody wants: %s %s", call.id(), wish.kind(), wish.scope()))
                .replaceWithVoid();
    }

    private static Set<ContactChannel> channels(Wish.Scope scope) {
        return switch (scope) {
            case ALL -> ContactChannel.ALL;
            case CALLS -> Set.of(ContactChannel.CALL);
            case TEXTS -> Set.of(ContactChannel.SMS);
        };
    }

    private static Said said(Call call, Wish wish, Instant at) {
        return new Said(channels(wish.scope()), ConsentSource.SPEECH, call.id(), at);
    }

    /** Empty where it was withheld. */
    private static Optional<String> number(Call call) {
        try {
            return Optional.of(PhoneNumber.of(call.personPhone()).e164());
        } catch (InvalidPhoneNumber e) {
            return Optional.empty();
        }
    }

    private interface Binding {
        Uni<Boolean> bind(PlainTransaction transaction, Wisher who);
    }
}
