package dev.heartline.sms.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.ConsentChanged;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.Said;
import dev.heartline.service.contact.Standings;
import dev.heartline.service.contact.Wisher;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/**
 * The provider refuses to text a number that has told it to stop. We may not have seen that text, but whoever wrote it meant
 * us: it stops calls too, as any other stop that names no channel does. Not where they have told us since that they want to be
 * called again, say in the app, which lifts no block of the provider's: then the block stands for what it keeps from arriving.
 */
@ApplicationScoped
public class ProviderStops {

    /** A block that let a text through had not begun by then. By the index sms_messages_said. */
    private static final String DELIVERED_SINCE = """
            select exists (
              select from sms_messages
              where to_phone = $1 and direction = 'outbound' and delivered_at > $2)
            """;

    private final Consents consents;
    private final Profiles profiles;
    private final Transactions transactions;

    ProviderStops(Consents consents, Profiles profiles, Transactions transactions) {
        this.consents = consents;
        this.profiles = profiles;
        this.transactions = transactions;
    }

    /**
     * @param messageId the text that was refused
     * @param handedOver when it was: the block is at least that old, and gives way to whatever they say later
     */
    public Uni<Void> bind(String number, UUID messageId, Instant handedOver) {
        return profiles.findByPhone(number)
                .map(user -> user.map(KnownUser::userId))
                .chain(userId ->
                        transactions.plain(transaction -> bind(transaction, userId, number, messageId, handedOver)))
                .replaceWithVoid();
    }

    private Uni<Boolean> bind(
            PlainTransaction transaction, Optional<UUID> userId, String number, UUID messageId, Instant handedOver) {
        return consents.of(transaction.connection(), userId, Optional.of(number))
                .chain(standings -> channels(transaction, number, standings))
                .chain(channels -> consents.stop(
                        transaction,
                        new Wisher(userId, Optional.of(number)),
                        new Said(channels, ConsentSource.PROVIDER, messageId, handedOver)));
    }

    private static Uni<Set<ContactChannel>> channels(PlainTransaction transaction, String number, Standings standings) {
        return callsReleased(standings)
                .map(released -> transaction
                        .sql(DELIVERED_SINCE)
                        .execute(Tuple.of(number, Timestamps.of(released)))
                        .map(rows -> rows.iterator().next().getBoolean(0))
                        .map(blockIsNewer -> blockIsNewer ? ContactChannel.ALL : Set.of(ContactChannel.SMS)))
                .orElseGet(() -> Uni.createFrom().item(ContactChannel.ALL));
    }

    private static Optional<Instant> callsReleased(Standings standings) {
        return Stream.of(standings.user(), standings.number())
                .flatMap(standing -> Stream.ofNullable(standing.calls()))
                .filter(word -> word.standing() == ConsentStanding.RELEASED)
                .map(ConsentChanged.Channel::since)
                .max(Instant::compareTo);
    }
}
