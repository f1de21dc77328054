package dev.heartline.sms.outbound;

import java.time.Duration;
import java.util.List;

/** A provider that carries our texts. Blocking: called from virtual threads. */
public interface SmsProvider {

    /** As in {@code sms_messages.provider}. */
    String name();

    /** The number that we text from, E.164. */
    String ownNumber();

    /** No request to the provider takes longer. */
    Duration longestRequest();

    /**
     * Hands over one text, with one request. Never throws: whatever goes wrong is an outcome, and {@link
     * SendOutcome.Unknown} unless it is certain.
     */
    SendOutcome send(OutgoingText text);

    /**
     * The provider's ids of texts that may be this one: to the same number, with the same body, taken lately, newest
     * first. Those that are known as other texts of ours are among them; how many older ones there are doesn't matter.
     *
     * @throws LookupFailed if the provider can't be asked now
     */
    List<String> lookUp(OutgoingText text);
}
