package dev.heartline.sms.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.heartline.telephony.carrier.Carrier;
import dev.heartline.telephony.price.Money;

/** A carrier of our texts. Blocking: called from virtual threads. Nothing is ever repeated inside. */
public interface SmsProvider extends Carrier {

    Capabilities capabilities();

    /** The number that we text from, or the first of several, E.164. */
    String ownNumber();

    /** Whether a text may leave by another number of the account's than {@link #ownNumber()}. */
    default boolean takesSeveralNumbers() {
        return true;
    }

    /** No request to the provider takes longer. */
    Duration longestRequest();

    /**
     * Hands over one text, with one request. Never throws: whatever goes wrong is an outcome, and {@link
     * SendOutcome.Unknown} unless it is certain.
     */
    SendOutcome send(OutgoingText text);

    /**
     * The provider's ids of texts that may be this one, the likeliest first: by our own id where the provider keeps it, else from the
     * text's number to theirs, taken when this one would have been. Those that are known as other texts of ours are among them.
     *
     * @throws LookupFailed if the provider can't be asked now, or its answer can't be read: nothing is known then
     */
    List<String> lookUp(OutgoingText text);

    /**
     * What it charges for a text, where {@link Capabilities#price()} says that it has to be asked.
     *
     * @return empty where it doesn't say so yet
     * @throws LookupFailed if the provider can't be asked now
     */
    default Optional<Money> price(String sid) {
        return Optional.empty();
    }
}
