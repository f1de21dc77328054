package dev.heartline.stack.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFilesTest {

    @TempDir
    private Path directory;

    @Test
    void eachPartGetsItsOwnSecretsAndNobodyElses() {
        var parts = new SecretFiles(settings()).byPart();

        assertThat(parts)
                .containsOnlyKeys(
                        "call-service",
                        "sms-service",
                        "memory-service",
                        "engagement-service",
                        "carrier-simulator",
                        "postgres");
        assertThat(parts.get("memory-service"))
                .containsOnlyKeys("quarkus.datasource.password", "heartline.contact.key", "jwt-public.pem")
                .containsEntry(
                        "quarkus.datasource.password", settings().secrets().databasePassword(Service.MEMORY));
        assertThat(parts.get("sms-service"))
                .containsKeys("heartline.twilio.account-sid", "heartline.twilio.auth-token");
        assertThat(parts.get("engagement-service"))
                .containsKey("heartline.engagement.draw-key")
                .doesNotContainKey("heartline.twilio.auth-token");
    }

    @Test
    void filesThatAreThereAreReplacedByThoseOfToday() throws Exception {
        var old = Files.createDirectories(directory.resolve("out/postgres")).resolve("superuser-password");
        Files.writeString(old, "yesterday");
        old.toFile().setReadOnly();

        new SecretFiles(settings()).writeTo(directory.resolve("out"));

        assertThat(old).hasContent(settings().secrets().postgresPassword());
        assertThat(directory.resolve("out/call-service/jwt-public.pem"))
                .content()
                .startsWith("-----BEGIN PUBLIC KEY-----");
    }

    private StackSettings settings() {
        return StackSettings.of(
                Map.of("HEARTLINE_HOME", directory.resolve("home").toString()));
    }
}
