package dev.heartline.service.security;

import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What the caller of the current request may see. */
@RequestScoped
public class Access {

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    public Access(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /** @throws ForbiddenException (403) if the caller is a user and this is not their own data */
    public void requireSelfOrStaff(UUID userId) {
        if (isStaff()) {
            return;
        }
        if (userId == null || !userId.toString().equals(token.getSubject())) {
            throw new ForbiddenException("this belongs to another user");
        }
    }

    /**
     * Somebody's subject as the caller may know it: users are told of themselves only.
     *
     * @return null also where it is nobody's
     */
    public @Nullable String named(@Nullable String subject) {
        return isStaff() || subject != null && subject.equals(token.getSubject()) ? subject : null;
    }

    public boolean isOperator() {
        return identity.hasRole(Roles.OPERATOR);
    }

    /** Whether the caller is an operator or a service. */
    public boolean isStaff() {
        return identity.hasRole(Roles.OPERATOR) || identity.hasRole(Roles.SERVICE);
    }
}
