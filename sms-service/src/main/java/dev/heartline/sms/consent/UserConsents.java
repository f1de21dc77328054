package dev.heartline.sms.consent;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.contact.Said;
import dev.heartline.service.contact.Standings;
import dev.heartline.service.contact.Wisher;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** What users, or operators for them, want changed outside of any text or call. */
@ApplicationScoped
class UserConsents {

    private final Pool pool;
    private final Profiles profiles;
    private final Consents consents;
    private final Transactions transactions;
    private final Clock clock;

    UserConsents(Pool pool, Profiles profiles, Consents consents, Transactions transactions, Clock clock) {
        this.pool = pool;
        this.profiles = profiles;
        this.consents = consents;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Empty where no profile has the id. */
    Uni<Optional<Standings>> of(UUID userId) {
        return profiles.find(userId)
                .chain(found -> found.map(user -> consents.of(pool, Optional.of(userId), user.phone())
                                .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /**
     * Binds the user, and the number of their profile where it is theirs alone.
     *
     * @return false where no profile has the id: nothing may be stored then
     */
    Uni<Boolean> change(UUID userId, ConsentChange change, ConsentSource source) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(found -> found.map(user ->
                                change(transaction, user, change, source).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Void> change(PlainTransaction transaction, KnownUser user, ConsentChange change, ConsentSource source) {
        var request = Ids.next();
        var now = clock.instant();
        var stopped = new Said(change.channels(ConsentStanding.STOPPED), source, request, now);
        var released = new Said(change.channels(ConsentStanding.RELEASED), source, request, now);
        return wisher(transaction, user)
                .call(who -> stopped.channels().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : consents.stop(transaction, who, stopped))
                .call(who -> released.channels().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : consents.release(transaction, who, released))
                .replaceWithVoid();
    }

    private Uni<Wisher> wisher(PlainTransaction transaction, KnownUser user) {
        return user.phone()
                .map(phone -> profiles.findByPhone(transaction.connection(), phone)
                        .map(only -> only.flatMap(KnownUser::phone)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(number -> new Wisher(Optional.of(user.userId()), number));
    }
}
