package dev.heartline.sms.consent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.network.Texting;
import dev.heartline.events.ConsentChanged;
import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.service.contact.NumberDigest;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

/** A wish belongs to a person and to a number, each by itself. */
@QuarkusTest
class NumbersAndUsersTest extends OverTheWire {

    @Inject
    NumberDigest digest;

    @Test
    void aStopFromAnUnknownNumberBindsWhoeverTurnsOutToHaveIt() {
        var phone = newNumber();
        understood(text(phone, "STOP"));

        var ana = userAt(phone);

        awaitRefused(order(ana, "Hello?"));
        var told = lastTold(digest.of(phone));
        assertThat(EventSchemas.violations(EventType.CONSENT_CHANGED, told)).isEmpty();
        assertThat(told.has("userId")).isFalse();
        assertThat(told.at("/calls/standing").asText()).isEqualTo("stopped");
        assertThat(told.at("/texts/standing").asText()).isEqualTo("stopped");
    }

    @Test
    void aStopFromANumberThatTwoShareBindsBoth() {
        var phone = newNumber();
        var ana = userAt(phone);
        var ben = userAt(phone);

        understood(text(phone, "STOP"));

        awaitRefused(order(ana, "Hello?"));
        awaitRefused(order(ben, "Hello?"));
        assertThat(standing(ana.toString())).isNull();
    }

    @Test
    void aStopOfAKnownUserIsToldOfTheUserAndOfTheNumber() {
        var ana = somebody();

        var row = understood(text(ana.phone(), "STOP"));

        var ofUser = lastTold(ana.id().toString());
        assertThat(ofUser.path("userId").asText()).isEqualTo(ana.id().toString());
        assertThat(ofUser.has("numberDigest")).isFalse();
        assertThat(ofUser.at("/texts/source").asText()).isIn("keyword", "words");
        assertThat(ofUser.at("/texts/sourceId").asText())
                .isEqualTo(row.get("id").toString());
        var ofNumber = lastTold(digest.of(ana.phone()));
        assertThat(ofNumber.toString()).doesNotContain(ana.id().toString()).doesNotContain(ana.phone());
    }

    @Test
    void theProviderThatRefusesTextsStopsCallsToo() {
        var ana = somebody();
        carrier.register(Person.answering(ana.phone(), Script.SILENT).withTexting(Texting.BLOCKED));

        awaitStatus(order(ana.id(), "How are you?"), "failed");

        assertThat(standing(ana.id().toString())).isEqualTo("stopped/stopped");
        assertThat(standing(digest.of(ana.phone()))).isEqualTo("stopped/stopped");
        assertThat(lastTold(ana.id().toString()).at("/calls/source").asText()).isEqualTo("provider");
    }

    @Test
    void whoeverGetsTheNumberOfSomebodyWhoStoppedSpeaksForThemselvesOnly() {
        var xenia = somebody();
        understood(text(xenia.phone(), "STOP"));
        var newPhone = newNumber();
        move(xenia.id(), newPhone);
        var yusuf = userAt(xenia.phone());
        awaitRefused(order(yusuf, "Hello?"));

        understood(text(xenia.phone(), "START"));

        awaitStatus(order(yusuf, "Welcome, Yusuf"), "delivered");
        awaitRefused(order(xenia.id(), "Hello?"));
        assertThat(texts(newPhone)).isEmpty();
    }

    @Test
    void aStopSaidBeforeWeKnewWhoItWasGoesAlongToTheNextNumber() {
        var phone = newNumber();
        understood(text(phone, "STOP"));
        var ana = userAt(phone);
        var newPhone = newNumber();

        move(ana, newPhone);

        awaitRefused(order(ana, "Hello?"));
        assertThat(texts(newPhone)).isEmpty();
        assertThat(lastTold(ana.toString()).at("/texts/standing").asText()).isEqualTo("stopped");
    }

