package dev.heartline.call.schedule;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** A user's schedule for their calendar. */
@Path("/users/{userId}/scheduled-calls.ics")
@Tag(name = "Scheduled calls", description = "Calls that are agreed for later, once or again and again.")
class CalendarResource {

    private final CalendarFeed feed;
    private final Access access;

    CalendarResource(CalendarFeed feed, Access access) {
        this.feed = feed;
        this.access = access;
    }

    @GET
    @Produces("text/calendar")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "The calls of the next twelve weeks as a calendar of RFC 5545",
            description = "It doesn't say what they are about. Nobody's calendar is empty and not missing.")
    public Uni<String> getCalendar(@PathParam("userId") UUID userId) {
        access.requireSelfOrStaff(userId);
        return feed.of(userId).map(Calendar::text);
    }
}
