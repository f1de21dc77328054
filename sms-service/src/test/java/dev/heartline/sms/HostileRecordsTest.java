package dev.heartline.sms;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.heartline.testing.HostileTraffic;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes, the consumers go on with the good records between. */
@QuarkusTest
class HostileRecordsTest extends OverTheWire {

    static final List<HostileTraffic> CHANNELS = List.of(
            new HostileTraffic("user.profile", "001-complete", true),
            new HostileTraffic("call.completed", "001-completed", false),
            new HostileTraffic("call.announced", "001-an-hour-before", false),
            new HostileTraffic("behavior.recorded", "001-habit-completed", false),
            new HostileTraffic("hook.raised", "001-streak-at-risk", false),
            new HostileTraffic("reward.triggered", "001-after-the-call", false),
            new HostileTraffic("context.refreshed", "001-after-the-call", true),
            new HostileTraffic("consent.changed", "001-a-user-stops", true),
            new HostileTraffic("crisis.raised", "001-in-a-text", false),
            new HostileTraffic("export.requested", "001-by-the-user", false),
            new HostileTraffic("patterns.refreshed", "001-evenings", true),
            new HostileTraffic("knowledge.published", "001-first-version", true));

    @ParameterizedTest
    @FieldSource("CHANNELS")
    void theGoodRecordsBetweenHostileOnesTakeEffect(HostileTraffic channel) {
        channel.feed(Duration.ofMinutes(3));
    }

    @Test
    void everyTopicThatIsReadIsFed() {
        assertThat(CHANNELS.stream().map(HostileTraffic::topic).collect(Collectors.toSet()))
                .isEqualTo(HostileTraffic.topicsRead());
    }
}
