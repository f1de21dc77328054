package dev.heartline.carrier.turn;

import java.util.List;
import java.util.Optional;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.webhook.Webhook;

/** What one provider posts, and how it reads what our service answers. */
public interface Dialect {

    /** For a new call. */
    String newId();

    /** @throws InvalidInstructions where it is not of the provider's grammar */
    List<Step> read(String answer) throws InvalidInstructions;

    /** Asks for instructions. */
    Webhook asks(PhoneCall call, String url);

    /** @param words blank where nothing was said */
    Webhook heard(PhoneCall call, Step.Listen listening, String words);

    /** Tells that the other end was not reached, and asks what to do. */
    Webhook notConnected(PhoneCall call, Step.Connect connecting, String url, CallState how);

    /** Tells the state that the call is in; empty where the provider doesn't. */
    Optional<Webhook> state(PhoneCall call, CallOrder.Addresses addresses, int sipResponse);

    Optional<Webhook> detected(PhoneCall call, CallOrder.Addresses addresses, boolean machine);

    /** A mailbox has beeped; empty where the provider doesn't tell. */
    default Optional<Webhook> beep(PhoneCall call, CallOrder.Addresses addresses) {
        return Optional.empty();
    }

    /** Where our number's calls are asked about and told, behind the base URL of call-service. */
    CallOrder.Addresses inboundAddresses(String callUrl);

    String inboundUrl(String callUrl);
}
