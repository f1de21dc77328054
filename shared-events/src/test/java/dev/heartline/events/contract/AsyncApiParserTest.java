package dev.heartline.events.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The AsyncAPI document passes the parser that subscribers use. Needs Node; installs the parser on its first run. */
class AsyncApiParserTest {

    private static final Path SOURCE = Path.of("asyncapi");
    private static final Path INSTALLED = Path.of("target", "asyncapi");

    @BeforeAll
    static void installTheParser() throws IOException, InterruptedException {
        if (!nodeIsThere()) {
            return;
        }
        boolean installed = Files.isDirectory(INSTALLED.resolve("node_modules"))
                && Files.mismatch(SOURCE.resolve("package-lock.json"), INSTALLED.resolve("package-lock.json")) == -1;
        Files.createDirectories(INSTALLED);
        for (String file : List.of("validate.mjs", "package.json", ".npmrc", "package-lock.json")) {
            Files.write(INSTALLED.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
        }
        if (!installed) {
            Command.Outcome install = Command.run(INSTALLED, "npm", "ci", "--prefer-offline");
            assertThat(install.exitCode())
                    .as(
                            "'npm ci' has to install the packages of shared-events/asyncapi, but said%n%s",
                            install.output())
                    .isZero();
        }
    }

    /** Before each, so that the report shows each as skipped. */
    @BeforeEach
    void needsNode() {
        assumeTrue(nodeIsThere(), "needs node and npm on the PATH");
    }

    @Test
    void theDocumentIsValid() throws IOException, InterruptedException {
        Command.Outcome validation = validate(Example.resource("asyncapi.yaml"));

        assertThat(validation.exitCode()).as(validation.output()).isZero();
        assertThat(validation.output()).contains(EventType.ALL.size() + " event types");
    }

    @Test
    void aDocumentThatIsNoAsyncApiIsRefused(@TempDir Path copy) throws IOException, InterruptedException {
        Path document = copied(copy);
        replace(document, "action: receive", "action: listen");

        Command.Outcome validation = validate(document);

        assertThat(validation.exitCode()).isOne();
        assertThat(validation.output()).contains("error  operations.");
    }

    @Test
    void aReferenceToNothingIsRefused(@TempDir Path copy) throws IOException, InterruptedException {
        Path document = copied(copy);
        replace(document, "schemas/hook.raised.v1.schema.json", "schemas/hook.raised.v2.schema.json");

        Command.Outcome validation = validate(document);

        assertThat(validation.exitCode()).isOne();
        assertThat(validation.output()).contains("hookRaisedV1.payload");
    }

    @Test
    void anExampleThatViolatesItsSchemaIsRefused(@TempDir Path copy) throws IOException, InterruptedException {
        Path document = copied(copy);
        replace(copy.resolve("examples/call.completed.v1/002-no-answer.json"), "no_answer", "nobody_home");

        Command.Outcome validation = validate(document);

        assertThat(validation.exitCode()).isOne();
        assertThat(validation.output()).contains("002-no-answer");
    }

    private static boolean nodeIsThere() {
        return Command.exists("node") && Command.exists("npm");
    }

    private static Command.Outcome validate(Path document) throws IOException, InterruptedException {
        return Command.run(
                INSTALLED, "node", "validate.mjs", document.toAbsolutePath().toString());
    }

    private static void replace(Path file, String what, String with) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(what);
        Files.writeString(file, text.replace(what, with));
    }

    /** The document with all that it refers to, to be damaged. */
    private static Path copied(Path target) throws IOException {
        Path original = Example.resource("asyncapi.yaml").getParent();
        for (String part : List.of("asyncapi.yaml", "schemas", "examples")) {
            try (Stream<Path> files = Files.walk(original.resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, target.resolve(original.relativize(file).toString()));
                }
            }
        }
        return target.resolve("asyncapi.yaml");
    }
}
