package dev.heartline.care;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What follows when danger is heard. */
@ConfigMapping(prefix = "heartline.care")
public interface CareConfig {

    /**
     * How long after danger was heard nothing that cheers or sells reaches the user. Said in the event by whoever raises a
     * crisis; nobody else has a number of their own.
     */
    @WithDefault("72h")
    Duration quiet();

    /** Where operators, and the links in webhooks, find this service. */
    @WithDefault("${heartline.public-url}")
    URI operatorUrl();

    Webhook webhook();

    /** The webhook to the host application's on-call. */
    interface Webhook {

        /**
         * Empty: nobody is called, and an alert waits until an operator looks. HTTPS, except on the machine itself. Needs the secrets
         * as well.
         */
        Optional<URI> url();

        /**
         * What the webhook is signed with, needed where its address is set, each at least 16 bytes. One, or, while it is being replaced, the new one and the
         * old one: the header then carries a signature by each.
         */
        Optional<List<String>> secrets();

        /** For connecting, and again for the whole answer. */
        @WithDefault("5s")
        Duration timeout();

        /** How often each replica looks for something to tell. */
        @WithDefault("1s")
        Duration poll();

        /** Deliveries that are under way at once, in this process. */
        @WithDefault("2")
        int workers();

        /** Wait after the first failed delivery; doubles with each. */
        @WithDefault("2s")
        Duration retryAfter();

        /** The longest wait between two deliveries. */
        @WithDefault("5m")
        Duration retryAfterMax();

        /** How long a delivery is tried; the alert itself stays open beyond it. */
        @WithDefault("7d")
        Duration giveUpAfter();
    }
}
