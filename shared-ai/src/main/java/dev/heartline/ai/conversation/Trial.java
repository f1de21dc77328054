package dev.heartline.ai.conversation;

import java.util.Optional;
import java.util.function.Supplier;

/** Several readers of one utterance: one that fails takes nothing of what the others find. For one thread. */
public final class Trial {

    private Throwable failure;

    /**
     * @param read by the reader that is meant to
     * @param plainly by what is left to go by where that fails
     * @param nothing where that fails, too
     */
    public <T> T of(Supplier<T> read, Supplier<T> plainly, T nothing) {
        return of(read).or(() -> of(plainly)).orElse(nothing);
    }

    /** The first one; empty where all of it was read as it should be. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Errors too: a regular expression may overflow the stack on a long text, and native code may not be there to be loaded. */
    private <T> Optional<T> of(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (RuntimeException | Error e) {
            if (failure == null) failure = e;
            return Optional.empty();
        }
    }
}
