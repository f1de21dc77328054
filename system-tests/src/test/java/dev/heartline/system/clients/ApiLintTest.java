package dev.heartline.system.clients;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI documents as two linters judge them. */
class ApiLintTest {

    private static final Path DOCUMENTS = Path.of("..", "docs", "openapi");

    @Test
    void neitherRedoclyNorSpectralHasAnythingToSay() {
        var said = NodeProject.of(DOCUMENTS).run(Map.of("REDOCLY_TELEMETRY", "off"), "npm", "run", "lint");

        assertThat(said).contains("valid", "No results with a severity of 'warn' or higher found!");
        assertThat(said).doesNotContain("warning was", "warnings were", "You have");
    }
}
