package dev.heartline.engagement.policy.draw;

import java.nio.ByteBuffer;

/**
 * The 32 bytes of one HMAC, read as four independent big-endian numbers. Fractions are the upper 53 bits over 2⁵³, which
 * is uniform in [0, 1).
 */
public final class Draw {

    private final ByteBuffer bytes;

    Draw(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Bytes 0–7: decides whether there is a reward. */
    public double ofReward() {
        return fraction(0);
    }

    /** Bytes 8–15: decides which. */
    public double ofArm() {
        return fraction(8);
    }

    /** Bytes 16–23: seeds the simulation that the odds of the arms come from. */
    public long seed() {
        return bytes.getLong(16);
    }

    /** Bytes 24–31: picks among {@code size} things of equal worth, such as wordings. */
    public int pick(int size) {
        return (int) (fraction(24) * size);
    }

    private double fraction(int offset) {
        return (bytes.getLong(offset) >>> 11) * 0x1.0p-53;
    }
}
