package dev.heartline.telephony.vonage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Vonage signs with a bearer token that is none of ours: whoever checks ours would refuse the webhook before its door is asked. At
 * Vonage's doors it is taken out of the way.
 */
@ApplicationScoped
class VonageAuthorization {

    private static final String DOORS = "/webhooks/vonage/";

    /** Before the check of tokens, which has 200. */
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(VonageAuthorization::putAside, FIRST);
    }

    private static void putAside(RoutingContext context) {
        var headers = context.request().headers();
        var token = headers.get(VonageSignature.HEADER);
        if (token != null && context.normalizedPath().startsWith(DOORS)) {
            headers.remove(VonageSignature.HEADER);
            headers.set(VonageSignature.PUT_ASIDE, token);
        }
        context.next();
    }
}
