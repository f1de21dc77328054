package dev.heartline.service.contact;

import java.util.Optional;
import java.util.UUID;

/**
 * Whose wish it is. It binds both, each by itself: the number when the person is forgotten, the person when the number moves
 * on.
 *
 * @param userId empty where no profile has the number, or several have: nobody can tell then who of them said it
 * @param number E.164, not for logs; empty where it was withheld, or is somebody else's too
 */
public record Wisher(Optional<UUID> userId, Optional<String> number) {

    public static Wisher of(UUID userId, String number) {
        return new Wisher(Optional.of(userId), Optional.of(number));
    }

    @Override
    public String toString() {
        return "Wisher[" + (userId.isPresent() ? "known" : "unknown") + "]";
    }
}
