package dev.heartline.sms.inbound;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.sms.message.Party;

/** Finds out whose number a text came from, and holds the lock on their texts meanwhile. */
@ApplicationScoped
class Senders {

    private final Profiles profiles;
    private final Transactions transactions;

    Senders(Profiles profiles, Transactions transactions) {
        this.profiles = profiles;
        this.transactions = transactions;
    }

    /** Work in a transaction that holds the lock of whoever has the number. */
    <R> Uni<R> with(String phone, BiFunction<PlainTransaction, Party, Uni<R>> work) {
        return userOf(phone)
                .chain(userId -> transactions.plain(transaction ->
                        lock(transaction, phone, userId).chain(party -> work.apply(transaction, party))));
    }

    /** Who has the number now; empty where nobody or several have. */
    Uni<Optional<UUID>> userOf(String phone) {
        return profiles.findByPhone(phone).map(found -> found.map(KnownUser::userId));
    }

    private Uni<Party> lock(PlainTransaction transaction, String phone, Optional<UUID> userId) {
        return userId.map(id -> lockUser(transaction, phone, id)).orElseGet(() -> lockNumber(transaction, phone));
    }

    /** The user may have been erased, or have changed the number, before we had the lock. */
    private Uni<Party> lockUser(PlainTransaction transaction, String phone, UUID userId) {
        return transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user ->
                        user.flatMap(KnownUser::phone).filter(phone::equals).isPresent()
                                ? Uni.createFrom().item(Party.of(userId, phone))
                                : lockNumber(transaction, phone));
    }

    private static Uni<Party> lockNumber(PlainTransaction transaction, String phone) {
        return transaction.lock(phone).replaceWith(Party.unknown(phone));
    }
}
