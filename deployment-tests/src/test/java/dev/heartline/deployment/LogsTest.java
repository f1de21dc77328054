package dev.heartline.deployment;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.heartline.deployment.source.LogStatements;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logs outlive an erasure, and lie where no erasure finds them. They name calls, texts, decisions and events, whose rows go with their
 * user: afterwards such an id leads to nobody.
 */
class LogsTest {

    private static final Pattern SOMEBODY = Pattern.compile(
            "\\b(?:userId|user|phone|number|body)\\b(?!\\.isPresent|\\(\\)\\.\\w+Id|\\(\\)\\.state)|event\\.key\\(\\)");
    /** Events of documents are keyed by the document. */
    private static final Pattern OF_A_DOCUMENT = Pattern.compile("document ->");

    @Test
    void noLineNamesAUser() {
        assertThat(LogStatements.all())
                .hasSizeGreaterThan(80)
                .filteredOn(statement -> !OF_A_DOCUMENT.matcher(statement).find())
                .noneMatch(statement -> SOMEBODY.matcher(statement).find());
    }

    @Test
    void nothingShowsItselfByItsUser() {
        assertThat(LogStatements.shown())
                .hasSizeGreaterThan(20)
                .noneMatch(shown -> Pattern.compile("\\b(?:userId|phone)\\b(?!\\.isPresent)")
                        .matcher(shown)
                        .find());
    }
}
