package dev.heartline.call.provider;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;

import dev.heartline.call.answering.EndsCalls;
import dev.heartline.call.lifecycle.Call;

/** The carriers that we have accounts with, by name. */
@ApplicationScoped
public class Carriers implements EndsCalls {

    private final Map<String, VoiceProvider> connected;
    private final Routing routing;

    public Carriers(@All List<VoiceProvider> all, CarrierConfig config) {
        this.connected = all.stream()
                .filter(VoiceProvider::isConnected)
                .collect(Collectors.toMap(VoiceProvider::name, Function.identity()));
        this.routing = new Routing(config.order(), config.byPrefix());
    }

    /** Who would only notice when the first call is due that it can't be made doesn't start. */
    void start(@Observes StartupEvent event) {
        routing.named().forEach(this::named);
    }

    /** @throws CarrierNotConnected */
    public VoiceProvider named(String name) {
        var carrier = connected.get(name);
        if (carrier == null) {
            throw new CarrierNotConnected(name);
        }
        return carrier;
    }

    /**
     * Those to ask for a call, one after the other.
     *
     * @param number E.164
     * @param wished the carrier to be asked first, null for whichever
     * @return one at least
     * @throws CarrierNotConnected where the wished one isn't
     */
    public List<VoiceProvider> toDial(String number, String wished) {
        return routing.to(number, wished).stream().map(this::named).toList();
    }

    @Override
    public void hangUp(Call call) {
        named(call.provider()).hangUp(call.providerSid());
    }
}
