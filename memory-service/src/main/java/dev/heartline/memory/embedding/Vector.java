package dev.heartline.memory.embedding;

/** A text's place in the space of meanings, of length 1. */
public record Vector(float[] numbers) {

    /** As pgvector reads it, cast from text: {@code [0.1,0.2]}. */
    public String literal() {
        var text = new StringBuilder(numbers.length * 12).append('[');
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(numbers[i]);
        }
        return text.append(']').toString();
    }

    /** What {@link #literal} writes, as the database tells it. */
    public static Vector read(String literal) {
        var texts = literal.substring(1, literal.length() - 1).split(",");
        var numbers = new float[texts.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(texts[i]);
        }
        return new Vector(numbers);
    }
}
