package dev.heartline.care.crisis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.care.CareConfig;
import dev.heartline.care.alert.Alerts;
import dev.heartline.care.alert.Answer;
import dev.heartline.care.alert.RaisedAlert;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.contact.NumberDigest;

/**
 * Raises a crisis: the event for the other services, the quiet of this one, and the alert for a human, all in the
 * transaction in which the danger is stored. That it is raised once for what was heard is the caller's duty.
 */
@ApplicationScoped
public class Alarm {

    private static final Logger LOG = Logger.getLogger(Alarm.class);

    private final CareConfig config;
    private final CrisisQuiet quiet;
    private final Alerts alerts;
    private final NumberDigest digest;
    private final List<CrisisSource> sources;
    private final MeterRegistry registry;

    Alarm(
            CareConfig config,
            CrisisQuiet quiet,
            Alerts alerts,
            NumberDigest digest,
            @All List<CrisisSource> sources,
            MeterRegistry registry) {
        this.config = config;
        this.quiet = quiet;
        this.alerts = alerts;
        this.digest = digest;
        this.sources = sources;
        this.registry = registry;
    }

    /**
     * The transaction must hold the user's lock where a user is known.
     *
     * @param answer what the person was, or will be, told
     */
    public Uni<Void> raise(PlainTransaction transaction, Danger danger, Answer answer) {
        var crisis = new CrisisRaised(
                Ids.next(),
                danger.userId(),
                danger.number() == null ? null : digest.of(danger.number()),
                CrisisState.RAISED,
                danger.kind(),
                danger.channel(),
                danger.sourceId(),
                danger.heardAt(),
                danger.heardAt().plus(config.quiet()));
        if (config.webhook().url().isEmpty()) {
            LOG.warnf("Crisis %s: no on-call is configured, so no human is called", crisis.crisisId());
        }
        return tell(transaction, crisis).chain(() -> alerts.open(transaction, RaisedAlert.of(crisis), answer));
    }

    /**
     * Takes back what was raised of a call or text: a false alarm. Nothing happens where nothing stands. The transaction must hold
     * the user's lock where a user is known.
     */
    public Uni<Void> withdraw(PlainTransaction transaction, UUID sourceId, Instant at) {
        return alerts.withdraw(transaction, sourceId, at)
                .chain(found -> found.map(alert ->
                                tell(transaction, withdrawn(alert, at)).chain(() -> tellSource(transaction, sourceId)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> tellSource(PlainTransaction transaction, UUID sourceId) {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(source -> source.withdrawn(transaction, sourceId))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> tell(PlainTransaction transaction, CrisisRaised crisis) {
        count(crisis);
        var state = crisis.state().wireName();
        return quiet.note(transaction, crisis)
                .chain(() -> transaction.publish(Event.about(EventType.CRISIS_RAISED, key(crisis), crisis)
                        .withId(Ids.derived("crisis." + state, crisis.crisisId()))));
    }

    private static CrisisRaised withdrawn(RaisedAlert alert, Instant at) {
        return new CrisisRaised(
                alert.id(),
                alert.userId(),
                alert.numberDigest(),
                CrisisState.WITHDRAWN,
                alert.kind(),
                alert.channel(),
                alert.sourceId(),
                alert.raisedAt(),
                at);
    }

    /** Somebody who withheld their number is met in this call only. */
    private static String key(CrisisRaised crisis) {
        if (crisis.userId() != null) {
            return crisis.userId().toString();
        }
        return crisis.numberDigest() != null
                ? crisis.numberDigest()
                : crisis.sourceId().toString();
    }

    private void count(CrisisRaised crisis) {
        registry.counter(
                        "heartline.crises",
                        "channel",
                        crisis.channel().wireName(),
                        "kind",
                        crisis.kind().wireName(),
                        "state",
                        crisis.state().wireName())
                .increment();
    }
}
