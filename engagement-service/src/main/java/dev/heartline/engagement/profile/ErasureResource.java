package dev.heartline.engagement.profile;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;

/** The same as a tombstone on {@code user.profile}: for hosts without Kafka, and never for users themselves. */
@Path("/users/{userId}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
@Tag(name = "Profiles", description = "Who people are.")
class ErasureResource {

    private static final Logger LOG = Logger.getLogger(ErasureResource.class);

    private final Transactions transactions;
    private final ProfileChanges changes;
    private final JsonWebToken caller;

    ErasureResource(Transactions transactions, ProfileChanges changes, JsonWebToken caller) {
        this.transactions = transactions;
        this.changes = changes;
        this.caller = caller;
    }

    @PUT
    @Operation(
            summary = "Erase a user, everywhere and for good",
            description =
                    "For hosts without Kafka: the same as a tombstone on `user.profile`. Taken down, with who asked for it, when it"
                            + " answers; each service erases what it keeps of the user when the tombstone has come to it, moments later."
                            + " May be asked again, also of a user whom nobody knows: the effect is the same. There is no way back.")
    public Uni<Void> eraseUser(UUID userId) {
        var askedBy = caller.getSubject();
        return transactions
                .plain(transaction -> transaction
                        .lock(userId.toString())
                        .chain(() -> changes.erased(transaction, userId, askedBy))
                        .chain(() -> transaction.publish(Event.tombstone(EventType.USER_PROFILE, userId))))
                .invoke(() -> LOG.info("An erasure was asked for over REST"));
    }

    @GET
    @Operation(
            summary = "Whether a user is erased, or is to be",
            description = "As far as this service goes; of who came back since there is none.")
    @Refuses(status = 404, when = "Nobody asked for it, or the user came back since")
    public Uni<AskedErasure> getErasure(UUID userId) {
        return changes.erasure(userId)
                .map(erasure -> erasure.orElseThrow(() -> new NotFoundException("This user isn't erased")));
    }
}
