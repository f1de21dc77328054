package dev.heartline.service.profile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.consume.Place;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.Erasure;

/** Keeps the projection of {@code user.profile}; a tombstone erases the user. */
@ApplicationScoped
class ProfileConsumer {

    private static final Logger LOG = Logger.getLogger(ProfileConsumer.class);
    private static final String CONSUMER = "profile";

    private static final String UPSERT = """
            insert into user_profile
              (user_id, first_name, phone, timezone, language, birth_date, consents, rewards_opt_out, updated_at,
               published_at, published_partition, published_offset)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (user_id) do update set
              first_name = excluded.first_name, phone = excluded.phone, timezone = excluded.timezone,
              language = excluded.language, birth_date = excluded.birth_date, consents = excluded.consents,
              rewards_opt_out = excluded.rewards_opt_out, updated_at = excluded.updated_at,
              published_at = excluded.published_at, published_partition = excluded.published_partition,
              published_offset = excluded.published_offset
            """;

    private static final String STANDING = """
            select profiled.published_at, profiled.published_partition, profiled.published_offset,
                   erased.erased_at, erased.erased_partition, erased.erased_offset
            from (select cast($1 as uuid) as user_id) as asked
            left join user_profile profiled using (user_id)
            left join erased_user erased using (user_id)
            """;

    /** A replay moves nothing. */
    private static final String PLACE_ERASURE = """
            update erased_user set erased_partition = $2, erased_offset = $3
            where user_id = $1 and ($4 or erased_offset is null)
            """;

    private static final String RETURN = """
            with erased as (delete from erased_user where user_id = $1 returning user_id, erased_at)
            insert into returned_user (user_id, erased_at) select user_id, erased_at from erased
            on conflict (user_id) do update set erased_at = excluded.erased_at
            """;

    private static final String REMEMBER_NUMBER =
            "insert into user_number (user_id, phone) values ($1, $2) on conflict do nothing";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Erasure erasure;
    private final MeterRegistry registry;
    private final List<NumberChanges> numberChanges;
    private final List<RewardsOptOuts> optOuts;
    private final List<ZoneChanges> zoneChanges;

