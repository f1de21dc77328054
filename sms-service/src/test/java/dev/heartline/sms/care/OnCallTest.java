package dev.heartline.sms.care;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.network.Texting;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.Management;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** From a text to the on-call of the host application, over the wire. */
@QuarkusTest
@WithTestResource(OnCallServer.class)
class OnCallTest extends OverTheWire {

    private static final String DANGER = "I want to kill myself tonight";

    OnCallServer onCall;

    @Test
    void theOnCallIsToldWithIdsAndLinksAndASignature() throws Exception {
        var ana = somebody();

        var text = understood(text(ana.phone(), DANGER));

        var call = told(ana, 1).getFirst();
        var json = JsonPath.from(call.body());
        assertThat(json.getString("type")).isEqualTo("care.alert.raised");
        assertThat(json.getString("kind")).isEqualTo("self_harm");
        assertThat(json.getString("channel")).isEqualTo("sms");
        assertThat(json.getString("userId")).isEqualTo(ana.id().toString());
        assertThat(json.getString("links.source"))
                .isEqualTo(setting("heartline.public-url") + "/messages/" + text.get("id"));
        operator().get(json.getString("links.alert")).then().statusCode(200);
        assertThat(call.body()).doesNotContain("kill myself", ana.phone());
        var parts = call.signature().split(",v1=");
        long at = Long.parseLong(parts[0].substring("t=".length()));
        assertThat(Instant.ofEpochSecond(at)).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(parts[1]).isEqualTo(hmac(at + "." + call.body()));
    }

    @Test
    void anOnCallThatRefusesIsTriedUntilItTakesIt() {
        var ana = somebody();
        onCall.refuse(ana.id().toString());

        understood(text(ana.phone(), DANGER));

        await().until(() -> onCall.callsAbout(ana.id().toString()).size() >= 3);
        onCall.takeAgain(ana.id().toString());
        var taken = told(ana, 1);
        assertThat(onCall.callsAbout(ana.id().toString()))
                .extracting(call -> JsonPath.from(call.body()).getString("id"))
                .containsOnly(JsonPath.from(taken.getFirst().body()).getString("id"));
        RestAssured.get(Management.at("/q/metrics"))
                .then()
                .body(containsString("heartline_care_webhook_total{outcome=\"failed\"}"));
    }

    @Test
    void whatFollowsAnAlertComesAfterIt() {
        var ana = somebody();
        carrier.register(Person.answering(ana.phone(), Script.SILENT).withTexting(new Texting.Undelivered(30005)));
        onCall.refuse(ana.id().toString());

        understood(text(ana.phone(), DANGER));
        await().until(() -> db.count(
                        "select count(*) from care_notices n join care_alerts a on a.id = n.alert_id where user_id = ?",
                        ana.id())
                == 2);
        onCall.takeAgain(ana.id().toString());

        assertThat(told(ana, 2))
                .extracting(call -> JsonPath.from(call.body()).getString("type"))
                .containsExactly("care.alert.raised", "care.alert.answer_failed");
        assertThat(told(ana, 2))
                .extracting(call -> JsonPath.from(call.body()).getString("answer"))
                .containsOnly("failed");
    }

    /** Eight workers race for forty alerts, as the workers of several replicas would: they meet in the database only. */
    @Test
    void whoeverIsFasterTellsItAndNobodyElseDoes() {
        var alerts = IntStream.range(0, 40).mapToObj(_ -> UUID.randomUUID()).toList();
        var user = UUID.randomUUID();
        db.update("""
                insert into care_alerts (id, user_id, kind, channel, source_id, raised_at, answer)
                select id, ?, 'medical', 'sms', gen_random_uuid(), now(), 'pending' from unnest(?::uuid[]) id
                """, user, ids(alerts));
        db.update("""
                insert into care_notices (id, alert_id, kind, created_at, due_at)
                select gen_random_uuid(), id, 'raised', now(), now() from unnest(?::uuid[]) id
                """, ids(alerts));

        await().until(() -> db.count(
                        "select count(*) from care_notices n join care_alerts a on a.id = n.alert_id"
                                + " where user_id = ? and delivered_at is not null",
                        user)
                == alerts.size());

        assertThat(onCall.callsAbout(user.toString())).hasSize(alerts.size());
    }

    private static String ids(List<UUID> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }

    /** What it took. */
    private List<OnCallServer.Call> told(Somebody somebody, int count) {
        await().until(() -> taken(somebody).size() >= count);
        assertThat(taken(somebody)).hasSize(count);
        return taken(somebody);
    }

    private List<OnCallServer.Call> taken(Somebody somebody) {
        return onCall.callsAbout(somebody.id().toString()).stream()
                .filter(call -> call.status() == 204)
                .toList();
    }

    private static String hmac(String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(OnCallServer.SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    }
}
