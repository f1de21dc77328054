package dev.heartline.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.deployment.manifest.ManifestReader;
import dev.heartline.deployment.rule.OnCallIsTold;
import dev.heartline.deployment.rule.Rule;
import dev.heartline.stack.settings.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** What is deployed. */
class OverlaysTest {

    @ParameterizedTest
    @EnumSource
    void everyObjectIsOfAKnownKindAndHasOnlyFieldsOfIt(Overlay overlay) {
        assertThat(overlay.render().all()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void aRuleHoldsInAnOverlay(Overlay overlay, Rule rule) {
        assertThat(rule.violations(overlay.render())).isEmpty();
    }

    static Stream<Arguments> aRuleHoldsInAnOverlay() {
        return Stream.of(Overlay.values())
                .flatMap(overlay -> Rules.everywhere().stream()
                        .map(rule ->
                                Arguments.of(overlay, Named.of(rule.getClass().getSimpleName(), rule))));
    }

    /** A job can't be changed once it is made, so each release has its own. */
    @Test
    void inProductionAMigrationIsNamedAfterTheReleaseOfItsImage() {
        assertThat(Overlay.PROD.render().of(Job.class))
                .hasSameSizeAs(Service.values())
                .allSatisfy(job -> assertThat(job.getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .getFirst()
                                .getImage())
                        .endsWith(":" + job.getMetadata().getName().replaceFirst(".+-migrate-", "")));
    }

    /** What docs/clients.md has others apply. */
    @Test
    void theSubscriberOfTheExampleMayReadTopicsThatThereAreAndNothingElse() throws IOException {
        var user = new ManifestReader()
                .read(Files.readString(Path.of("../examples/kubernetes/subscriber.yaml")))
                .of(KafkaUser.class)
                .toList()
                .getFirst();
        var rights = ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization()).getAcls();

        assertThat(rights).allSatisfy(right -> {
            assertThat(right.getOperations()).containsExactly(AclOperation.READ);
            switch (right.getResource()) {
                case AclRuleTopicResource topic -> {
                    assertThat(topic.getPatternType()).isEqualTo(AclResourcePatternType.LITERAL);
                    assertThat(Rules.CATALOG.events())
                            .anyMatch(event -> event.name().equals(topic.getName()));
                }
                case AclRuleGroupResource group ->
                    assertThat(group.getName()).isEqualTo(user.getMetadata().getName());
                default -> fail("a right to " + right.getResource().getType());
            }
        });
        assertThat(rights).extracting(right -> right.getResource().getType()).contains("topic", "group");
    }

    @Test
    void inProductionAHumanIsCalledWhenDangerIsHeard() {
        assertThat(new OnCallIsTold().violations(Overlay.PROD.render())).isEmpty();
    }
}
