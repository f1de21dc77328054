package dev.heartline.carrier.turn;

/** Our service's answer is not of the provider's documented grammar. */
public final class InvalidInstructions extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidInstructions(String message) {
        super(message);
    }
}
