package dev.heartline.memory.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An export of everything that is kept of a user.
 *
 * @param answered the services whose part is there
 * @param missing the services whose part isn't there yet: it can be downloaded when there is none
 * @param expiresAt until when it can be downloaded
 */
@Schema(name = "UserExport")
public record UserExport(
        UUID exportId, Instant requestedAt, List<String> answered, List<String> missing, Instant expiresAt) {

    boolean isComplete() {
        return missing.isEmpty();
    }
}
