package dev.heartline.sms.template;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

/** Templates over REST, and what comes of their texts. */
@QuarkusTest
class TemplateResourceTest extends OverTheWire {

    @Test
    void aTemplateIsMadeEditedAndItsTextsStayAsTheyWereSent() {
        var ana = somebody();
        var name = name();
        var id = made(template(name, "Hey {first_name}, how was your walk?", "first_name"));

        var first = ordered(ana, name, Map.of());
        awaitStatus(first, "delivered");
        edit(id, 1, "Hello {first_name}! Did you walk {where}?", "first_name", "where")
                .statusCode(200)
                .body("version", equalTo(2));
        var second = ordered(ana, name, Map.of("where", "outside"));
        awaitStatus(second, "delivered");

        assertThat(row(first))
                .containsEntry("body", "Hey Ana, how was your walk?")
                .containsEntry("template_version", 1);
        assertThat(row(second))
                .containsEntry("body", "Hello Ana! Did you walk outside?")
                .containsEntry("template_version", 2);
        operator()
                .get("/templates/{id}/versions", id)
                .then()
                .statusCode(200)
                .body("version", equalTo(List.of(2, 1)))
                .body("text[1]", equalTo("Hey {first_name}, how was your walk?"))
                .body("changedBy[0]", not(nullValue()));
        edit(id, 1, "Too late", new String[0]).statusCode(409);
    }

    @Test
    void whatIsWrongWithATemplateIsSaidAllAtOnce() {
        refused(template(name(), "Don't be lazy, {first_name}! Hurry!", "name"))
                .body("detail", containsString("uses {first_name}"))
                .body("detail", containsString("declares {name}"))
                .body("detail", containsString("shames"))
                .body("detail", containsString("false hurry"));
        refused(with(template(name(), "Stop", new String[0]), "category", "notice"))
                .body("detail", containsString("the service itself sends"));
        var taken = name();
        made(template(taken, "Hi", new String[0]));
        refused(template(taken, "Hi", new String[0])).body("detail", containsString("another one has"));
        assertThat(db.count("select count(*) from sms_templates where template_text like 'Don''t be lazy%'"))
                .isZero();
    }

    @Test
    void theSameKeyTwiceIsOneTemplate() {
        var key = "template-" + UUID.randomUUID();
        var template = template(name(), "Hi", new String[0]);

        String first = keyed(key, template).statusCode(201).extract().path("id");

        keyed(key, template).statusCode(201).body("id", equalTo(first));
        keyed(key, template(name(), "Hi", new String[0]))
                .statusCode(422)
                .body("detail", containsString("Idempotency-Key"));
        keyed(key, with(template, "category", "reminder")).statusCode(422);
        keyed(key, template((String) template.get("name"), "Hello", new String[0]))
                .statusCode(422)
                .body("detail", containsString("Idempotency-Key"));
        edit(UUID.fromString(first), 1, "Hello", new String[0]).statusCode(200);
        keyed(key, template).statusCode(201).body("id", equalTo(first));
    }

    @Test
    void itsAuthorIsToldWhatATextCosts() {
        operator()
                .body(template(name(), "It\u2019s time for a walk", new String[0]))
                .post("/templates")
                .then()
                .statusCode(201)
                .body("encoding", equalTo("ucs_2"))
                .body("leastSegments", equalTo(1))
                .body("leastCostMicros", equalTo(8300))
                .body("notes[0]", containsString("UCS-2"));
    }

    @Test
    void templatesAreListedByNameAPageAtATime() {
        var names = List.of(name(), name(), name());
        names.forEach(name -> made(with(template(name, "Hi", new String[0]), "category", "intervention")));
        var sorted = names.stream().sorted().toList();

        var all = new ArrayList<String>();
        String after = null;
        while (true) {
            var request = operator().queryParam("category", "intervention").queryParam("limit", 2);
            List<Map<String, Object>> page = (after == null ? request : request.queryParam("after", after))
                    .get("/templates")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("");
            if (page.isEmpty()) {
                break;
            }
            page.forEach(template -> all.add((String) template.get("name")));
            after = (String) page.getLast().get("id");
        }

        assertThat(all).isSorted().doesNotHaveDuplicates().containsSubsequence(sorted);
        operator()
                .queryParam("after", UUID.randomUUID())
                .get("/templates")
                .then()
                .statusCode(400);
    }

