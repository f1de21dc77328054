package dev.heartline.testing.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.microprofile.config.ConfigProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/openapi} holds the documents as they are served; with {@code -Dheartline.write-pages} they are written. */
public final class CommittedApiDocument {

    private static final Path DIRECTORY = Path.of("..", "docs", "openapi");
    private static final String WRITE = "heartline.write-pages";

    private CommittedApiDocument() {}

    /** Fails where the committed document of the service under test isn't what it serves. */
    public static void assertThatItIsServed() {
        var service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        var committed = DIRECTORY.resolve(service + ".yaml");
        var served = ApiDocument.text("yaml");
        if (System.getProperty(WRITE) != null) {
            write(committed, served);
        }
        assertThat(committed)
                .as(
                        "write it anew: ./heartline test -pl %s -am -Dtest=ApiDocumentTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s",
                        service, WRITE)
                .hasContent(served);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
