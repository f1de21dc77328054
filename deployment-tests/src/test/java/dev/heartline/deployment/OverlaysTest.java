package dev.heartline.deployment;

import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.deployment.rule.OnCallIsTold;
import dev.heartline.deployment.rule.Rule;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void inProductionAHumanIsCalledWhenDangerIsHeard() {
        assertThat(new OnCallIsTold().violations(Overlay.PROD.render())).isEmpty();
    }
}
