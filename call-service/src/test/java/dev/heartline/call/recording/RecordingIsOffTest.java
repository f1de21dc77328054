package dev.heartline.call.recording;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class RecordingIsOffTest extends CallServiceTest {

    @Test
    void unlessItIsSwitchedOnNobodyIsAskedAndNothingIsRecorded() {
        var phone = "+1202" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
        var user = UUID.randomUUID();
        publish(Event.of(
                EventType.USER_PROFILE,
                new UserProfile(user, "Robin", phone, "Etc/UTC", "en-US", null, Set.of(Channel.CALL), false)));
        await().until(() -> database.count("select count(*) from user_profile where user_id = ?", user) == 1);

        var report = play(phone, Script.of("I slept badly this week.", "Yes.", "Bye."));

        assertThat(report.heardByCaller()).noneMatch(ConsentWording::isIn);
        assertThat(carrier.recordings(report.callSid())).isEmpty();
        assertThat(database.count(
                        "select count(*) from recording_consents where call_id = ?", callId(report.callSid())))
                .isZero();
    }
}
