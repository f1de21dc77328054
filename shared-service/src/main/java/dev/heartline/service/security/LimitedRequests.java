package dev.heartline.service.security;

import io.quarkus.security.identity.SecurityIdentity;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.heartline.service.limit.CallerLimits;

/** Stops those who ask too often before anything is done for them. Webhooks have no token: their door counts what is forged. */
class LimitedRequests {

    private final CallerLimits limits;
    private final SecurityIdentity caller;

    LimitedRequests(CallerLimits limits, SecurityIdentity caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @ServerRequestFilter
    void check() {
        if (!caller.isAnonymous()) {
            boolean isStaff = caller.hasRole(Roles.OPERATOR) || caller.hasRole(Roles.SERVICE);
            limits.request(caller.getPrincipal().getName(), isStaff).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }
}
