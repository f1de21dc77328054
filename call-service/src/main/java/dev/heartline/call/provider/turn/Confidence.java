package dev.heartline.call.provider.turn;

/** How sure a recogniser says that it is. */
public final class Confidence {

    private Confidence() {}

    /** @return from 0 to 1; null where the carrier's text says nothing like it */
    public static Double of(String text) {
        if (!text.matches("[01](\\.\\d{1,20})?")) {
            return null;
        }
        double confidence = Double.parseDouble(text);
        return confidence <= 1 ? confidence : null;
    }
}