    @Test
    void aRetiredTemplateIsNoLongerSentUntilItIsReinstated() {
        var ana = somebody();
        var name = name();
        var id = made(template(name, "Hi", new String[0]));

        operator().post("/templates/{id}/retire", id).then().statusCode(200).body("active", equalTo(false));
        order(ana, name).statusCode(422).body("detail", containsString("no active template"));
        operator().post("/templates/{id}/reinstate", id).then().statusCode(200).body("active", equalTo(true));
        order(ana, name).statusCode(202);
    }

    @Test
    void aVariantThatDoesNotFitItsBaseAnyMoreIsNotReinstated() {
        var base = made(template(name(), "Hey {first_name}, how are you?", "first_name"));
        var variant = made(with(template(name(), "Hello {first_name}!", "first_name"), "variantOfTemplateId", base));
        operator().post("/templates/{id}/retire", variant).then().statusCode(200);
        edit(base, 1, "Hey, how are you?", new String[0]).statusCode(200);

        operator()
                .post("/templates/{id}/reinstate", variant)
                .then()
                .statusCode(422)
                .body("detail", containsString("{first_name}"));

        edit(base, 2, "Hey {first_name}!", "first_name").statusCode(200);
        operator()
                .post("/templates/{id}/reinstate", variant)
                .then()
                .statusCode(200)
                .body("active", equalTo(true));
    }

    @Test
    void aPreviewFillsATemplateAndSendsNothing() {
        var ana = somebody();
        var id = made(template(name(), "Hey {first_name}, day {day}", "first_name", "day"));

        preview(id, ana, Map.of("day", "3"))
                .statusCode(200)
                .body("body", equalTo("Hey Ana, day 3"))
                .body("segments", equalTo(1))
                .body("harms", empty());
        preview(id, ana, Map.of()).statusCode(422).body("detail", containsString("{day}"));
        preview(id, ana, Map.of("day", "3, hurry")).statusCode(200).body("harms", hasItem("makes a false hurry"));
        assertThat(db.count("select count(*) from sms_messages where user_id = ?", ana.id()))
                .isZero();
    }

    @Test
    void anEngineFindsThePersonalWordsOutOfWhatItMayKnow() {
        var ana = somebody();
        remember(ana, "I'll walk after dinner");
        var all = made(
                template(name(), "Hey {first_name}! {personalized_message}", "first_name", "personalized_message"));
        var some = made(with(
                template(name(), "Hey {first_name}! {personalized_message}", "first_name", "personalized_message"),
                "personalizationContext",
                Map.of("use", List.of("preferences"))));

        preview(all, ana, Map.of())
                .statusCode(200)
                .body("body", containsString("walk after dinner"))
                .body("body", not(containsString("calling")))
                .body("writtenBy", equalTo("local-1"));
        preview(some, ana, Map.of())
                .statusCode(200)
                .body("body", not(containsString("walk after dinner")))
                .body("body", not(containsString("calling")));
        preview(all, ana, Map.of("personalized_message", "Good luck."))
                .body("body", equalTo("Hey Ana! Good luck."))
                .body("writtenBy", nullValue());
    }

    @Test
    void personalWordsComeInTheWayThatSomebodyAnswers() {
        var ana = somebody();
        var id = made(
                with(template(name(), "{personalized_message}", "personalized_message"), "category", "motivation"));
        preview(id, ana, Map.of()).statusCode(200).body("body", equalTo("How have your plans been going?"));

        reached(ana.id(), 1, List.of(), List.of(), List.of("accountability"));

        preview(id, ana, Map.of())
                .statusCode(200)
                .body("body", oneOf("How have things been going?", "How has your week been?"));
    }

