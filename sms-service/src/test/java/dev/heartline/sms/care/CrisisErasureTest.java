package dev.heartline.sms.care;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.service.contact.NumberDigest;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

/** Whose alert and whose quiet an erasure takes along, and what stays until a human has dealt with it. */
@QuarkusTest
@WithTestResource(OnCallServer.class)
class CrisisErasureTest extends OverTheWire {

    private static final String DANGER = "I want to kill myself tonight";

    OnCallServer onCall;

    @Inject
    NumberDigest digest;

    @Test
    void erasingOneOfTwoOnASharedPhoneLeavesTheAlertAndTheQuietOfWhoeverWrote() {
        var mother = somebody();
        var daughter = UUID.randomUUID();
        know(profile(daughter, mother.phone()));
        var text = understood(text(mother.phone(), DANGER));
        assertThat(text.get("user_id")).isNull();

        erase(mother.id());

        assertThat(alertsAbout(text)).isOne();
        assertThat(quietOf(mother.phone())).isOne();

        erase(daughter);

        assertThat(quietOf(mother.phone())).isZero();
    }

    @Test
    void whatWasHeardFromAFormerNumberGoesToo() {
        var former = newNumber();
        var text = understood(text(former, DANGER));
        close(idOf(text));
        var ana = UUID.randomUUID();
        know(profile(ana, former));
        var now = newNumber();
        publish(Event.of(EventType.USER_PROFILE, profile(ana, now)));
        await().until(() -> db.count("select count(*) from user_profile where phone = ?", now) == 1);

        erase(ana);

        assertThat(alertsAbout(text)).isZero();
        assertThat(quietOf(former)).isZero();
    }

    @Test
    void whoWritesThatTheyEndItAndIsErasedBeforeAnybodyKnowsIsStillToldOf() {
        var ana = somebody();
        onCall.refuse(ana.id().toString());
        var alert = idOf(understood(text(ana.phone(), DANGER + ", delete my account")));
        await().until(() -> !onCall.callsAbout(ana.id().toString()).isEmpty());

        erase(ana.id());

        await().until(() -> onCall.callsAbout(alert.toString()).stream().anyMatch(call -> call.status() == 204));
        var told = JsonPath.from(onCall.callsAbout(alert.toString()).getLast().body());
        assertThat(told.getString("userId")).isNull();
        assertThat(told.getString("erasedAt")).isNotNull();
        assertThat(told.getString("links.source")).isNull();
        operator().get("/care/alerts/{id}", alert).then().statusCode(200).body("userId", nullValue());
        assertThat(db.row("select state, number_digest, answer_id from care_alerts where id = ?", alert))
                .containsEntry("state", "open")
                .containsEntry("number_digest", null)
                .containsEntry("answer_id", null);
    }

    @Test
    void anAlertThatAHumanHasClosedGoesWithTheUser() {
        var ana = somebody();
        var text = understood(text(ana.phone(), DANGER));
        close(idOf(text));

        erase(ana.id());

        assertThat(alertsAbout(text)).isZero();
    }

    /** This service was down: it erases first, and reads afterwards what another had told before. */
    @Test
    void aCrisisOfANumberThatIsToldOfAfterTheErasureStaysForgotten() {
        var ana = somebody();
        var before = Instant.now().minusSeconds(60);
        erase(ana.id());
        var late = crisis(ana.phone(), before);
        var afterwards = crisis(ana.phone(), Instant.now().plusSeconds(1));

        publish(late);
        publish(afterwards);

        await().until(() ->
                db.count("select count(*) from inbox where event_id in (?, ?)", late.id(), afterwards.id()) == 2);
        assertThat(db.rows("select crisis_id from crisis_quiet where number_digest = ?", digest.of(ana.phone())))
                .extracting(row -> row.get("crisis_id"))
                .containsExactly(afterwards.body().crisisId());
    }

    private Event<CrisisRaised> crisis(String phone, Instant at) {
        var number = digest.of(phone);
        return Event.about(
                EventType.CRISIS_RAISED,
                number,
                new CrisisRaised(
                        UUID.randomUUID(),
                        null,
                        number,
                        CrisisState.RAISED,
                        CrisisKind.SELF_HARM,
                        Channel.CALL,
                        UUID.randomUUID(),
                        at,
                        at.plusSeconds(3600)));
    }

    private static UserProfile profile(UUID id, String phone) {
        return new UserProfile(id, "Ana", phone, "Etc/GMT", null, null, Set.of(Channel.SMS), false);
    }

    private void erase(UUID userId) {
        publish(Event.tombstone(EventType.USER_PROFILE, userId));
        await().until(() -> db.count("select count(*) from erased_user where user_id = ?", userId) == 1);
    }

    private void close(UUID alert) {
        operator()
                .body(Map.of("note", "They are with a friend."))
                .post("/care/alerts/{id}/close", alert)
                .then()
                .statusCode(200);
    }

    private UUID idOf(Map<String, Object> text) {
        return db.value(UUID.class, "select id from care_alerts where source_id = ?", text.get("id"));
    }

    private long alertsAbout(Map<String, Object> text) {
        return db.count("select count(*) from care_alerts where source_id = ?", text.get("id"));
    }

    private long quietOf(String phone) {
        return db.count("select count(*) from crisis_quiet where number_digest = ?", digest.of(phone));
    }
}
