package dev.heartline.call.live.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.security.Roles;

/** Streams what goes on on live calls, with words: for operators only. */
@Path("/calls/active/stream")
@Tag(name = "Operators", description = "What operators do to calls that go on; who, what and why is on record.")
class LiveFeedResource {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final LiveEvents events;
    private final Sse sse;

    LiveFeedResource(LiveEvents events, Sse sse) {
        this.events = events;
        this.sse = sse;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "What happens on live calls, as server-sent events",
            description =
                    "First 'begin', and 'state' for each live call; then 'state', 'turn' and 'completed' as they come."
                            + " Resume with Last-Event-ID within five minutes: the last two seconds before it come again, so"
                            + " know a turn by its call and seq. After longer it begins anew.")
    @APIResponse(
            responseCode = "200",
            description = "The stream. It ends after so many seconds as were asked for, so that no token is outlived by"
                    + " much.",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> streamLiveCalls(
            @QueryParam("userId") UUID userId,
            @QueryParam("seconds") @NotNull @Min(1) @Max(3600) Integer seconds,
            @HeaderParam("Last-Event-ID") @Pattern(regexp = "\\d{1,18}") String lastEventId) {
        var resumed = Optional.ofNullable(lastEventId)
                .map(Long::parseLong)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        return events.now()
                .map(now -> new LiveFeed(events, userId, resumed, now))
                .onItem()
                .transformToMulti(feed -> Multi.createBy()
                        .concatenating()
                        .streams(Multi.createFrom().item(() -> event("begin", feed, Map.of())), follow(feed, seconds)));
    }

    private Multi<OutboundSseEvent> follow(LiveFeed feed, int seconds) {
        return Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .select()
                .first(Duration.ofSeconds(seconds))
                .onItem()
                .transformToUniAndConcatenate(_ -> feed.next().map(found -> told(feed, found)))
                .onItem()
                .disjoint();
    }

    private List<OutboundSseEvent> told(LiveFeed feed, List<LiveEvent> found) {
        return found.stream().map(it -> event(it.name(), feed, it.data())).toList();
    }

    private OutboundSseEvent event(String name, LiveFeed feed, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .id(String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, feed.place())))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