    ProfileConsumer(
            EventConsumer consumer,
            Transactions transactions,
            Erasure erasure,
            MeterRegistry registry,
            @All List<NumberChanges> numberChanges,
            @All List<RewardsOptOuts> optOuts,
            @All List<ZoneChanges> zoneChanges) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.erasure = erasure;
        this.registry = registry;
        this.numberChanges = numberChanges;
        this.optOuts = optOuts;
        this.zoneChanges = zoneChanges;
    }

    @Incoming("user-profile")
    Uni<Void> on(Message<byte[]> message) {
        var said = new Said(EventConsumer.published(message), Optional.of(EventConsumer.place(message)));
        return consumer.consume(message, EventType.USER_PROFILE, event -> apply(event, said));
    }

    /** Under the lock of the user as everybody writes the id, however the key writes it. */
    private Uni<Void> apply(Event<UserProfile> event, Said said) {
        UUID userId = UUID.fromString(event.key());
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> transaction.firstTime(CONSUMER, event))
                .chain(first -> standing(transaction, userId)
                        .chain(standing -> event.isTombstone()
                                ? forget(transaction, userId, said, standing, first)
                                : welcome(transaction, event, said, standing.isDescribedBy(said, first)))));
    }

    private static Uni<Standing> standing(PlainTransaction transaction, UUID userId) {
        return transaction.sql(STANDING).execute(Tuple.of(userId)).map(rows -> {
            var row = rows.iterator().next();
            return new Standing(said(row, "published"), said(row, "erased"));
        });
    }

    private static Optional<Said> said(Row row, String what) {
        var place = Optional.ofNullable(row.getInteger(what + "_partition"))
                .map(partition -> new Place(partition, row.getLong(what + "_offset")));
        return Optional.ofNullable(row.getOffsetDateTime(what + "_at")).map(at -> new Said(at.toInstant(), place));
    }

    private Uni<Void> forget(
            PlainTransaction transaction, UUID userId, Said said, Standing standing, boolean firstTime) {
        var place = said.place().orElseThrow();
        if (!standing.isErasedBy(said, firstTime)) {
            registry.counter("heartline.erasures.ignored").increment();
            LOG.warnf(
                    "A tombstone of %s at %d/%d was not carried out: a later profile stands, and the user stays",
                    said.published(), place.partition(), place.offset());
            return Uni.createFrom().voidItem();
        }
        return erasure.erase(transaction, userId, standing.erasedAt(said, Instant.now()))
                .chain(() -> transaction
                        .sql(PLACE_ERASURE)
                        .execute(Tuple.of(userId, place.partition(), place.offset(), firstTime)))
                .replaceWithVoid();
    }

    /** A profile after a tombstone is a new beginning: the user is known again, with nothing remembered. */
    private Uni<Void> welcome(PlainTransaction transaction, Event<UserProfile> event, Said said, boolean isNews) {
        if (!isNews) {
            return Uni.createFrom().voidItem();
        }
        UserProfile profile = event.body();
        return transaction
                .sql(RETURN)
                .execute(Tuple.of(profile.userId()))
                .chain(() -> former(transaction, profile.userId()))
                .chain(former -> write(transaction, event, said).chain(() -> tell(transaction, profile, former)));
    }

    private static Uni<Optional<Former>> former(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("select phone, timezone, rewards_opt_out from user_profile where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream()
                        .map(row -> new Former(
                                Optional.ofNullable(row.getString("phone")),
                                Optional.ofNullable(row.getString("timezone")),
                                row.getBoolean("rewards_opt_out")))
                        .findFirst());
    }

    private Uni<Void> tell(PlainTransaction transaction, UserProfile profile, Optional<Former> former) {
        var number = former.flatMap(Former::phone).filter(phone -> !phone.equals(profile.phone()));
        boolean optsOut = profile.rewardsOptOut()
                && former.filter(before -> !before.rewardsOptOut()).isPresent();
        boolean moves = !former.flatMap(Former::timezone).equals(Optional.ofNullable(profile.timezone()));
        var listeners = Stream.of(
                number.stream()
                        .flatMap(left -> numberChanges.stream()
                                .map(feature -> feature.left(transaction, profile.userId(), left))),
                optsOut
                        ? optOuts.stream().map(feature -> feature.optedOut(transaction, profile.userId()))
                        : Stream.<Uni<Void>>empty(),
                moves
                        ? zoneChanges.stream().map(feature -> feature.moved(transaction, profile.userId()))
                        : Stream.<Uni<Void>>empty());
        return Multi.createFrom()
                .items(listeners.flatMap(Function.identity()))
                .onItem()
                .transformToUniAndConcatenate(told -> told)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** What the profile said before. */
    private record Former(Optional<String> phone, Optional<String> timezone, boolean rewardsOptOut) {}

    private static Uni<Void> write(PlainTransaction transaction, Event<UserProfile> event, Said said) {
        UserProfile profile = event.body();
        return transaction
                .sql(UPSERT)
                .execute(Tuple.from(new Object[] {
                    profile.userId(),
                    profile.firstName(),
                    profile.phone(),
                    profile.timezone(),
                    profile.language(),
                    profile.birthDate(),
                    profile.consents().stream().map(Channel::wireName).toArray(String[]::new),
                    profile.rewardsOptOut(),
                    event.time().atOffset(ZoneOffset.UTC),
                    said.published().atOffset(ZoneOffset.UTC),
                    said.place().map(Place::partition).orElse(null),
                    said.place().map(Place::offset).orElse(null)
                }))
                .chain(() -> profile.phone() == null
                        ? Uni.createFrom().nullItem()
                        : transaction.sql(REMEMBER_NUMBER).execute(Tuple.of(profile.userId(), profile.phone())))
                .invoke(() -> LOG.infof("Profile by event %s as of %s", event.id(), event.time()))
                .replaceWithVoid();
    }
}
