package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.service.time.Timestamps;
import dev.heartline.telephony.carrier.CarrierNotConnected;

/**
 * Finds out about texts whose outcome is unknown: the answer timed out, was an error of the provider's, or the process
 * died. What the provider has is recorded as sent; what it doesn't have is tried again.
 */
@ApplicationScoped
class TextReconciliation {

    private static final Logger LOG = Logger.getLogger(TextReconciliation.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Takes one for the time of a lookup. By the index sms_messages_sending. */
    private static final String TAKE = """
            update sms_messages set looked_up_at = $1
            where id = (
              select id from sms_messages
              where status = 'sending' and claimed_at < $2 and (looked_up_at is null or looked_up_at < $3)
              order by claimed_at limit 1
              for update skip locked)
            returning id, from_phone, to_phone, body, attempts, claimed_at, provider, priority = 0 as is_urgent
            """;

    private static final String KNOWN =
            "select provider_message_sid from sms_messages where provider_message_sid = any($1)";

    /** By the index sms_messages_said. One that failed because it was unclear may be there all the same. */
    private static final String RIVALS = """
            select count(*)::int from sms_messages
            where to_phone = $2 and direction = 'outbound' and provider = $3 and id <> $1 and provider_message_sid is null
              and (status = 'sending' or status = 'failed' and error_code = $6)
              and coalesce(claimed_at, created_at) between $4 and $5
            """;

    private final Pool pool;
    private final Carriers carriers;
    private final Outcomes outcomes;
    private final DispatchConfig config;
    private final Clock clock;
    private final MeterRegistry registry;
    private final BackgroundLoop loop;

    TextReconciliation(
            Pool pool,
            Carriers carriers,
            Outcomes outcomes,
            DispatchConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.pool = pool;
        this.carriers = carriers;
        this.outcomes = outcomes;
        this.config = config;
        this.clock = clock;
        this.registry = registry;
        requireThatNothingIsUnderWay(config, carriers);
        this.loop = new BackgroundLoop("sms-reconciliation", 1, config.poll(), this::next);
    }

    /** Else a text could be looked up, missed and sent again while its first request is still on its way. */
    private static void requireThatNothingIsUnderWay(DispatchConfig config, Carriers carriers) {
        var surelyOver = config.claimValidity().plus(carriers.longestRequest());
        if (config.reconcileAfter().compareTo(surelyOver) <= 0) {
            throw new IllegalStateException(
                    "heartline.sms.dispatch.reconcile-after must be longer than %s: claim validity and provider timeout"
                            .formatted(surelyOver));
        }
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean next() {
        var taken = take().await().atMost(PATIENCE);
        taken.ifPresent(this::reconcile);
        return taken.isPresent();
    }

    /**
     * @param carrier that may have it
     * @param isUrgent it answers danger: rather sent twice than not at all
     */
    private record Taken(OutgoingText text, String carrier, boolean isUrgent) {}

    private Uni<Optional<Taken>> take() {
        var now = clock.instant();
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(
                        Timestamps.of(now),
                        Timestamps.of(now.minus(config.reconcileAfter())),
                        Timestamps.of(now.minus(config.lookupRetry()))))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next())));
    }

    private void reconcile(Taken taken) {
        var text = taken.text();
        Lookup lookup;
        try {
            lookup = lookUp(text, carriers.named(taken.carrier()));
        } catch (LookupFailed e) {
            LOG.warnf("%s stays unknown: %s", text, e.getMessage());
            count(taken, "postponed");
            if (taken.isUrgent()) {
                outcomes.nobodyTells(text, e.getMessage()).await().atMost(PATIENCE);
            }
            return;
        } catch (CarrierNotConnected e) {
            LOG.errorf("%s stays unknown until it is over, as nobody can be asked: %s", text, e.getMessage());
            count(taken, "not_connected");
            outcomes.nobodyCanTell(text, e.getMessage()).await().atMost(PATIENCE);
            return;
        }
        LOG.infof("%s: looked up with %s, %s", text, taken.carrier(), lookup.label());
        count(taken, lookup.label());
        settled(text, lookup).await().atMost(PATIENCE);
    }

    private Lookup lookUp(OutgoingText text, SmsProvider carrier) {
        var candidates = carrier.lookUp(text);
        var known = known(candidates).await().atMost(PATIENCE);
        var unexplained =
                candidates.stream().filter(sid -> !known.contains(sid)).toList();
        boolean tellsThemApart = carrier.capabilities().lookedUp() != Capabilities.LookedUp.BY_NUMBER;
        return Lookup.of(
                unexplained,
                tellsThemApart || unexplained.isEmpty()
                        ? 0
                        : rivals(text, carrier).await().atMost(PATIENCE));
    }

    private Uni<Void> settled(OutgoingText text, Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(var sid) -> outcomes.accepted(text.id(), sid);
            case Lookup.Absent() -> outcomes.neverArrived(text);
            case Lookup.Unclear() -> outcomes.unclear(text);
        };
    }

    /** Texts whose records, if there are any, may be among those of this one. */
    private Uni<Integer> rivals(OutgoingText text, SmsProvider carrier) {
        var apart = config.claimValidity()
                .plus(carrier.longestRequest())
                .plus(config.clocksDiffer())
                .plus(config.clocksDiffer());
        return pool.preparedQuery(RIVALS)
                .execute(Tuple.of(
                        text.id(),
                        text.to(),
                        carrier.name(),
                        Timestamps.of(text.claimedAt().minus(apart)),
                        Timestamps.of(text.claimedAt().plus(apart)),
                        Outcomes.UNCLEAR))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Which of these the provider has for other texts of ours. */
    private Uni<List<String>> known(List<String> sids) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.tuple().addArrayOfString(sids.toArray(String[]::new)))
                .map(rows -> {
                    var known = new ArrayList<String>();
                    rows.forEach(row -> known.add(row.getString(0)));
                    return known;
                });
    }

    private void count(Taken taken, String outcome) {
        registry.counter("heartline.sms.reconciliations", "provider", taken.carrier(), "outcome", outcome)
                .increment();
    }

    private static Taken read(Row row) {
        return new Taken(
                new OutgoingText(
                        row.getUUID("id"),
                        row.getString("from_phone"),
                        row.getString("to_phone"),
                        row.getString("body"),
                        row.getInteger("attempts"),
                        row.getOffsetDateTime("claimed_at").toInstant()),
                row.getString("provider"),
                row.getBoolean("is_urgent"));
    }
}
