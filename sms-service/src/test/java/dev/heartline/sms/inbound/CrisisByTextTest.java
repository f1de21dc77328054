package dev.heartline.sms.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.network.Texting;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.service.contact.NumberDigest;
import dev.heartline.service.contact.QuietAfterCrisis;
import dev.heartline.sms.OverTheWire;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;
import dev.heartline.testing.AtOnce;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CrisisByTextTest extends OverTheWire {

    private static final String DOOR = "/webhooks/twilio/sms/inbound";
    private static final String DANGER = "I want to kill myself tonight";
    private static final String HOPELESS = "I feel so hopeless";
    private static final String QUESTION = "are you thinking about hurting yourself or ending your life?";

    @Inject
    QuietAfterCrisis quiet;

    @Inject
    NumberDigest digest;

    @Inject
    Pool pool;

    /** Read where the configuration is: a thread of the common pool may have no idea of it. */
    private String door;

    @BeforeEach
    void findTheDoor() {
        door = setting("heartline.public-url") + DOOR;
    }

    @Test
    void anAlarmIsRaisedOnceInTheTransactionThatStoresItsText() {
        var ana = somebody();
        var form = form("SM" + UUID.randomUUID(), ana.phone(), DANGER);

        AtOnce.times(5, () -> post(form).then().statusCode(200));

        var row = understood(form.first("MessageSid").orElseThrow());
        assertThat(row)
                .containsEntry("crisis", true)
                .containsEntry("danger_level", "alarm")
                .containsEntry("danger_kind", "self_harm")
                .containsEntry("intent_detected", "emergency")
                .containsEntry("requires_response", true);
        var crisis = raised(ana.id().toString(), 1).getFirst();
        assertThat(crisis.getString("sourceId")).isEqualTo(row.get("id").toString());
        assertThat(crisis.getString("channel")).isEqualTo("sms");
        assertThat(crisis.getString("numberDigest")).matches("[0-9a-f]{64}");
        assertThat(Duration.between(
                        Instant.parse(crisis.getString("raisedAt")), Instant.parse(crisis.getString("quietUntil"))))
                .isEqualTo(Duration.ofHours(72));
        var alert = alertOf(row);
        assertThat(alert).containsEntry("user_id", ana.id()).containsEntry("state", "open");
        assertThat(notices(alert)).containsExactly("raised");
        await().until(() -> "delivered".equals(alertOf(row).get("answer")));
        assertThat(inbox(ana.phone())).singleElement().asString().contains("988");
    }

    @Test
    void hopelessWordsGetOneDirectQuestionAndADenialEndsIt() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of());

        var row = understood(text(ana.phone(), HOPELESS));

        assertThat(row)
                .containsEntry("crisis", false)
                .containsEntry("danger_level", "ask")
                .containsEntry("requires_response", true);
        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(inbox(ana.phone()).getFirst()).contains(QUESTION);

        assertThat(understood(text(ana.phone(), "No, nothing like that"))).containsEntry("crisis", false);
        assertThat(understood(text(ana.phone(), HOPELESS))).containsEntry("crisis", false);
        assertThat(alerts(ana)).isEmpty();
        assertThat(inbox(ana.phone())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "sometimes", "I don't know", HOPELESS})
    void anAdmissionIsAnAlarm(String answer) {
        var ana = somebody();
        understood(text(ana.phone(), HOPELESS));
        await().until(() -> inbox(ana.phone()).size() == 1);

        var row = understood(text(ana.phone(), answer));

        assertThat(row).containsEntry("crisis", true).containsEntry("intent_detected", "emergency");
        assertThat(alertOf(row)).containsEntry("kind", "self_harm");
        await().until(() -> inbox(ana.phone()).size() == 2);
        assertThat(inbox(ana.phone()).getLast()).contains("988");
    }

    @Test
    void dangerToldInSeveralTextsIsHeardInAllOfThemTogether() {
        var ana = somebody();

        assertThat(understood(text(ana.phone(), "I've taken"))).containsEntry("crisis", false);
        assertThat(understood(text(ana.phone(), "the whole bottle of sleeping tablets")))
                .containsEntry("crisis", true);

        var bob = somebody();
        assertThat(understood(text(bob.phone(), "the whole bottle of sleeping tablets")))
                .containsEntry("crisis", false);
    }

    @Test
    void theSameWordsAreNoAdmissionWhereNobodyAsked() {
        var ana = somebody();

        assertThat(understood(text(ana.phone(), "yes"))).containsEntry("crisis", false);
    }

    @Test
    void anAnswerThatTheNetworkLosesIsSaidInTheAlertAndToldAgain() {
        var ana = somebody();
        carrier.register(Person.answering(ana.phone(), Script.SILENT).withTexting(new Texting.Undelivered(30005)));

        var row = understood(text(ana.phone(), DANGER));

        await().until(() -> "failed".equals(alertOf(row).get("answer")));
        assertThat(notices(alertOf(row))).containsExactly("raised", "answer_failed");
    }

    @Test
    void anAnswerThatTheProviderRefusesIsSaidInTheAlertAndToldAgain() {
        var ana = somebody();
        carrier.failNextRequests(1, new ApiFault.Refuses(400));

        var row = understood(text(ana.phone(), DANGER));

        await().until(() -> "failed".equals(alertOf(row).get("answer")));
        assertThat(notices(alertOf(row))).containsExactly("raised", "answer_failed");
    }

    /** It is tried on; meanwhile somebody should know that a person in danger has no answer. */
    @Test
    void anAnswerThatCannotLeaveIsSaidInTheAlertAndStillTriedUntilItArrives() {
        var ana = somebody();
        carrier.failNextRequests(2, new ApiFault.Refuses(401));
        var row = understood(text(ana.phone(), DANGER));
        var answer = (UUID) alertOf(row).get("answer_id");
        await().until(() -> row(answer).get("attempts").equals(1)
                && "queued".equals(row(answer).get("status")));
        assertThat(alertOf(row)).containsEntry("answer", "pending");

        clock.moveOn(Duration.ofMinutes(2));

        await().until(() -> notices(alertOf(row)).contains("answer_failed"));
        clock.moveOn(Duration.ofMinutes(1));
        await().until(() -> "delivered".equals(alertOf(row).get("answer")));
        assertThat(inbox(ana.phone())).singleElement().asString().contains("988");
        assertThat(notices(alertOf(row))).containsExactly("raised", "answer_failed");
    }

    /** Nothing happens to the text that a word of the carrier's would bring about. */
    @Test
    void anAnswerOfWhichItsCarrierSaysNothingIsSaidInTheAlertInTime() {
        var ana = somebody();
        carrier.failNextRequests(3, new ApiFault.Refuses(503));
        var row = understood(text(ana.phone(), DANGER));
        var answer = (UUID) alertOf(row).get("answer_id");
        await().until(() -> "sending".equals(row(answer).get("status")));

        clock.moveOn(Duration.ofMinutes(2));

        await().until(() -> notices(alertOf(row)).contains("answer_failed"));
        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            clock.moveOn(Duration.ofMinutes(1));
            return "delivered".equals(alertOf(row).get("answer"));
        });
        assertThat(inbox(ana.phone())).singleElement().asString().contains("988");
        assertThat(notices(alertOf(row))).containsExactly("raised", "answer_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Heartline: {response} {one_more}'", "'Heartline: {response}' || repeat('x', 1600)"})
    void aTemplateThatIsOfNoUseLosesNoTextAboutDanger(String broken) {
        var ana = somebody();
        var form = form("SM" + UUID.randomUUID(), ana.phone(), DANGER);

        whileTemplateIs("crisis_response", broken, () -> post(form).then().statusCode(200));

        var row = understood(form.first("MessageSid").orElseThrow());
        assertThat(row).containsEntry("crisis", true);
        assertThat(alertOf(row)).containsEntry("answer", "failed").containsEntry("answer_id", null);
        assertThat(raised(ana.id().toString(), 1)).hasSize(1);
    }

    @Test
    void aTemplateThatIsOfNoUseLosesNoStop() {
        var ana = somebody();
        var form = form("SM" + UUID.randomUUID(), ana.phone(), "STOP");

        whileTemplateIs(
                "opt_out_confirmation",
                "'Bye, {first_name}'",
                () -> post(form).then().statusCode(200));

        assertThat(understood(form.first("MessageSid").orElseThrow())).containsEntry("intent_detected", "opt_out");
        var next = order(ana.id(), "Hello?");
        awaitStatus(next, "skipped");
        assertThat(row(next)).containsEntry("contact_reason", "opted_out");
    }

    private void whileTemplateIs(String name, String text, Runnable work) {
        var before = db.value(String.class, "select template_text from sms_templates where template_name = ?", name);
        db.update("update sms_templates set template_text = " + text + " where template_name = ?", name);
        try {
            work.run();
        } finally {
            db.update("update sms_templates set template_text = ? where template_name = ?", before, name);
        }
    }

    @Test
    void whereNobodyCanBeAnsweredAHumanIsToldSo() {
        var form = form("SM" + UUID.randomUUID(), "72975", DANGER);

        post(form).then().statusCode(200);

        var alert = alertOf(understood(form.first("MessageSid").orElseThrow()));
        assertThat(alert).containsEntry("answer", "failed").containsEntry("answer_id", null);
        assertThat(notices(alert)).containsExactly("raised", "answer_failed");
    }

    /** It was heard on a call; nothing else is up. */
    @Test
    void the72HoursHoldInEveryServiceFromTheEventAlone() {
        var ana = somebody();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var crisis = new CrisisRaised(
                Ids.next(),
                ana.id(),
                digest.of(ana.phone()),
                CrisisState.RAISED,
                CrisisKind.SELF_HARM,
                Channel.CALL,
                Ids.next(),
                now,
                now.plus(Duration.ofHours(72)));

        publish(Event.of(EventType.CRISIS_RAISED, crisis));

        await().untilAsserted(() -> {
            assertThat(quietUntil(Optional.of(ana.id()), null)).contains(crisis.quietUntil());
            assertThat(quietUntil(Optional.empty(), ana.phone())).contains(crisis.quietUntil());
        });
        assertThat(quietUntil(Optional.of(UUID.randomUUID()), "+12025550199")).isEmpty();
    }

    private Optional<Instant> quietUntil(Optional<UUID> userId, String phone) {
        return quiet.until(pool, userId, phone).await().atMost(Duration.ofSeconds(30));
    }

    /** All of them are due in the same moment, the answer last. */
    @Test
    void whoeverIsInDangerIsAnsweredBeforeEverybodyElse() {
        var ana = somebody();
        var answer = UUID.randomUUID();
        db.update("""
                insert into sms_messages (id, user_id, direction, from_phone, to_phone, body, provider, status, purpose,
                  conversation_id, segments, cost_cents, not_before, created_at)
                select case when n = 60 then ?::uuid else gen_random_uuid() end, ?, 'outbound', '+12025550100', ?, 'words ' || n,
                  'twilio', 'queued', case when n = 60 then 'crisis_response' else 'reminder' end,
                  gen_random_uuid(), 1, 1, now() - interval '1 hour' + n * interval '1 second', now()
                from generate_series(1, 60) n
                """, answer, ana.id(), ana.phone());

        await().until(() -> row(answer).get("claimed_at") != null);
        await().until(() ->
                db.count("select count(*) from sms_messages where user_id = ? and status = 'queued'", ana.id()) == 0);

        // Those that the other dispatchers had in their hands in the same moment.
        assertThat(db.count(
                        "select count(*) from sms_messages where user_id = ? and claimed_at < (select claimed_at from"
                                + " sms_messages where id = ?)",
                        ana.id(),
                        answer))
                .isLessThanOrEqualTo(4);
    }

    @Test
    void theWordsAreNeitherInTheEventNorInTheAlert() {
        var ana = somebody();

        var row = understood(text(ana.phone(), DANGER));

        var event = kafka.awaitKey("crisis.raised", ana.id().toString()).value();
        assertThat(event).doesNotContain("kill", ana.phone());
        assertThat(alertOf(row).toString()).doesNotContain("kill", ana.phone());
    }

    private List<JsonPath> raised(String key, int count) {
        kafka.await("crisis.raised", record -> key.equals(record.key()), count);
        var events = kafka.ofKey("crisis.raised", key);
        assertThat(events).hasSize(count);
        return events.stream().map(event -> JsonPath.from(event.value())).toList();
    }

    private List<Map<String, Object>> alerts(Somebody somebody) {
        return db.rows("select * from care_alerts where user_id = ?", somebody.id());
    }

    private Map<String, Object> alertOf(Map<String, Object> text) {
        return db.row("select * from care_alerts where source_id = ?", text.get("id"));
    }

    private List<Object> notices(Map<String, Object> alert) {
        return db
                .rows("select kind from care_notices where alert_id = ? order by created_at, id", alert.get("id"))
                .stream()
                .map(notice -> notice.get("kind"))
                .toList();
    }

    private static FormBody form(String sid, String from, String body) {
        return FormBody.of(Map.of(
                "MessageSid",
                sid,
                "AccountSid",
                LocalStackResource.TWILIO_ACCOUNT_SID,
                "From",
                from,
                "To",
                LocalStackResource.TWILIO_FROM_NUMBER,
                "Body",
                body,
                "NumMedia",
                "0"));
    }

    private Response post(FormBody form) {
        var signature = new TwilioSignature(LocalStackResource.TWILIO_AUTH_TOKEN).sign(door, form);
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header(TwilioSignature.HEADER, signature)
                .body(form.encoded())
                .post(DOOR);
    }
}
