package dev.heartline.call.provider;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.AnsweredBy;

/** What the network makes out about who picked up; a machine is hung up on, and no message is left. */
@ApplicationScoped
public class MachineDetection {

    private static final Logger LOG = Logger.getLogger(MachineDetection.class);

    private final CallLifecycle lifecycle;
    private final VoiceProvider provider;
    private final ExecutorService virtualThreads;
    private final MeterRegistry registry;

    MachineDetection(
            CallLifecycle lifecycle,
            VoiceProvider provider,
            @VirtualThreads ExecutorService virtualThreads,
            MeterRegistry registry) {
        this.lifecycle = lifecycle;
        this.provider = provider;
        this.virtualThreads = virtualThreads;
        this.registry = registry;
    }

    /**
     * @param who empty where the network can't tell
     * @throws dev.heartline.call.lifecycle.CallNotFound (as a failure)
     */
    public Uni<Call> told(CallReference reference, Optional<AnsweredBy> who) {
        var signal = CallSignal.of(CallStatus.IN_PROGRESS, Instant.now()).answeredBy(who.orElse(null));
        return lifecycle
                .advance(reference, signal)
                .call(call -> who.filter(AnsweredBy.MACHINE::equals).isPresent()
                                && !call.status().isTerminal()
                        ? hangUp(call)
                        : Uni.createFrom().voidItem());
    }

    /** Where it fails, the greeting is known by its words, and the longest call ends what is left. */
    private Uni<Void> hangUp(Call call) {
        registry.counter("heartline.calls.machines", "by", "network").increment();
        return Uni.createFrom()
                .<Void>item(() -> {
                    provider.hangUp(call.providerSid());
                    return null;
                })
                .runSubscriptionOn(virtualThreads)
                .onFailure(ProviderUnavailable.class)
                .invoke(failure -> LOG.warnf("%s, which a machine answered, goes on: %s", call, failure.getMessage()))
                .onFailure(ProviderUnavailable.class)
                .recoverWithNull();
    }
}
