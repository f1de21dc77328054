package dev.heartline.service.contact;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

/**
 * What this service may have done and doesn't know of: its database came back from a backup ({@code docs/operations/runbooks/restore.md}).
 * Events are read again then, and ask again for texts and calls that people have had. Nobody shall have them twice, so that what can't be
 * known to be missing is left out.
 */
@Singleton
public final class ForgottenContacts {

    private final Optional<Instant> until;

    ForgottenContacts(ContactConfig config) {
        this.until = config.forgottenUntil();
    }

    /** @param due when it was to be made: since then, and before it was forgotten, it may have been */
    public boolean mayHaveBeenMade(Instant due) {
        return until.filter(due::isBefore).isPresent();
    }
}
