package dev.heartline.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.deployment.contract.KafkaManifests;

import static org.assertj.core.api.Assertions.assertThat;

/** The files that follow from the list of topics. {@code -Dheartline.write-manifests=true} writes them. */
class KafkaManifestsTest {

    private static final Path COMPONENTS = Path.of("../k8s/components");

    @ParameterizedTest
    @CsvSource({"kafka/topics.yaml", "kafka/users.yaml", "autoscaling/kafka-user.yaml"})
    void aFileSaysWhatTheListOfTopicsSays(String file) throws IOException {
        var wanted = written(file);
        if (Boolean.getBoolean("heartline.write-manifests")) {
            Files.writeString(COMPONENTS.resolve(file), wanted);
        }

        assertThat(COMPONENTS.resolve(file)).hasContent(wanted);
    }

    private static String written(String file) {
        return switch (file) {
            case "kafka/topics.yaml" -> KafkaManifests.topics(Rules.CATALOG);
            case "kafka/users.yaml" -> KafkaManifests.users(Rules.CATALOG);
            default -> KafkaManifests.autoscaler(Rules.CATALOG);
        };
    }
}
