package dev.heartline.stack.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.stack.StackException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StackSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void secretsAreMadeOnceAndReadableByTheirOwnerAlone() throws Exception {
        var first = settings(Map.of());
        var second = settings(Map.of());

        assertThat(first.secrets().twilioAuthToken())
                .hasSize(32)
                .isEqualTo(second.secrets().twilioAuthToken());
        assertThat(first.secrets().databasePassword(Service.CALL))
                .isNotEqualTo(first.secrets().databasePassword(Service.SMS));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(first.keys().privateKeyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void aSettingOfAServiceIsPartOfItsEnvironmentAndTheLaunchersAreNot() {
        var settings = settings(Map.of(
                "HEARTLINE_CARE_WEBHOOK_URL", "https://oncall.example",
                "HEARTLINE_SMS_DISPATCH_WORKERS", "3",
                "HEARTLINE_CALL_PORT", "28081",
                "HEARTLINE_JAVA_OPTS", "-Xmx1g",
                "PATH", "/bin"));

        assertThat(settings.serviceEnvironment(Service.SMS))
                .containsEntry("HEARTLINE_CARE_WEBHOOK_URL", "https://oncall.example")
                .containsEntry("HEARTLINE_SMS_DISPATCH_WORKERS", "3")
                .doesNotContainKeys("HEARTLINE_CALL_PORT", "HEARTLINE_JAVA_OPTS", "PATH");
        assertThat(settings.serviceEnvironment(Service.CALL)).doesNotContainKey("HEARTLINE_SMS_DISPATCH_WORKERS");
    }

    @Test
    void aRealCarriersAccountIsNotUsedAndIsNamed() {
        var settings = settings(Map.of("HEARTLINE_TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"));

        assertThat(settings.serviceEnvironment(Service.CALL).get("HEARTLINE_TWILIO_ACCOUNT_SID"))
                .isEqualTo(settings.secrets().twilioAccountSid());
        assertThat(settings.unusedCarrierVariables()).containsExactly("HEARTLINE_TWILIO_ACCOUNT_SID");
        assertThat(settings(Map.of()).unusedCarrierVariables()).isEmpty();
    }

    @Test
    void aMovedPortReachesEveryAddressMadeOfIt() {
        var settings = settings(Map.of(
                "HEARTLINE_CALL_PORT",
                "28081",
                "HEARTLINE_POSTGRES_PORT",
                "25432",
                "HEARTLINE_CALL_MANAGEMENT_PORT",
                "29081"));

        assertThat(settings.serviceEnvironment(Service.CALL))
                .containsEntry("QUARKUS_HTTP_PORT", "28081")
                .containsEntry("QUARKUS_MANAGEMENT_PORT", "29081")
                .containsEntry("HEARTLINE_PUBLIC_URL", "http://127.0.0.1:28081")
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:25432/heartline_call");
        assertThat(settings.simulatorEnvironment()).containsEntry("HEARTLINE_CALL_URL", "http://127.0.0.1:28081");
        assertThat(settings.observerEnvironment())
                .containsEntry("HEARTLINE_CALL_URL", "http://127.0.0.1:28081")
                .containsEntry("HEARTLINE_DB_MEMORY_URL", "jdbc:postgresql://127.0.0.1:25432/heartline_memory");
    }

    @Test
    void aModelIsTheSimulatedOneUnlessAnotherIsNamed() {
        assertThat(settings(Map.of()).serviceEnvironment(Service.CALL).keySet())
                .noneMatch(name -> name.startsWith("HEARTLINE_MODEL_") || name.equals("HEARTLINE_ENGINE"));
        assertThat(settings(Map.of("HEARTLINE_ENGINE", "model")).serviceEnvironment(Service.CALL))
                .containsEntry("HEARTLINE_MODEL_COACH_ENGINE", "model")
                .containsEntry("HEARTLINE_MODEL_BASE_URL", "http://127.0.0.1:18090/model/openai/v1")
                .containsEntry("HEARTLINE_ENGINE", "local");
        assertThat(settings(Map.of("HEARTLINE_ENGINE", "model", "HEARTLINE_MODEL_NAME", "mine"))
                        .serviceEnvironment(Service.SMS))
                .containsEntry("HEARTLINE_ENGINE", "model")
                .containsEntry("HEARTLINE_MODEL_NAME", "mine")
                .doesNotContainKey("HEARTLINE_MODEL_API_KEY");
    }

    @Test
    void whoLooksAtAStackOfContainersNamesTheirHosts() {
        var settings = settings(Map.of(
                "HEARTLINE_KAFKA_HOST", "kafka",
                "HEARTLINE_KAFKA_PORT", "9092",
                "HEARTLINE_POSTGRES_HOST", "postgres",
                "HEARTLINE_CALL_HOST", "call-service"));

        assertThat(settings.observerEnvironment())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")
                .containsEntry("HEARTLINE_CALL_URL", "http://call-service:18081")
                .containsEntry("HEARTLINE_DB_CALL_URL", "jdbc:postgresql://postgres:15432/heartline_call")
                .containsEntry("HEARTLINE_SMS_URL", "http://127.0.0.1:18082");
    }

    @Test
    void aPortThatIsNoNumberIsAnErrorThatNamesItsVariable() {
        var settings = settings(Map.of("HEARTLINE_SMS_PORT", "eighty"));

        assertThatThrownBy(() -> settings.port(Port.SMS))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("HEARTLINE_SMS_PORT");
        assertThat(settings.port(Port.KAFKA)).isEqualTo(19092);
    }

    @Test
    void whatWasBuiltBelongsToTheStackOnlyWhereItLiesInItsDirectory() throws Exception {
        var own = Files.createDirectories(directory.resolve("modules"));

        assertThat(settings(Map.of("HEARTLINE_MODULES", own.toString())).home().built())
                .contains(own);
        assertThat(settings(Map.of("HEARTLINE_MODULES", directory.getParent().toString()))
                        .home()
                        .built())
                .isEmpty();
    }

    private StackSettings settings(Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("HEARTLINE_HOME", directory.toString());
        return StackSettings.of(environment);
    }
}
