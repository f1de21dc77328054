package dev.heartline.call.provider;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;

import dev.heartline.call.answering.EndsCalls;
import dev.heartline.call.answering.LeavesMessages;
import dev.heartline.call.answering.MessageLeaving;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.telephony.carrier.CarrierConfig;
import dev.heartline.telephony.carrier.CarrierNotConnected;
import dev.heartline.telephony.carrier.ConnectedCarriers;

/** The carriers that we have accounts with, by name. */
@ApplicationScoped
public class Carriers implements EndsCalls, LeavesMessages {

    private final ConnectedCarriers<VoiceProvider> connected;

    public Carriers(@All List<VoiceProvider> all, CarrierConfig config) {
        this.connected = new ConnectedCarriers<>(all, config);
    }

    /** Who would only notice when the first call is due that it can't be made doesn't start. */
    void start(@Observes StartupEvent event) {
        connected.requireConfigured();
    }

    /** @throws CarrierNotConnected */
    public VoiceProvider named(String name) {
        return connected.named(name);
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
        return connected.inOrder(number, wished);
    }

    @Override
    public void hangUp(Call call) {
        named(call.provider()).hangUp(call.providerSid());
    }

    @Override
    public MessageLeaving messageLeaving(Call call) {
        return named(call.provider()).capabilities().leavesMessages();
    }

    @Override
    public void leaveMessage(Call call, String words) {
        named(call.provider()).leaveMessage(call, words);
    }
}
