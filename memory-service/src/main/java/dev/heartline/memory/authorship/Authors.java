package dev.heartline.memory.authorship;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.heartline.service.security.Roles;

/** Tells who makes the current request. */
@RequestScoped
public class Authors {

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Authors(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    public Author present(Optional<String> reason) {
        return new Author(kind(), Optional.ofNullable(token.getSubject()), reason);
    }

    private AuthorKind kind() {
        if (identity.hasRole(Roles.OPERATOR)) {
            return AuthorKind.OPERATOR;
        }
        return identity.hasRole(Roles.SERVICE) ? AuthorKind.SERVICE : AuthorKind.USER;
    }
}
