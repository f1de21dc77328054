package dev.heartline.engagement.milestone;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.engagement.policy.draw.DrawKey;

/**
 * Leads whoever has it to the picture of one milestone, until it expires. What it leads to and until when is in it, sealed by
 * HMAC-SHA256 together with a number of the milestone that changes when its links are taken back, and with when its row was made:
 * nobody can make one, make one last, or have one back after an erasure.
 */
final class ShareLink {

    private static final int WORDS = 24;
    private static final int SEAL = 16;

    private final UUID milestoneId;
    private final Instant expiresAt;
    private final byte[] seal;

    private ShareLink(UUID milestoneId, Instant expiresAt, byte[] seal) {
        this.milestoneId = milestoneId;
        this.expiresAt = expiresAt;
        this.seal = seal;
    }

    /**
     * @param expiresAt in whole seconds
     * @param series of the milestone's links that hold
     */
    static ShareLink to(UUID milestoneId, Instant expiresAt, LinkSeries series, DrawKey key) {
        return new ShareLink(milestoneId, expiresAt, seal(milestoneId, expiresAt, series, key));
    }

    /** As it says itself, which may be a lie until {@link #isGenuine}; empty where it doesn't even look like one. */
    static Optional<ShareLink> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != WORDS + SEAL) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        long seconds = buffer.getLong();
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond()
                ? Optional.empty()
                : Optional.of(new ShareLink(
                        id, Instant.ofEpochSecond(seconds), Arrays.copyOfRange(bytes, WORDS, bytes.length)));
    }

    UUID milestoneId() {
        return milestoneId;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isGenuine(LinkSeries series, DrawKey key) {
        return MessageDigest.isEqual(seal(milestoneId, expiresAt, series, key), seal);
    }

    String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(WORDS + SEAL)
                        .putLong(milestoneId.getMostSignificantBits())
                        .putLong(milestoneId.getLeastSignificantBits())
                        .putLong(expiresAt.getEpochSecond())
                        .put(seal)
                        .array());
    }

    private static byte[] seal(UUID milestoneId, Instant expiresAt, LinkSeries series, DrawKey key) {
        return Arrays.copyOf(key.seal("milestone-link", milestoneId, expiresAt.getEpochSecond(), series), SEAL);
    }
}