    @Test
    void nobodyGetsPersonalWordsInTheDaysAfterACrisis() {
        var ana = somebody();
        understood(text(ana.phone(), "I want to kill myself"));
        var id = made(template(name(), "{personalized_message}", "personalized_message"));

        await().untilAsserted(
                        () -> preview(id, ana, Map.of()).statusCode(422).body("detail", containsString("crisis")));
    }

    @Test
    void variantsAreDrawnAtOddsThatAreLoggedAndMustFitTheirBase() {
        var name = name();
        var base = made(template(name, "Hey {first_name}, how are you?", "first_name"));
        refused(with(template(name(), "Hi, {streak} days", "streak"), "variantOfTemplateId", base))
                .body("detail", containsString("{streak}"));
        var variant = made(with(template(name(), "Hello {first_name}!", "first_name"), "variantOfTemplateId", base));
        refused(with(template(name(), "Hi", new String[0]), "variantOfTemplateId", variant))
                .body("detail", containsString("variant of a variant"));
        edit(base, 1, "Hey, how are you?", new String[0])
                .statusCode(422)
                .body("detail", containsString("{first_name}"));

        orderedLater(name, 40);

        var choices = db.rows(
                "select template_id, propensities::text as odds, drawn from sms_template_choices where base_template_id = ?",
                base);
        assertThat(choices).hasSize(40).allSatisfy(choice -> {
            var odds = read((String) choice.get("odds"));
            assertThat(odds.path(base.toString()).asDouble()
                            + odds.path(variant.toString()).asDouble())
                    .isCloseTo(1, offset(1e-9));
            assertThat(odds.path(choice.get("template_id").toString()).asDouble())
                    .isPositive();
        });
        assertThat(choices).extracting(choice -> choice.get("template_id")).contains(base, variant);
    }

    /** For one person, so far ahead that none is sent. */
    private void orderedLater(String template, int times) {
        var ana = somebody();
        var later = clock.instant().plus(Duration.ofDays(60)).toString();
        for (int i = 0; i < times; i++) {
            operator()
                    .body(Map.of("userId", ana.id(), "template", template, "sendAt", later))
                    .post("/messages")
                    .then()
                    .statusCode(202);
        }
    }

    @Test
    void ofThreeVariantsTheOneThatIsAnsweredMoreOftenIsDrawnMoreOften() {
        var name = name();
        var base = made(template(name, "How was your walk?", new String[0]));
        var better = made(with(template(name(), "Walked today?", new String[0]), "variantOfTemplateId", base));
        var worse = made(with(template(name(), "Any news?", new String[0]), "variantOfTemplateId", base));
        // As they would have been counted of earlier days.
        Map.of(base, 60, better, 160, worse, 40)
                .forEach((id, replied) -> db.update(
                        "insert into sms_template_days values (?, 1, now()::date - 30, 400, 400, ?, 0, 0)",
                        id,
                        replied));
        await().until(() -> db.count(
                        "select count(*) from sms_templates where settled_count = 400 and id in (?, ?, ?)",
                        base,
                        better,
                        worse)
                == 3);

        orderedLater(name, 40);

        var drawn = db.rows("select template_id from sms_template_choices where base_template_id = ?", base).stream()
                .filter(choice -> choice.get("template_id").equals(better))
                .count();
        // Nine of ten by what is known, which says it clearly, and a third of the tenth that is drawn evenly.
        assertThat(drawn).isGreaterThan(24);
        assertThat(db.rows(
                        "select propensities::text as odds from sms_template_choices where base_template_id = ?", base))
                .hasSize(40)
                .allSatisfy(choice -> assertThat(read((String) choice.get("odds"))
                                .path(better.toString())
                                .asDouble())
                        .isGreaterThan(0.9));
    }

