package dev.heartline.engagement.social;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.BehaviorKind;

/**
 * How far somebody in a challenge is.
 *
 * @param kind what is to be done
 * @param goalDays on how many days
 * @param daysDone days of the user on which they did it while the challenge ran, also before they took their place
 * @param reached whether that is the goal
 * @param places that there are
 * @param free places, now
 * @param expiresAt its end, which nobody can move
 * @param together all who take part; null where these are few, or the user is not told of others
 */
@Schema(name = "ChallengeProgress")
record ChallengeProgressView(
        UUID challengeId,
        UUID userId,
        String name,
        @Schema(implementation = BehaviorKind.class) String kind,
        int goalDays,
        int daysDone,
        boolean reached,
        int places,
        int free,
        Instant startsAt,
        Instant expiresAt,
        @Nullable Together together) {

    /**
     * All who take part. Nobody is told apart.
     *
     * @param people who have a place, and are counted among others
     * @param daysDone of all together, of nobody more than the goal
     * @param daysToDo what all together would have done who reach the goal
     * @param reached people who have reached it
     * @param countedAt when this was counted
     */
    @Schema(name = "ChallengeTogether")
    record Together(int people, long daysDone, long daysToDo, int reached, Instant countedAt) {}
}
