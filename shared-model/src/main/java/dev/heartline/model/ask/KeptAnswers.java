package dev.heartline.model.ask;

import java.util.Optional;

import dev.heartline.model.Occasion;

/** Answers that were paid for, so that the same question costs nothing a second time. Blocks; never fails. */
public interface KeptAnswers {

    /** @param digest of the question and of who is asked */
    Optional<String> find(byte[] digest);

    /** Keeps nothing of nobody's: it could never be erased. */
    void keep(byte[] digest, Occasion occasion, String model, String prompt, String answer);
}
