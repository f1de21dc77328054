package dev.heartline.memory.pattern;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.events.PatternsRefreshed;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** When and how a user is best reached. */
@Path("/users/{userId}/patterns")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Patterns", description = "When and how people are best reached.")
public class PatternResource {

    private final InteractionPatterns patterns;
    private final PatternAnalyst analyst;
    private final CrisisQuiet crises;
    private final Pool pool;
    private final Access access;
    private final Clock clock;

    PatternResource(
            InteractionPatterns patterns,
            PatternAnalyst analyst,
            CrisisQuiet crises,
            Pool pool,
            Access access,
            Clock clock) {
        this.patterns = patterns;
        this.analyst = analyst;
        this.crises = crises;
        this.pool = pool;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "When and how a user is best reached, as it was last published")
    @Refuses(status = 404, when = "Nothing is known of the user's doings yet")
    public Uni<PatternsRefreshed> getPatterns(UUID userId) {
        access.requireSelfOrStaff(userId);
        return patterns.find(pool, userId)
                .map(found ->
                        found.orElseThrow(() -> new NotFoundException("Nothing is known of this user's doings yet")));
    }

    @GET
    @Path("/next-contact")
    @Operation(
            summary = "When to reach out next, and why",
            description =
                    "The most promising full hour of the coming week, between 8:00 and 20:00 of the user's zone, after"
                            + " the quiet of a crisis. Whether anybody may be contacted then is for the contact policy to"
                            + " say.")
    public Uni<NextContact> getNextContact(UUID userId) {
        access.requireSelfOrStaff(userId);
        var now = clock.instant();
        return analyst.zone(pool, userId)
                .chain(zone -> Uni.combine()
                        .all()
                        .unis(analyst.told(pool, userId, zone, now), crises.until(pool, Optional.of(userId), null))
                        .with((told, quietUntil) -> NextContact.of(told, zone, now, quietUntil)));
    }
}
