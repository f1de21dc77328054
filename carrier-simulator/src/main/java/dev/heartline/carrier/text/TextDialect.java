package dev.heartline.carrier.text;

import java.util.Optional;

import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.webhook.Webhook;

/** What one provider posts about texts. */
public interface TextDialect {

    /** For a new text. */
    String newId();

    /** The error with which a text comes back to somebody who told the provider to stop. */
    int optedOutCode();

    /** A text that somebody sent. @param smsUrl base URL of sms-service */
    Webhook inbound(TextMessage text, String smsUrl);

    /**
     * Tells the state that an ordered text is in; empty where nobody wants to know.
     *
     * @param smsUrl as above
     */
    Optional<Webhook> state(TextMessage text, OrderedText order, Optional<String> smsUrl);
}
