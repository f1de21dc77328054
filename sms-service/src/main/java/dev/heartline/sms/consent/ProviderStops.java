package dev.heartline.sms.consent;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.Said;
import dev.heartline.service.contact.Wisher;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/**
 * The provider refuses to text a number that has told it to stop. We may not have seen that text, but whoever wrote it meant
 * us: it stops calls too, as any other stop that names no channel does.
 */
@ApplicationScoped
public class ProviderStops {

    private final Consents consents;
    private final Profiles profiles;
    private final Transactions transactions;
    private final Clock clock;

    ProviderStops(Consents consents, Profiles profiles, Transactions transactions, Clock clock) {
        this.consents = consents;
        this.profiles = profiles;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param messageId the text that was refused */
    public Uni<Void> bind(String number, UUID messageId) {
        return profiles.findByPhone(number)
                .map(user -> user.map(KnownUser::userId))
                .chain(userId -> transactions.plain(transaction -> bind(transaction, userId, number, messageId)))
                .replaceWithVoid();
    }

    private Uni<Boolean> bind(PlainTransaction transaction, Optional<UUID> userId, String number, UUID messageId) {
        return consents.stop(
                transaction,
                new Wisher(userId, Optional.of(number)),
                new Said(ContactChannel.ALL, ConsentSource.PROVIDER, messageId, clock.instant()));
    }
}
