package dev.heartline.ai.guard;

/** How the coach's fixed words are found again in what was said. */
final class Spoken {

    private static final int RECOGNISED_BY = 34;

    private Spoken() {}

    /** By so much of them a turn that was broken off is still recognised. */
    static String openingOf(String words) {
        return words.substring(0, Math.min(RECOGNISED_BY, words.length()));
    }
}
