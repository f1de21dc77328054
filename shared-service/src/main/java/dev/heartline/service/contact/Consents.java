package dev.heartline.service.contact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.ConsentChanged;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.messaging.transaction.PlainTransaction;

/**
 * Who doesn't want to hear from us. A wish binds here in the transaction in which it is heard, and everywhere else by the
 * event that leaves with it.
 */
@ApplicationScoped
public class Consents {

    /** Of the inbox: what was published here is known here. */
    static final String CONSUMER = "consent";

    private final ConsentRows rows;
    private final NumberDigest digest;

    Consents(ConsentRows rows, NumberDigest digest) {
        this.rows = rows;
        this.digest = digest;
    }

    /** What is known of the person and of the number. */
    public Uni<Standings> of(SqlClient client, Optional<UUID> userId, Optional<String> number) {
        var user = userId.map(UUID::toString);
        var line = number.map(digest::of);
        var contacts = new ArrayList<String>();
        user.ifPresent(contacts::add);
        line.ifPresent(contacts::add);
        return rows.of(client, contacts)
                .map(found -> new Standings(
                        user.map(found::get).orElse(ConsentRows.Kept.NOTHING).standing(),
                        line.map(found::get).orElse(ConsentRows.Kept.NOTHING).standing()));
    }

    /**
     * They want to be left alone, from now on.
     *
     * @return false if they were, on all of these channels, themselves or their number; or have said something else since
     */
    public Uni<Boolean> stop(PlainTransaction transaction, Wisher wisher, Said said) {
        return hear(
                transaction,
                wisher,
                _ -> said.as(ConsentStanding.STOPPED),
                (before, after) -> !areStopped(said, before) && areStopped(said, after));
    }

    /**
     * They want to hear from us again; a pause is over too.
     *
     * @return false if none of these channels was stopped, or they were stopped since
     */
    public Uni<Boolean> release(PlainTransaction transaction, Wisher wisher, Said said) {
        return hear(
                transaction,
                wisher,
                _ -> said.as(ConsentStanding.RELEASED),
                (before, after) -> said.channels().stream()
                        .anyMatch(channel -> isStopped(channel, before) && !isStopped(channel, after)));
    }

    /**
     * They want to be left alone for a while. Where they don't say how long, a pause that lasts longer stands.
     *
     * @return false if they are, until then at least
     */
    public Uni<Boolean> pause(PlainTransaction transaction, Wisher wisher, AskedPause asked, Instant saidAt) {
        var moment = asked.until().truncatedTo(ChronoUnit.MICROS);
        var pause = ContactStanding.pause(moment, saidAt);
        return hear(
                transaction,
                wisher,
                known -> asked.isNamed() ? pause : known.lengthenedBy(pause),
                (before, after) -> !isPaused(moment, before) && isPaused(moment, after));
    }

    /** What one contact said moves to another: see {@link StopsOfFormerNumbers}. */
    Uni<Void> inherit(PlainTransaction transaction, UUID userId, String number) {
        var from = digest.of(number);
        return rows.of(transaction.connection(), List.of(from)).chain(found -> {
            var stops = found.get(from).standing().stopsOnly();
            return stops.saysNothing()
                    ? Uni.createFrom().voidItem()
                    : hear(transaction, new Wisher(Optional.of(userId), Optional.empty()), _ -> stops, (_, _) -> true)
                            .replaceWithVoid();
        });
    }

    /**
     * @param said given what is known of one of the contacts
     * @return whether it was news, given what was known of the person and of the number before and is known after: what was said
     *     later, and heard earlier, stands above it
     */
    private Uni<Boolean> hear(
            PlainTransaction transaction,
            Wisher wisher,
            UnaryOperator<ContactStanding> said,
            BiPredicate<List<ContactStanding>, List<ContactStanding>> isNews) {
        return standing(transaction, wisher).chain(before -> {
            var after = new LinkedHashMap<String, ContactStanding>();
            before.forEach((contact, known) ->
                    after.put(contact, known.standing().and(toTheMicrosecond(said.apply(known.standing())))));
            boolean news = isNews.test(
                    before.values().stream().map(ConsentRows.Kept::standing).toList(), List.copyOf(after.values()));
            return note(transaction, after).replaceWith(news);
        });
    }

