package dev.heartline.call.provider;

import java.util.UUID;

import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

import dev.heartline.call.lifecycle.CallNotFound;
import dev.heartline.call.lifecycle.CallReference;

/** What a carrier is answered that asks about a call which nobody knows: a 404. */
public final class NoSuchCall {

    private NoSuchCall() {}

    public static HttpProblem problem() {
        return HttpProblem.valueOf(Response.Status.NOT_FOUND, "There is no such call");
    }

    /** The same work, with that answer where the call isn't found. */
    public static <T> Uni<T> unlessKnown(Uni<T> work) {
        return work.onFailure(CallNotFound.class).transform(_ -> problem());
    }

    /**
     * The call that an address of ours names, as a carrier says it.
     *
     * @param callId ours, in the address
     * @param sid the carrier's, in what it signed
     * @throws HttpProblem 404 where the address names none
     */
    public static CallReference reference(String carrier, String callId, String sid) {
        return new CallReference.Dialled(carrier, id(callId), sid);
    }

    /** The same, where the carrier signs nothing that tells whose call it is. */
    public static CallReference reference(String callId) {
        return new CallReference.ById(id(callId));
    }

    /**
     * An id that stands in an address of ours.
     *
     * @throws HttpProblem 404 where it is none
     */
    public static UUID id(String callId) {
        try {
            return UUID.fromString(callId);
        } catch (IllegalArgumentException e) {
            throw problem();
        }
    }
}
