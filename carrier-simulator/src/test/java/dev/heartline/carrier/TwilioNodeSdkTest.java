package dev.heartline.carrier;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Twilio's official SDK for Node finds in the simulator what it expects of Twilio. Installs it on its first run. */
class TwilioNodeSdkTest {
    private static final Path SOURCE = Path.of("sdk-node");
    private static final Path INSTALLED = Path.of("target", "sdk-node");

    private final Stage stage = new Stage(Stage.RINGING);

    @BeforeEach
    void needsNode() throws Exception {
        assumeTrue(isThere("node") && isThere("npm"), "needs node and npm on the PATH");
        install();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void findsWhatItExpects() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.NO_ANSWER));

        var output = run("node", "drive.mjs", stage.simulator.url(), Stage.ACCOUNT, Stage.OURS, Stage.MAYA);

        assertThat(output).startsWith("{");
        var understood = new JsonObject(output);
        assertThat(understood.getBoolean("newestFirst")).isTrue();
        assertThat(understood.getInteger("listed")).isEqualTo(53);
        assertThat(understood.getInteger("since")).isEqualTo(5);
        assertThat(understood.getString("status")).isEqualTo("delivered");
        assertThat(understood.getBoolean("dateSent")).isTrue();
        assertThat(understood.getString("redacted")).isEmpty();
        assertThat(understood.getBoolean("deleted")).isTrue();
        assertThat(understood.getInteger("gone")).isEqualTo(20404);
        assertThat(understood.getString("call")).isEqualTo("canceled");
        assertThat(understood.getString("duration")).isNull();
        assertThat(understood.getJsonObject("refusal").getInteger("status")).isEqualTo(400);
        assertThat(understood.getJsonObject("refusal").getInteger("code")).isEqualTo(21659);
        assertThat(understood.getJsonObject("refusal").getString("moreInfo")).endsWith("/21659");
    }

    private static void install() throws IOException, InterruptedException {
        boolean installed = Files.isDirectory(INSTALLED.resolve("node_modules"))
                && Files.mismatch(SOURCE.resolve("package-lock.json"), INSTALLED.resolve("package-lock.json")) == -1;
        Files.createDirectories(INSTALLED);
        for (String file : List.of("drive.mjs", "package.json", ".npmrc", "package-lock.json")) {
            Files.write(INSTALLED.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
        }
        if (!installed) {
            run("npm", "ci", "--prefer-offline");
        }
    }

    private static String run(String... words) throws IOException, InterruptedException {
        var command = new ProcessBuilder(words).directory(INSTALLED.toFile()).redirectErrorStream(true);
        command.environment().put("TWILIO_AUTH_TOKEN", Stage.TOKEN);
        var process = command.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s said%n%s", String.join(" ", words), output)
                .isZero();
        return output;
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
