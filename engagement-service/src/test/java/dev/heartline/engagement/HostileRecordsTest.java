package dev.heartline.engagement;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.testing.HostileTraffic;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes, the consumers go on with the good records between. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HostileRecordsTest {

    private static final List<HostileTraffic> CHANNELS = List.of(
            new HostileTraffic("user.profile", "001-complete", true),
            new HostileTraffic("call.completed", "001-completed", false),
            new HostileTraffic("memory.reinforced", "001-victory", false),
            new HostileTraffic("behavior.recorded", "001-habit-completed", false),
            new HostileTraffic("coach.messaged", "001-a-text-is-answered", false),
            new HostileTraffic("patterns.refreshed", "001-evenings", true),
            new HostileTraffic("engagement.reported", "001-watched", false),
            new HostileTraffic("sms.received", "001-progress", false),
            new HostileTraffic("consent.changed", "001-a-user-stops", true),
            new HostileTraffic("crisis.raised", "001-in-a-text", false),
            new HostileTraffic("export.requested", "001-by-the-user", false));

    /** All topics at once, as in life: each consumer waits for its dead letters, and not for the other topics'. */
    @Test
    void theGoodRecordsBetweenHostileOnesTakeEffect() {
        CHANNELS.stream()
                .map(HostileTraffic::send)
                .toList()
                .forEach(sent -> sent.takesEffectWithin(Duration.ofMinutes(3)));
    }

    @Test
    void everyTopicThatIsReadIsFed() {
        assertThat(CHANNELS.stream().map(HostileTraffic::topic).collect(Collectors.toSet()))
                .isEqualTo(HostileTraffic.topicsRead());
    }
}
