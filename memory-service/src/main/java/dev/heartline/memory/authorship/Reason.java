package dev.heartline.memory.authorship;

import java.util.Optional;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why something is changed by hand.
 *
 * @param reason in words, kept in the history
 */
@Schema(name = "ChangeReason")
public record Reason(@Nullable @Size(max = 500) String reason) {

    /** @param body null where a request has no body */
    public static Optional<String> in(@Nullable Reason body) {
        return Optional.ofNullable(body).map(Reason::reason);
    }
}
