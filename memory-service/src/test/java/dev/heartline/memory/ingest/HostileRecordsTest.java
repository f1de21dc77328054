package dev.heartline.memory.ingest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.heartline.testing.HostileTraffic;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes, the consumers go on with the good records between. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HostileRecordsTest {

    static final List<HostileTraffic> CHANNELS = List.of(
            new HostileTraffic("user.profile", "001-complete", true),
            new HostileTraffic("call.completed", "001-completed", false),
            new HostileTraffic("sms.received", "001-progress", false),
            new HostileTraffic("behavior.recorded", "001-habit-completed", false),
            new HostileTraffic("reward.triggered", "001-after-the-call", false),
            new HostileTraffic("coach.messaged", "001-a-text-is-answered", false),
            new HostileTraffic("crisis.raised", "001-in-a-text", false),
            new HostileTraffic("export.requested", "001-by-the-user", false),
            new HostileTraffic("export.answered", "001-whole", false));

    @ParameterizedTest
    @FieldSource("CHANNELS")
    void theGoodRecordsBetweenHostileOnesTakeEffect(HostileTraffic channel) {
        channel.feed(Duration.ofMinutes(1));
    }

    @Test
    void everyTopicThatIsReadIsFed() {
        assertThat(CHANNELS.stream().map(HostileTraffic::topic).collect(Collectors.toSet()))
                .isEqualTo(HostileTraffic.topicsRead());
    }
}
