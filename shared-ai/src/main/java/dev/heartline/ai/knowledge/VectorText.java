package dev.heartline.ai.knowledge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** A vector as events carry it: IEEE 754 singles, little-endian, in Base64. A third of what its decimal digits would take. */
public final class VectorText {

    private VectorText() {}

    public static String of(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** @throws IllegalArgumentException if it is none, or one of its numbers is infinite or no number */
    public static float[] read(String text) {
        var bytes = Base64.getDecoder().decode(text);
        if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException("a vector of %d bytes".formatted(bytes.length));
        }
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        for (float number : vector) {
            if (!Float.isFinite(number)) throw new IllegalArgumentException("a vector with a number that is none");
        }
        return vector;
    }
}
