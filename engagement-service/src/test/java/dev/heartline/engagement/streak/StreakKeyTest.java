package dev.heartline.engagement.streak;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.service.web.Characters;

import static org.assertj.core.api.Assertions.assertThat;

class StreakKeyTest {

    @Test
    void aLongNameIsCutBetweenCharacters() {
        var key = StreakKey.of(UUID.randomUUID(), BehaviorKind.HABIT_COMPLETED, "x" + "🙂".repeat(130));

        assertThat(key.subject()).isEqualTo("x" + "🙂".repeat(119));
        assertThat(Characters.areLegal(key.subject())).isTrue();
    }
}
