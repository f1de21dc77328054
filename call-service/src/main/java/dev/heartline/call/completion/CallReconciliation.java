package dev.heartline.call.completion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.call.provider.CallReport;
import dev.heartline.call.provider.Carriers;

/** Asks the provider about an unfinished call, instead of waiting for callbacks that may never come. */
@ApplicationScoped
class CallReconciliation {

    private static final Logger LOG = Logger.getLogger(CallReconciliation.class);

    private final Carriers carriers;
    private final CallLifecycle lifecycle;
    private final CompletionConfig config;
    private final Pool pool;
    private final ExecutorService virtualThreads;

    CallReconciliation(
            Carriers carriers,
            CallLifecycle lifecycle,
            CompletionConfig config,
            Pool pool,
            @VirtualThreads ExecutorService virtualThreads) {
        this.carriers = carriers;
        this.lifecycle = lifecycle;
        this.config = config;
        this.pool = pool;
        this.virtualThreads = virtualThreads;
    }

    /** @throws dev.heartline.telephony.http.ProviderUnavailable (as a failure) where it can't be told now */
    Uni<Void> reconcile(Call call) {
        return (call.providerSid() == null ? findDialled(call) : fetch(call)).replaceWithVoid();
    }

    private Uni<Call> fetch(Call call) {
        return Uni.createFrom()
                .item(() -> carriers.named(call.provider()).fetch(call.providerSid()))
                .runSubscriptionOn(virtualThreads)
                .chain(report -> lifecycle.advance(
                        new CallReference.ById(call.id()),
                        report.map(known -> known.signal(Instant.now())).orElseGet(() -> {
                            LOG.warnf("The provider does not know %s", call);
                            return CallSignal.of(CallStatus.FAILED, Instant.now());
                        })));
    }

    /** The outcome of the dial is unknown: of the provider's calls to that number at that time the one that no row of ours claims. */
    private Uni<Call> findDialled(Call call) {
        return Uni.createFrom()
                .item(() ->
                        carriers.named(call.provider()).dialledAt(call.initiatedAt(), call.fromPhone(), call.toPhone()))
                .runSubscriptionOn(virtualThreads)
                .chain(this::unclaimed)
                .chain(found -> found.isPresent()
                        ? lifecycle.advance(
                                new CallReference.Dialled(
                                        call.provider(), call.id(), found.get().sid()),
                                found.get().signal(Instant.now()))
                        : giveUpIfLongAgo(call));
    }

    private Uni<Optional<CallReport>> unclaimed(List<CallReport> reports) {
        return pool.preparedQuery("select provider_call_sid from phone_calls where provider_call_sid = any($1)")
                .execute(Tuple.tuple(
                        List.of((Object) reports.stream().map(CallReport::sid).toArray(String[]::new))))
                .map(rows -> {
                    var claimed = StreamSupport.stream(rows.spliterator(), false)
                            .map((Row row) -> row.getString(0))
                            .toList();
                    return reports.stream()
                            .filter(report -> !claimed.contains(report.sid()))
                            .findFirst();
                });
    }

    private Uni<Call> giveUpIfLongAgo(Call call) {
        boolean longAgo = call.initiatedAt().plus(config.lostDial()).isBefore(Instant.now());
        return longAgo
                ? lifecycle.advance(new CallReference.ById(call.id()), CallSignal.of(CallStatus.FAILED, Instant.now()))
                : Uni.createFrom().item(call);
    }
}
