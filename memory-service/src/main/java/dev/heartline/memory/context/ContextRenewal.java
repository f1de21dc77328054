package dev.heartline.memory.context;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.Profiles;

/** Takes a snapshot because somebody asks for it, and not because something changed: what has faded or expired since goes. */
@ApplicationScoped
class ContextRenewal {

    private final Transactions transactions;
    private final Profiles profiles;
    private final ContextSnapshots snapshots;

    ContextRenewal(Transactions transactions, Profiles profiles, ContextSnapshots snapshots) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.snapshots = snapshots;
    }

    /** @return false where there is no such user, or no more */
    Uni<Boolean> of(UUID userId) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(false)
                        : snapshots.renew(transaction, userId).replaceWith(true)));
    }
}