    private static boolean areStopped(Said said, List<ContactStanding> contacts) {
        return said.channels().stream().allMatch(channel -> isStopped(channel, contacts));
    }

    /** For the person or for their number. */
    private static boolean isStopped(ContactChannel channel, List<ContactStanding> contacts) {
        return contacts.stream().anyMatch(known -> known.isStopped(channel));
    }

    private static boolean isPaused(Instant until, List<ContactStanding> contacts) {
        return contacts.stream().anyMatch(known -> known.isPausedAt(until.minusNanos(1)));
    }

    /** What is known of each contact that the wish is of, under their locks: first the user's, then the number's. */
    private Uni<Map<String, ConsentRows.Kept>> standing(PlainTransaction transaction, Wisher wisher) {
        return unlessErased(transaction, wisher.userId()).chain(userId -> {
            var contacts = new ArrayList<String>();
            userId.map(UUID::toString).ifPresent(contacts::add);
            wisher.number().map(digest::of).ifPresent(contacts::add);
            var locked = wisher.number()
                    .map(number -> transaction.lock(digest.of(number)))
                    .orElseGet(() -> Uni.createFrom().voidItem());
            return locked.chain(() -> rows.of(transaction.connection(), contacts));
        });
    }

    /** Of an erased user nothing may be kept; the wish binds their number all the same. */
    private static Uni<Optional<UUID>> unlessErased(PlainTransaction transaction, Optional<UUID> userId) {
        return userId.map(id -> transaction
                        .lock(id.toString())
                        .chain(() -> transaction
                                .sql("select from erased_user where user_id = $1")
                                .execute(Tuple.of(id)))
                        .map(erased -> erased.size() == 0 ? userId : Optional.<UUID>empty()))
                .orElseGet(() -> Uni.createFrom().item(userId));
    }

    private Uni<Void> note(PlainTransaction transaction, Map<String, ContactStanding> contacts) {
        var kept = new LinkedHashMap<String, ConsentRows.Kept>();
        contacts.forEach((contact, standing) -> kept.put(contact, new ConsentRows.Kept(standing, true)));
        return rows.write(transaction, kept).chain(() -> publish(transaction, contacts));
    }

    /** Tells all that is known of the contacts. */
    Uni<Void> publish(PlainTransaction transaction, Map<String, ContactStanding> contacts) {
        var events = contacts.entrySet().stream()
                .map(contact -> event(contact.getKey(), contact.getValue()))
                .toArray(Event<?>[]::new);
        return transaction.taken(CONSUMER, events).chain(() -> transaction.publish(events));
    }

    private static Event<ConsentChanged> event(String contact, ContactStanding standing) {
        boolean isNumber = NumberDigest.isOne(contact);
        return Event.about(
                EventType.CONSENT_CHANGED,
                contact,
                new ConsentChanged(
                        isNumber ? null : UUID.fromString(contact),
                        isNumber ? contact : null,
                        standing.calls(),
                        standing.texts(),
                        standing.pausedUntil(),
                        standing.pausedAt(),
                        standing.changedAt()));
    }

    /** As PostgreSQL keeps it: else what comes back from there would look older than what was said. */
    private static ContactStanding toTheMicrosecond(ContactStanding said) {
        return new ContactStanding(
                toTheMicrosecond(said.calls()),
                toTheMicrosecond(said.texts()),
                said.pausedUntil(),
                said.pausedAt() == null ? null : said.pausedAt().truncatedTo(ChronoUnit.MICROS),
                said.changedAt().truncatedTo(ChronoUnit.MICROS));
    }

    private static ConsentChanged.Channel toTheMicrosecond(ConsentChanged.Channel word) {
        return word == null
                ? null
                : new ConsentChanged.Channel(
                        word.standing(), word.since().truncatedTo(ChronoUnit.MICROS), word.source(), word.sourceId());
    }
}
