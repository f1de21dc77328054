package dev.heartline.call.recording;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;

/** The recording of a call, and the consent to it. */
@Path("/calls/{callId}/recording")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Recordings", description = "Recordings of calls, and what people were asked about them and said.")
class RecordingResource {

    private static final String OF_CALL = """
            select c.*, r.state, r.unwanted_since is not null as to_be_deleted, r.due_at, p.recording_url
            from recording_consents c
            join phone_calls p on p.id = c.call_id
            left join call_recordings r on r.call_id = c.call_id
            where c.call_id = $1
            """;

    private final Pool pool;
    private final Recordings recordings;

    RecordingResource(Pool pool, Recordings recordings) {
        this.pool = pool;
        this.recordings = recordings;
    }

    @GET
    @Operation(
            summary = "Where the recording of a call is kept, and the consent to it",
            description = "Also where somebody was asked and did not agree.")
    @Refuses(status = 404, when = "Nobody was asked on this call, or there is no such call")
    public Uni<CallRecording> getRecording(@PathParam("callId") UUID callId) {
        return find(callId)
                .map(found -> found.orElseThrow(() -> HttpProblem.valueOf(
                        Response.Status.NOT_FOUND, "Nobody was asked for a recording on the call " + callId)));
    }

    @DELETE
    @Operation(
            summary = "Has the recording of a call deleted at the carrier",
            description =
                    "Ends it first where it goes on. It is gone once its state is 'deleted'; the record of the consent stays.")
    @APIResponse(responseCode = "204", description = "It will be deleted; also where there is none.")
    public Uni<Response> deleteRecording(@PathParam("callId") UUID callId) {
        return recordings.discard(callId).replaceWith(() -> Response.noContent().build());
    }

    private Uni<Optional<CallRecording>> find(UUID callId) {
        return pool.preparedQuery(OF_CALL)
                .execute(Tuple.of(callId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(RecordingResource::read));
    }

    private static CallRecording read(Row row) {
        var state = row.getString("state") == null ? null : WireNamed.of(RecordingState.class, row.getString("state"));
        boolean toBeDeleted = row.getBoolean("to_be_deleted");
        boolean kept = state == RecordingState.STORED && !toBeDeleted;
        return new CallRecording(
                row.getString("wording"),
                ConsentWording.named(row.getString("wording"))
                        .map(ConsentWording::question)
                        .orElse(null),
                row.getString("region"),
                time(row, "asked_at"),
                row.getString("answer") == null ? null : WireNamed.of(ConsentAnswer.class, row.getString("answer")),
                time(row, "answered_at"),
                time(row, "withdrawn_at"),
                state,
                toBeDeleted,
                row.getString("recording_url"),
                kept ? time(row, "due_at") : null);
    }

    private static @Nullable Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
