package dev.heartline.sms.message;

import java.util.Optional;
import java.util.UUID;

/**
 * Whom we text with.
 *
 * @param userId empty where no profile has the number, or several have
 * @param phone as the provider writes it, E.164 but for short codes and names; not for logs
 */
public record Party(Optional<UUID> userId, String phone) {

    public static Party of(UUID userId, String phone) {
        return new Party(Optional.of(userId), phone);
    }

    public static Party unknown(String phone) {
        return new Party(Optional.empty(), phone);
    }

    @Override
    public String toString() {
        return "Party[" + (userId.isPresent() ? "known" : "unknown") + "]";
    }
}