    @Test
    void aStopBeforeAndAfterTheProfileHoldsOnANewNumber() {
        var phone = newNumber();
        understood(text(phone, "STOP"));
        var ana = userAt(phone);
        understood(text(phone, "STOP"));
        var newPhone = newNumber();

        move(ana, newPhone);

        awaitRefused(order(ana, "Hello?"));
        assertThat(inbox(phone)).hasSize(1);
        assertThat(texts(newPhone)).isEmpty();
    }

    @Test
    void aStopOutlivesAnErasureAtTheNumberUntilStart() {
        var ana = somebody();
        understood(text(ana.phone(), "STOP"));
        lastTold(ana.id().toString());

        publish(Event.tombstone(EventType.USER_PROFILE, ana.id()));
        await().until(() -> db.count("select count(*) from user_profile where user_id = ?", ana.id()) == 0);
        kafka.await("consent.changed", record -> ana.id().toString().equals(record.key()) && record.value() == null);

        assertThat(standing(ana.id().toString())).isNull();
        var again = userAt(ana.phone());
        awaitRefused(order(again, "Hello?"));
        understood(text(ana.phone(), "START"));
        awaitStatus(order(again, "Welcome back"), "delivered");
    }

    @Test
    void whatWasSaidHereIsToldAgainWhenARecordLacksIt() {
        var ana = somebody();
        understood(text(ana.phone(), "STOP"));
        lastTold(ana.id().toString());
        var earlier = Instant.now().minusSeconds(3600);

        publish(Event.of(
                EventType.CONSENT_CHANGED,
                new ConsentChanged(
                        ana.id(),
                        null,
                        new ConsentChanged.Channel(ConsentStanding.RELEASED, earlier, ConsentSource.APP, null),
                        null,
                        null,
                        null,
                        earlier)));

        await().untilAsserted(() -> {
            var told = lastTold(ana.id().toString());
            assertThat(told.at("/texts/standing").asText()).isEqualTo("stopped");
            assertThat(told.at("/calls/standing").asText()).isEqualTo("stopped");
        });
        await().until(() -> kafka.all("consent.changed").stream()
                        .filter(record -> ana.id().toString().equals(record.key()))
                        .count()
                == 3);
    }

    private UUID userAt(String phone) {
        var id = UUID.randomUUID();
        know(profile(id, phone));
        return id;
    }

    private void move(UUID user, String newPhone) {
        publish(Event.of(EventType.USER_PROFILE, profile(user, newPhone)));
        await().until(() ->
                db.count("select count(*) from user_profile where user_id = ? and phone = ?", user, newPhone) == 1);
    }

    private UserProfile profile(UUID id, String phone) {
        return new UserProfile(
                id, "Ana", phone, clock.zoneWhereItIs(12), "en", null, Set.of(Channel.SMS, Channel.CALL), false);
    }

    private void awaitRefused(UUID text) {
        awaitStatus(text, "skipped");
        assertThat(row(text)).containsEntry("contact_reason", "opted_out");
        assertThat(db.row("select verdict, reason from contact_decision where subject_id = ?", text))
                .containsEntry("verdict", "refused")
                .containsEntry("reason", "opted_out");
    }

    /** Of calls, then of texts; null where nothing is kept. */
    private String standing(String contact) {
        return db
                .rows(
                        "select coalesce(calls_standing, 'null') || '/' || coalesce(texts_standing, 'null') as it"
                                + " from contact_consent where contact = ?",
                        contact)
                .stream()
                .map(row -> (String) row.get("it"))
                .findFirst()
                .orElse(null);
    }

    private JsonNode lastTold(String contact) {
        kafka.await("consent.changed", record -> contact.equals(record.key()));
        var last = kafka.all("consent.changed").stream()
                .filter(record -> contact.equals(record.key()))
                .reduce((_, later) -> later)
                .orElseThrow();
        try {
            return EventJson.mapper().readTree(last.value());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
