package dev.heartline.call.recording;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(SilentConsentTest.ShortSilence.class)
class SilentConsentTest extends CallServiceTest {

    public static final class ShortSilence implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "heartline.call.recording.enabled", "true",
                    "heartline.call.live.silence", "1s",
                    "heartline.call.live.spoken-words-per-minute", "60000");
        }
    }

    /** Whoever is silent to the question is answered to what they had said before it, and not recorded. */
    @Test
    void silenceIsNoConsent() {
        var phone = "+1202" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
        var user = UUID.randomUUID();
        publish(Event.of(
                EventType.USER_PROFILE,
                new UserProfile(user, "Robin", phone, "Etc/UTC", "en-US", null, Set.of(Channel.CALL), false)));
        await().until(() -> database.count("select count(*) from user_profile where user_id = ?", user) == 1);

        var sid = place(
                "twilio",
                phone,
                Script.of(Line.of("I slept badly this week."), Line.of("Yes.").after(Duration.ofMinutes(10)))
                        .withTimeScale(1));

        await().atMost(Duration.ofSeconds(30)).until(() -> "silence".equals(database.value(String.class, """
                                select max(c.answer) from recording_consents c join phone_calls p on p.id = c.call_id
                                where p.provider_call_sid = ?
                                """, sid)));
        var report = done(sid);
        assertThat(report.heardByCaller().get(2)).doesNotContain("Are you still there");
        assertThat(carrier.recordings(sid)).isEmpty();
        assertThat(database.count("select count(*) from call_recordings where call_id = ?", callId(sid)))
                .isZero();
    }
}
