package dev.heartline.sms.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;

import dev.heartline.telephony.carrier.CarrierConfig;
import dev.heartline.telephony.carrier.CarrierNotConnected;
import dev.heartline.telephony.carrier.ConnectedCarriers;

/** The carriers of texts that we have accounts with, by name. */
@ApplicationScoped
public class Carriers {

    private final ConnectedCarriers<SmsProvider> connected;

    public Carriers(@All List<SmsProvider> all, CarrierConfig config) {
        this.connected = new ConnectedCarriers<>(all, config);
    }

    /** Who would only notice when the first text is due that it can't be sent doesn't start. */
    void start(@Observes StartupEvent event) {
        connected.requireConfigured();
    }

    /** @throws CarrierNotConnected */
    public SmsProvider named(String name) {
        return connected.named(name);
    }

    /**
     * Those to ask for a text, one after the other.
     *
     * @param number E.164
     * @param wished the carrier of the number that they wrote to, which an answer should come from; passed over where there is no
     *     account with it any more
     * @return one at least
     */
    public List<SmsProvider> toText(String number, Optional<String> wished) {
        return connected.inOrder(
                number, wished.flatMap(connected::find).map(SmsProvider::name).orElse(null));
    }

    /**
     * Those to ask for a text that may have been sent before, although it was not found: nobody but the one that may have sent it,
     * who would find it the next time.
     *
     * @return none where there is no account with it any more
     */
    List<SmsProvider> only(String name) {
        return connected.find(name).map(List::of).orElseGet(List::of);
    }

    /** No request to any of them takes longer. */
    Duration longestRequest() {
        return connected.all().stream()
                .map(SmsProvider::longestRequest)
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
