package dev.heartline.call;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.testing.HostileForms;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is posted to a door of the network, signed or not, it answers for itself and the good posts between go through. */
@QuarkusTest
class HostileWebhooksTest extends CallServiceTest {

    private static final int HOSTILE = 510;
    private static final String DOOR = "/webhooks/twilio/voice/";
    private static final String NUMBER = "+12025550177";

    @AfterEach
    void forget() {
        database.update(
                "delete from phone_calls where from_phone = ? or call_purpose is null and user_id is null", NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbound",
                "answer/00000000-0000-0000-0000-000000000000",
                "answer/nonsense",
                "status",
                "turn/00000000-0000-0000-0000-000000000000",
                "relay-ended"
            })
    void noFormIsAnError(String door) {
        var example = new LinkedHashMap<String, String>(incoming(sid(), NUMBER));
        example.putAll(callback(sid(), "completed", 3, Instant.now()));
        example.put("CallDuration", "12");
        example.put("ErrorCode", "64105");
        var forms = new HostileForms(door.hashCode(), example).take(HOSTILE);

        for (int n = 0; n < forms.size(); n++) {
            var form = form(forms.get(n));
            var path = DOOR + door + (n % 5 == 0 ? "?callId=" + (n % 2 == 0 ? UUID.randomUUID() : "nonsense") : "");
            boolean signed = n % 4 != 3;

            var answer = post(path, form, signed ? twilio.sign(publicUrl() + path, form) : "bm90IGdlbnVpbmU=");

            assertThat(answer.statusCode()).as("answer to form %d: %s", n, form).isLessThan(500);
            if (!signed) {
                assertThat(answer.statusCode()).isIn(400, 403, 413);
            }
            if (n % 50 == 0) {
                aCallGoesThrough();
            }
        }
    }

    private void aCallGoesThrough() {
        var sid = sid();

        assertThat(post(DOOR + "inbound", incoming(sid, NUMBER)).statusCode()).isEqualTo(200);
        assertThat(post(DOOR + "status", callback(sid, "completed", 3, Instant.now()))
                        .statusCode())
                .isEqualTo(204);

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(row(callId(sid))).containsEntry("call_status", "completed"));
    }

    private static FormBody form(List<Map.Entry<String, String>> fields) {
        return new FormBody(fields.stream()
                .map(field -> new FormBody.Field(field.getKey(), field.getValue()))
                .toList());
    }
}
