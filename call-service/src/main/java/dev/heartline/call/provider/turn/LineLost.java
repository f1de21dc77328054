package dev.heartline.call.provider.turn;

/** The conversation that was asked goes on elsewhere, or can't: whatever the caller has said has to be heard by another session of it. */
final class LineLost extends RuntimeException {

    LineLost() {
        super("the conversation has lost its line", null, false, false);
    }
}