    @Test
    void whatATemplateAchievesIsCountedByTheRepliesToItsTexts() {
        var ana = somebody();
        var ben = somebody();
        var cem = somebody();
        var dana = somebody();
        var name = name();
        var id = made(template(name, "How was your day?", new String[0]));
        List.of(ana, ben, cem, dana).forEach(who -> awaitStatus(ordered(who, name, Map.of()), "delivered"));
        clock.moveOn(Duration.ofMinutes(1));

        understood(text(ana.phone(), "I ran 5k this morning and I feel great!"));
        understood(text(ana.phone(), "and I slept well"));
        understood(text(ben.phone(), "STOP"));

        await().untilAsserted(() -> operator()
                .get("/templates/{id}", id)
                .then()
                .body("sentCount", equalTo(4))
                .body("averageResponseRate", equalTo(0.5f)));
        clock.moveOn(Duration.ofHours(13));
        await().untilAsserted(() -> operator()
                .get("/templates/{id}", id)
                .then()
                .body("sentCount", equalTo(4))
                .body("averageResponseRate", equalTo(0.25f)));
        double score = db.value(BigDecimal.class, "select average_engagement_score from sms_templates where id = ?", id)
                .doubleValue();
        assertThat(score).isBetween(0.2, 0.25);
        operator()
                .get("/templates/{id}/versions", id)
                .then()
                .body("[0].sent", equalTo(4))
                .body("[0].settled", equalTo(4))
                .body("[0].replied", equalTo(1))
                .body("[0].optedOut", equalTo(1));
    }

    private void remember(Somebody who, String commitment) {
        var memory = new ContextRefreshed.Memory(
                UUID.randomUUID(), MemoryType.PREFERENCE, "Likes tea", Instant.now(), 1, null);
        publish(Event.of(
                EventType.CONTEXT_REFRESHED,
                new ContextRefreshed(
                        who.id(),
                        1,
                        Instant.now(),
                        List.of(memory),
                        List.of(),
                        List.of(commitment),
                        Instant.now(),
                        null,
                        null)));
        await().until(() -> db.count("select count(*) from user_context where user_id = ?", who.id()) == 1);
    }

    private static String name() {
        return "t_" + UUID.randomUUID().toString().replace('-', '_');
    }

    private static Map<String, Object> template(String name, String text, String... variables) {
        return Map.of(
                "name", name, "category", "check_in", "content", Map.of("text", text, "variables", List.of(variables)));
    }

    /** With another field, of the template or of its content. */
    private static Map<String, Object> with(Map<String, Object> template, String field, Object value) {
        var changed = new HashMap<>(template);
        if (field.equals("personalizationContext")) {
            @SuppressWarnings("unchecked")
            var content = new HashMap<>((Map<String, Object>) template.get("content"));
            content.put(field, value);
            changed.put("content", content);
        } else {
            changed.put(field, value);
        }
        return changed;
    }

    private UUID made(Map<String, Object> template) {
        return UUID.fromString(operator()
                .body(template)
                .post("/templates")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private ValidatableResponse keyed(String key, Map<String, Object> template) {
        return operator()
                .header("Idempotency-Key", key)
                .body(template)
                .post("/templates")
                .then();
    }

    private ValidatableResponse refused(Map<String, Object> template) {
        return operator()
                .body(template)
                .post("/templates")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    private ValidatableResponse edit(UUID id, int version, String text, String... variables) {
        return operator()
                .body(Map.of("version", version, "content", Map.of("text", text, "variables", List.of(variables))))
                .put("/templates/{id}", id)
                .then();
    }

    private ValidatableResponse preview(UUID id, Somebody who, Map<String, String> variables) {
        return operator()
                .body(Map.of("userId", who.id(), "variables", variables))
                .post("/templates/{id}/preview", id)
                .then();
    }

    private ValidatableResponse order(Somebody who, String template) {
        return operator()
                .body(Map.of("userId", who.id(), "template", template))
                .post("/messages")
                .then();
    }

    private UUID ordered(Somebody who, String template, Map<String, String> variables) {
        return UUID.fromString(operator()
                .body(Map.of("userId", who.id(), "template", template, "variables", variables))
                .post("/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }
}
