package dev.heartline.call.dial;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.virtual.threads.VirtualThreads;

import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.OutgoingCalls;
import dev.heartline.call.provider.Carriers;
import dev.heartline.call.provider.VoiceProvider;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.service.profile.Profiles;
import dev.heartline.telephony.carrier.CarrierConfig;

/** Dials as the service does, for a replica of a test's own and by its own network. */
@ApplicationScoped
public class Diallers {

    private final Profiles profiles;
    private final ContactDecisions contacts;
    private final DialRequests requests;
    private final OutgoingCalls outgoing;
    private final CallLifecycle lifecycle;
    private final Clock clock;
    private final ExecutorService virtualThreads;
    private final MeterRegistry registry;

    Diallers(
            Profiles profiles,
            ContactDecisions contacts,
            DialRequests requests,
            OutgoingCalls outgoing,
            CallLifecycle lifecycle,
            Clock clock,
            @VirtualThreads ExecutorService virtualThreads,
            MeterRegistry registry) {
        this.profiles = profiles;
        this.contacts = contacts;
        this.requests = requests;
        this.outgoing = outgoing;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.virtualThreads = virtualThreads;
        this.registry = registry;
    }

    public Dialling dialling(Transactions transactions, VoiceProvider network) {
        return new Dialling(
                profiles,
                contacts,
                requests,
                outgoing,
                lifecycle,
                transactions,
                new Carriers(List.of(network), new OnlyOne(network.name())),
                clock,
                virtualThreads,
                registry);
    }

    private record OnlyOne(String name) implements CarrierConfig {

        @Override
        public List<String> order() {
            return List.of(name);
        }

        @Override
        public Map<String, String> byPrefix() {
            return Map.of();
        }
    }
}
