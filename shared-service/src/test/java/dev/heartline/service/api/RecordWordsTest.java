package dev.heartline.service.api;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordWordsTest {

    @Test
    void javadocBecomesPlainWordsPerComponent() {
        var words = RecordWords.words("""
                 A call with {@code null}s,
                 of a <b>user</b>.

                 @param outcome as the status, see {@link CallStatus}
                     or the docs
                 @param costCents rounded
                 @throws Never mind
                """);

        assertThat(words)
                .containsOnlyKeys("", "outcome", "costCents")
                .containsEntry("", "A call with nulls, of a user.")
                .containsEntry("outcome", "as the status, see CallStatus or the docs")
                .containsEntry("costCents", "rounded");
    }
}
