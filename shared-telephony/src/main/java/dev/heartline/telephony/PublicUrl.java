package dev.heartline.telephony;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where providers find this service: {@code heartline.public-url}. They sign the address that they were given, so it is
 * configured and never taken from a request, whose host the sender chooses.
 */
@ApplicationScoped
public class PublicUrl {

    private final String base;

    PublicUrl(@ConfigProperty(name = "heartline.public-url") URI publicUrl) {
        this.base = publicUrl.toString().replaceAll("/+$", "");
    }

    /** The full address of a path, which may carry a raw query. */
    public String http(String pathAndQuery) {
        return base + pathAndQuery;
    }

    /** As {@link #http}, for a websocket. */
    public String websocket(String pathAndQuery) {
        return base.replaceFirst("^http", "ws") + pathAndQuery;
    }
}
