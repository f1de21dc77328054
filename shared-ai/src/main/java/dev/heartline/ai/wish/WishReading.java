package dev.heartline.ai.wish;

/**
 * What was found of a wish about being contacted.
 *
 * @param worthAsking no wish was found, and there may be one to be left alone all the same: too unsure to bind, and worth
 *     {@linkplain StopQuestion a question}
 */
public record WishReading(Wish wish, boolean worthAsking) {

    public static final WishReading NONE = sure(Wish.NONE);

    public static WishReading sure(Wish wish) {
        return new WishReading(wish, false);
    }
}
