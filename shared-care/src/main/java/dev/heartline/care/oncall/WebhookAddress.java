package dev.heartline.care.oncall;

import java.net.URI;
import java.util.Set;

/** Where the webhook goes. Who is in danger is told to nobody on the way: in clear it doesn't leave the machine. */
record WebhookAddress(URI url) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    WebhookAddress {
        boolean here = url.getHost() != null && LOOPBACK.contains(url.getHost());
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && here)) {
            throw new IllegalArgumentException("heartline.care.webhook.url must be https, or http on this machine");
        }
    }
}
