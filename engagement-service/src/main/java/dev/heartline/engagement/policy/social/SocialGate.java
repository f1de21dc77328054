package dev.heartline.engagement.policy.social;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Quiet;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.service.profile.KnownUser;

/** Whether a user may be told of others now, before anything is counted. */
public final class SocialGate {

    private SocialGate() {}

    /**
     * A question to the gate.
     *
     * @param user empty where no profile has arrived
     * @param toldLately they were told something within 24 hours
     * @param holdout the user belongs to the holdout
     */
    public record Request(
            Optional<KnownUser> user,
            Quiet quiet,
            Set<Mechanic> optedOut,
            boolean toldLately,
            boolean holdout,
            Instant now) {

        public Request {
            optedOut = Set.copyOf(optedOut);
        }

        /** The same where they look something up by themselves: the limit of a day is for what they are told. */
        public Request lookedUp() {
            return new Request(user, quiet, optedOut, false, holdout, now);
        }
    }

    /** Why not, the weightiest reason; empty where nothing objects. */
    public static Optional<Reason> objection(Request request) {
        if (request.user().isEmpty()) {
            return Optional.of(Reason.PROFILE_UNKNOWN);
        }
        var quiet = request.quiet().objection(request.now());
        if (quiet.isPresent()) {
            return quiet;
        }
        if (request.user().filter(KnownUser::rewardsOptOut).isPresent()) {
            return Optional.of(Reason.OPTED_OUT);
        }
        if (request.optedOut().contains(Mechanic.SOCIAL_PROOF)) {
            return Optional.of(Reason.MECHANIC_OPTED_OUT);
        }
        if (request.toldLately()) {
            return Optional.of(Reason.DAILY_LIMIT);
        }
        return request.holdout() ? Optional.of(Reason.HOLDOUT) : Optional.empty();
    }
}
