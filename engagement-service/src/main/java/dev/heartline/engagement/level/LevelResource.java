package dev.heartline.engagement.level;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/level")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Levels", description = "How far people have come.")
class LevelResource {

    private final Pool pool;
    private final Access access;

    LevelResource(Pool pool, Access access) {
        this.pool = pool;
        this.access = access;
    }

    @GET
    @Operation(summary = "A user's level, and when the next one is reached; whoever did nothing yet has the first")
    public Uni<LevelView> getLevel(UUID userId) {
        access.requireSelfOrStaff(userId);
        return pool.preparedQuery("select active_days from user_levels where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> row.getInteger("active_days"))
                        .orElse(0))
                .map(days -> LevelView.of(userId, days));
    }
}
