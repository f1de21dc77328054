package dev.heartline.sms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;
import dev.heartline.testing.HostileForms;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is posted to a door of the network, signed or not, it answers for itself and the good posts between go through. */
@QuarkusTest
class HostileWebhooksTest extends OverTheWire {

    private static final int HOSTILE = 510;
    private static final String DOOR = "/webhooks/twilio/sms/";
    private static final String NUMBER = "+12025550178";

    private final TwilioSignature twilio = new TwilioSignature(LocalStackResource.TWILIO_AUTH_TOKEN);

    @AfterEach
    void forget() {
        await().until(() -> db.count("select count(*) from sms_messages where direction = 'inbound'"
                        + " and understood_at is null and unreadable_at is null")
                == 0);
        db.update("delete from sms_messages where user_id is null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbound", "status"})
    void noFormIsAnError(String door) {
        var forms = new HostileForms(door.hashCode(), text("hello")).take(HOSTILE);

        for (int n = 0; n < forms.size(); n++) {
            var form = form(forms.get(n));
            var path = DOOR + door + (n % 5 == 0 ? "?message=" + UUID.randomUUID() : "");
            boolean signed = n % 4 != 3;

            int answer = post(path, form, signed);

            assertThat(answer).as("answer to form %d: %s", n, form).isLessThan(500);
            if (!signed) {
                assertThat(answer).isIn(400, 403, 413);
            }
            if (n % 50 == 0) {
                aTextGoesThrough();
            }
        }
    }

    private void aTextGoesThrough() {
        var fields = text("How much water should I drink?");

        assertThat(post(DOOR + "inbound", FormBody.of(fields), true)).isEqualTo(200);

        understood(fields.get("MessageSid"));
    }

    private static Map<String, String> text(String body) {
        var fields = new HashMap<String, String>();
        fields.put("MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""));
        fields.put("AccountSid", LocalStackResource.TWILIO_ACCOUNT_SID);
        fields.put("From", NUMBER);
        fields.put("To", LocalStackResource.TWILIO_FROM_NUMBER);
        fields.put("Body", body);
        fields.put("NumMedia", "0");
        fields.put("MessageStatus", "delivered");
        fields.put("ErrorCode", "0");
        return fields;
    }

    private int post(String path, FormBody form, boolean signed) {
        var signature = signed ? twilio.sign(setting("heartline.public-url") + path, form) : "bm90IGdlbnVpbmU=";
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .header(TwilioSignature.HEADER, signature)
                .body(form.encoded())
                .post(path)
                .statusCode();
    }

    private static FormBody form(List<Map.Entry<String, String>> fields) {
        return new FormBody(fields.stream()
                .map(field -> new FormBody.Field(field.getKey(), field.getValue()))
                .toList());
    }
}
