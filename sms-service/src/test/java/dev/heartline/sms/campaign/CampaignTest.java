package dev.heartline.sms.campaign;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.HookRaised;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Campaigns, over REST and to handsets. Whoever is to be in one is made a high performer. */
@QuarkusTest
class CampaignTest extends OverTheWire {

    private static final int MANY = 150;

    @Inject
    DueSteps due;

    @Inject
    Steps steps;

    @Inject
    Campaigns campaigns;

    @Inject
    Segments segments;

    @Inject
    Pool pool;

    @BeforeEach
    void nobodyIsInASegmentAndNothingRuns() {
        db.update("delete from user_active_days");
        db.update(
                "update sms_campaigns set status = 'completed', ended_at = now() where status in ('active', 'paused')");
    }

    @Test
    void aCampaignTextsItsSegmentStepByStepAndEnds() {
        var ana = performer();
        var ben = performer();
        somebody();
        var campaign = started(campaign(List.of(step(0, "Hey {first_name}, one"), step(24, "Hey {first_name}, two"))));

        await().untilAsserted(() -> assertThat(inbox(ana.phone())).containsExactly("Hey Ana, one"));
        await().untilAsserted(() -> assertThat(inbox(ben.phone())).containsExactly("Hey Ana, one"));
        assertThat(textsOf(campaign))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text)
                        .containsEntry("purpose", "nudge")
                        .containsEntry("campaign_step", 0)
                        .containsEntry("priority", 3));
        view(campaign).body("enrolledUsersCount", equalTo(2)).body("completionRate", equalTo(0.0f));

        clock.moveOn(Duration.ofHours(25));

        await().untilAsserted(() -> assertThat(inbox(ana.phone())).containsExactly("Hey Ana, one", "Hey Ana, two"));
        await().untilAsserted(() -> view(campaign)
                .body("status", equalTo("completed"))
                .body("completedCount", equalTo(2))
                .body("completionRate", equalTo(1.0f))
                .body("enrolling", equalTo(false)));
        await().untilAsserted(() -> assertThat(
                        db.row("select enrolled_users_count, completion_rate from sms_campaigns where id = ?", campaign)
                                .toString())
                .isEqualTo("{enrolled_users_count=2, completion_rate=1.0000}"));
    }

    /** Whatever way it was told: nobody is nagged by two of us on one day. */
    @Test
    void whomAHookBroughtBackTodayIsTextedTomorrow() {
        var ana = performer();
        var ben = performer();
        var hook = new HookRaised(
                UUID.randomUUID(),
                ana.id(),
                UUID.randomUUID(),
                HookType.UNCOMPLETED_TASK,
                "Two steps left today.",
                Urgency.LOW,
                null,
                List.of(Channel.IN_APP));
        publish(Event.of(EventType.HOOK_RAISED, hook));
        await().until(() -> db.count("select count(*) from hooks_told where hook_id = ?", hook.hookId()) == 1);

        var campaign = started(campaign(List.of(step(0, "one"))));

        await().untilAsserted(() -> assertThat(inbox(ben.phone())).containsExactly("one"));
        await().untilAsserted(() -> assertThat(
                        db.rows("select * from sms_messages where campaign_id = ? and user_id = ?", campaign, ana.id()))
                .hasSize(1)
                .first()
                .satisfies(text -> assertThat(text)
                        .containsEntry("status", "held")
                        .containsEntry("contact_reason", "nudged_today")));
        assertThat(inbox(ana.phone())).isEmpty();

        // From ten to nine.
        clock.moveOn(Duration.ofHours(23));

        await().untilAsserted(() -> assertThat(inbox(ana.phone())).containsExactly("one"));
    }

    @Test
    void aStepWithoutATimeOfItsOwnWaitsForTheHourOfADayOnWhichItsUserIsAbout() {
        var zone = ZoneId.of(clock.zoneWhereItIs(10));
        var ana = performer(zone.getId());
        var ben = performer(zone.getId());
        var tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        reached(
                ana.id(),
                1,
                List.of(14, 23),
                List.of(tomorrow.getDayOfWeek().name().toLowerCase(Locale.ROOT)),
                List.of());

        var campaign = started(campaign(List.of(step(0, "one"), step(1, "two"))));
        var timed = started(campaign(List.of(with(step(0, "at nine"), "at", "09:00:00"))));

        await().untilAsserted(() -> assertThat(inbox(ben.phone())).contains("one"));
        var afternoon = tomorrow.atTime(14, 0).atZone(zone).toInstant();
        await().untilAsserted(() -> assertThat(nextStep(campaign, ana)).isEqualTo(afternoon));
        await().untilAsserted(() -> assertThat(nextStep(timed, ana))
                .isEqualTo(tomorrow.atTime(9, 0).atZone(zone).toInstant()));

        clock.moveOn(Duration.between(clock.instant(), afternoon).plusSeconds(1));

        await().untilAsserted(
                        () -> assertThat(inbox(ana.phone())).contains("one").doesNotContain("two"));
        assertThat(nextStep(campaign, ana))
                .as("an hour later is no good hour, and the next good day is too far")
                .isEqualTo(tomorrow.plusDays(1).atTime(14, 0).atZone(zone).toInstant());
    }

    private Instant nextStep(UUID campaign, Somebody who) {
        return db.value(
                        Timestamp.class,
                        "select next_step_at from sms_campaign_enrolments where campaign_id = ? and user_id = ?",
                        campaign,
                        who.id())
                .toInstant();
    }

    @Test
    void whoWritesOptsOutOrIsInDangerGetsNoFurtherText() {
        var writer = performer();
        var leaver = performer();
        var inDanger = performer();
        var silent = performer();
        var campaign = started(campaign(List.of(step(0, "one"), step(24, "two"))));
        for (var who : List.of(writer, leaver, inDanger, silent)) {
            await().untilAsserted(() -> assertThat(inbox(who.phone())).containsExactly("one"));
        }
        clock.moveOn(Duration.ofMinutes(1));

        understood(text(writer.phone(), "Thanks, I'm fine"));
        understood(text(leaver.phone(), "STOP"));
        understood(text(inDanger.phone(), "I want to kill myself"));
        assertThat(ended(campaign, writer)).isEqualTo("reply");
        assertThat(ended(campaign, leaver)).isEqualTo("opted_out");
        assertThat(ended(campaign, inDanger)).isEqualTo("crisis");
        clock.moveOn(Duration.ofHours(25));

        await().untilAsserted(() -> assertThat(inbox(silent.phone())).containsExactly("one", "two"));
        for (var who : List.of(writer, leaver, inDanger)) {
            assertThat(inbox(who.phone())).contains("one").doesNotContain("two");
        }
        await().untilAsserted(() -> view(campaign)
                .body("status", equalTo("completed"))
                .body("completedCount", equalTo(1))
                .body("completionRate", equalTo(0.25f)));
    }

    @Test
    void operatorsSeeWhoIsInACampaignAndWhyTheyWereTakenOut() {
        var writer = performer();
        var silent = performer();
        var campaign = started(campaign(List.of(step(0, "one"), step(24, "two"))));
        for (var who : List.of(writer, silent)) {
            await().untilAsserted(() -> assertThat(inbox(who.phone())).containsExactly("one"));
        }
        clock.moveOn(Duration.ofMinutes(1));
        understood(text(writer.phone(), "Thanks, I'm fine"));

        var all = enrolments(campaign, "");

        all.body("size()", equalTo(2))
                .body("find { it.userId == '" + writer.id() + "' }.status", equalTo("stopped"))
                .body("find { it.userId == '" + writer.id() + "' }.endReason", equalTo("reply"))
                .body("find { it.userId == '" + writer.id() + "' }.endedAt", notNullValue())
                .body("find { it.userId == '" + silent.id() + "' }.status", equalTo("active"))
                .body("find { it.userId == '" + silent.id() + "' }.nextStep", equalTo(1))
                .body("find { it.userId == '" + silent.id() + "' }.endReason", nullValue())
                .body("find { it.userId == '" + silent.id() + "' }.enrolledAt", notNullValue());
        List<String> ids = all.extract().path("userId");
        enrolments(campaign, "?limit=1").body("userId", equalTo(ids.subList(0, 1)));
        enrolments(campaign, "?limit=1&after=" + ids.getFirst()).body("userId", equalTo(ids.subList(1, 2)));
        operator().get("/campaigns/{id}/enrolments", UUID.randomUUID()).then().statusCode(404);
    }

    private ValidatableResponse enrolments(UUID campaign, String query) {
        return operator()
                .get("/campaigns/" + campaign + "/enrolments" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void aMachinesAnswerTakesNobodyOutOfACampaignAndIsNoDayOfTheirs() {
        var ana = performer();
        var campaign = started(campaign(List.of(step(0, "one"), step(24, "two"))));
        await().untilAsserted(() -> assertThat(inbox(ana.phone())).containsExactly("one"));
        clock.moveOn(Duration.ofMinutes(1));
        db.update("delete from user_active_days where user_id = ?", ana.id());

        understood(
                text(
                        ana.phone(),
                        "I'm driving with Do Not Disturb While Driving turned on. I'll see your message when I get where I'm going."));

        assertThat(ended(campaign, ana)).isNull();
        assertThat(db.count("select count(*) from user_active_days where user_id = ?", ana.id()))
                .isZero();
    }

    @Test
    void aTextThatWaitsIsCalledBackFromWhomACampaignHasTextedAndFromNobodyElse() {
        var texted = performer();
        var waiting = performer(clock.zoneWhereItIs(3));
        var campaign = started(campaign(List.of(step(0, "one"), step(12, "two"))));
        await().untilAsserted(() -> assertThat(inbox(texted.phone())).containsExactly("one"));
        await().untilAsserted(() -> assertThat(textsOf(campaign, waiting))
                .singleElement()
                .satisfies(text -> assertThat(text).containsEntry("status", "held")));
        understood(text(waiting.phone(), "Good morning"));
        assertThat(ended(campaign, waiting)).isNull();
        assertThat(textsOf(campaign, waiting))
                .singleElement()
                .satisfies(text -> assertThat(text).containsEntry("status", "held"));

        // By now it is night for the one, and day for the other.
        clock.moveOn(Duration.ofHours(13));
        await().until(() -> textsOf(campaign, texted).size() == 2);
        await().untilAsserted(
                        () -> assertThat(textsOf(campaign, texted).getLast()).containsEntry("status", "held"));
        understood(text(texted.phone(), "Good night"));

        assertThat(ended(campaign, texted)).isNull();
        assertThat(textsOf(campaign, texted).getLast())
                .containsEntry("status", "skipped")
                .containsEntry("contact_reason", "campaign_stopped");
        await().untilAsserted(() -> assertThat(inbox(waiting.phone())).contains("one"));
    }

    @Test
    void theNextStepWaitsForATextThatWaits() {
        performer(clock.zoneWhereItIs(3));
        var campaign = started(campaign(List.of(step(0, "one"), step(1, "two"))));
        await().untilAsserted(() -> assertThat(textsOf(campaign))
                .singleElement()
                .satisfies(text -> assertThat(text).containsEntry("contact_reason", "quiet_hours")));

        clock.moveOn(Duration.ofMinutes(70));
        await().untilAsserted(() -> assertThat(db.value(
                                Timestamp.class,
                                "select next_step_at from sms_campaign_enrolments where campaign_id = ?",
                                campaign)
                        .toInstant())
                .isAfter(clock.instant().plus(Duration.ofMinutes(30))));
        assertThat(textsOf(campaign)).hasSize(1);
    }

    @Test
    void campaignsAreListedTheLatestFirstWhateverTheirIdsAre() {
        var made = new ArrayList<String>();
        for (int n = 0; n < 4; n++) {
            made.add(operator()
                    .header("Idempotency-Key", "listed " + UUID.randomUUID())
                    .body(campaign(List.of(step(0, "one"))))
                    .post("/campaigns")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }

        operator()
                .get("/campaigns?limit=2")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(made.get(3), made.get(2))));
        operator()
                .get("/campaigns?limit=2&before=" + made.get(2))
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(made.get(1), made.get(0))));
    }

    @Test
    void aClaimThatLastsIsRenewedButForWhatAnotherHasTakenOn() {
        people(3, clock.zoneWhereItIs(3));
        var campaign = started(campaign(List.of(step(48, "one"))));
        await().untilAsserted(() -> view(campaign).body("enrolledUsersCount", equalTo(3)));
        var claimedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.update(
                "update sms_campaign_enrolments set claimed_at = ? where campaign_id = ?",
                Timestamp.from(claimedAt),
                campaign);
        var users = db.rows("select user_id from sms_campaign_enrolments where campaign_id = ?", campaign).stream()
                .map(row -> new DueSteps.Due((UUID) row.get("user_id"), 0))
                .toList();
        var batch = new DueSteps.Batch(
                campaigns.find(campaign).await().indefinitely().orElseThrow(), claimedAt, users);
        assertThat(due.wearsOff(batch)).isFalse();
        clock.moveOn(Duration.ofSeconds(61));
        assertThat(due.wearsOff(batch)).isTrue();
        db.update(
                "update sms_campaign_enrolments set claimed_at = ? where campaign_id = ? and user_id = ?",
                Timestamp.from(clock.instant()),
                campaign,
                users.getFirst().userId());

        var renewed = due.renew(batch.rest().rest()).await().indefinitely();
        var stolen = due.renew(batch).await().indefinitely();

        assertThat(renewed.steps()).containsExactly(users.getLast());
        assertThat(due.wearsOff(renewed)).isFalse();
        assertThat(stolen.steps()).containsExactly(users.get(1));
    }

    @Test
    void whatHasNotLeftIsCalledBackWhenACampaignIsEndedAlsoOneThatEndedByItself() {
        performer(clock.zoneWhereItIs(3));
        var over = started(campaign(List.of(step(0, "one"))));
        await().untilAsserted(() -> view(over).body("status", equalTo("completed")));
        var running = started(campaign(List.of(step(0, "one"), step(24, "two"))));
        await().untilAsserted(() -> assertThat(textsOf(running)).hasSize(1));

        for (var campaign : List.of(over, running)) {
            move(campaign, "complete").statusCode(200).body("status", equalTo("completed"));

            assertThat(textsOf(campaign))
                    .singleElement()
                    .satisfies(text -> assertThat(text)
                            .containsEntry("status", "skipped")
                            .containsEntry("contact_reason", "campaign_stopped"));
            assertThat(db.rows("""
                            select verdict, reason from contact_decision
                            where subject_id in (select id from sms_messages where campaign_id = ?) and verdict = 'refused'
                            """, campaign))
                    .singleElement()
                    .satisfies(decision -> assertThat(decision).containsEntry("reason", "campaign_stopped"));
        }
    }

    /** Each batch in a statement and a transaction of its own. */
    @Test
    void whatHasNotLeftIsCalledBackInBatchesUntilNothingIsLeft() {
        var campaign = made(campaign(List.of(step(0, "one"))));
        move(campaign, "start").statusCode(200);
        await().untilAsserted(() -> view(campaign).body("status", equalTo("completed")));
        var later = Timestamp.from(clock.instant().plus(Duration.ofHours(5)));
        db.update("""
                insert into sms_messages (id, user_id, direction, from_phone, to_phone, body, provider, status, purpose,
                  contact_reason, conversation_id, segments, cost_cents, not_before, created_at, campaign_id, campaign_step)
                select gen_random_uuid(), gen_random_uuid(), 'outbound', '+12025550100', '+13035559999', 'one', 'twilio', 'held',
                  'nudge', 'quiet_hours', gen_random_uuid(), 1, 0, ?, now(), ?, 0
                from generate_series(1, 1201)
                """, later, campaign);

        move(campaign, "complete").statusCode(200);

        assertThat(db.rows(
                        "select count(*) as texts, count(distinct xmin::text) as transactions, min(contact_reason) as reason"
                                + " from sms_messages where campaign_id = ? and status = 'skipped'",
                        campaign))
                .containsExactly(Map.of("texts", 1201L, "transactions", 3L, "reason", "campaign_stopped"));
        assertThat(db.count("""
                        select count(*) from contact_decision where verdict = 'refused' and reason = 'campaign_stopped'
                          and subject_id in (select id from sms_messages where campaign_id = ?)
                        """, campaign)).isEqualTo(1201);
    }

    @Test
    void whatIsUnderWayWhenItIsCalledBackIsNotTriedAgain() {
        var writer = performer(clock.zoneWhereItIs(3));
        performer(clock.zoneWhereItIs(3));
        var campaign = started(campaign(List.of(step(0, "one"), step(24, "two"))));
        await().untilAsserted(() -> assertThat(textsOf(campaign))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).containsEntry("status", "held")));
        db.update(
                "update sms_messages set status = 'sending', attempts = 1, claimed_at = ? where campaign_id = ?",
                Timestamp.from(clock.instant()),
                campaign);

        understood(text(writer.phone(), "Good morning"));
        move(campaign, "complete").statusCode(200);
        // The provider is asked about them, and does not have them.
        clock.moveOn(Duration.ofSeconds(61));

        await().untilAsserted(() -> assertThat(textsOf(campaign))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text)
                        .containsEntry("status", "skipped")
                        .containsEntry("contact_reason", "campaign_stopped")
                        .containsEntry("attempts", 1)));
    }

    @Test
    void aPausedCampaignTakesNoStepUntilItIsResumed() {
        var ana = performer();
        var campaign = started(campaign(List.of(step(0, "one"), step(24, "two"))));
        await().untilAsserted(() -> assertThat(inbox(ana.phone())).containsExactly("one"));

        move(campaign, "pause").statusCode(200).body("status", equalTo("paused"));
        clock.moveOn(Duration.ofHours(25));

        assertThat(due.claim().await().indefinitely()).isEmpty();
        move(campaign, "resume").statusCode(200).body("status", equalTo("active"));
        await().untilAsserted(() -> assertThat(inbox(ana.phone())).containsExactly("one", "two"));
        await().untilAsserted(() -> view(campaign).body("status", equalTo("completed")));
        move(campaign, "resume").statusCode(409);
        move(campaign, "complete").statusCode(200);
    }

    @Test
    void aCampaignWhoseTemplateIsRetiredIsPaused() {
        performer();
        var template = template("one");
        var campaign = made(campaign(List.of(Map.of("delayHours", 1, "templateId", template))));
        move(campaign, "start").statusCode(200);
        await().untilAsserted(() -> view(campaign).body("enrolledUsersCount", equalTo(1)));
        operator().post("/templates/{id}/retire", template).then().statusCode(200);

        clock.moveOn(Duration.ofHours(2));

        await().untilAsserted(() -> view(campaign).body("status", equalTo("paused")));
        assertThat(textsOf(campaign)).isEmpty();
    }

    @Test
    void aCampaignWhoseTemplateAsksForMoreThanItIsGivenIsPausedAndLosesNobody() {
        performer();
        var template = template("one");
        var campaign = started(campaign(List.of(Map.of("delayHours", 1, "templateId", template))));
        await().untilAsserted(() -> view(campaign).body("enrolledUsersCount", equalTo(1)));
        operator()
                .body(Map.of("version", 1, "content", Map.of("text", "day {day}", "variables", List.of("day"))))
                .put("/templates/{id}", template)
                .then()
                .statusCode(200);

        clock.moveOn(Duration.ofHours(2));

        await().untilAsserted(() -> view(campaign).body("status", equalTo("paused")));
        assertThat(textsOf(campaign)).isEmpty();
        assertThat(db.value(String.class, "select status from sms_campaign_enrolments where campaign_id = ?", campaign))
                .isEqualTo("active");
    }

    @Test
    void whoIsHeldOutIsEnrolledAndNeverTexted() {
        people(MANY, clock.zoneWhereItIs(3));
        var campaign = made(with(campaign(List.of(step(0, "one"))), "holdoutPercent", 50));
        operator()
                .post("/campaigns/{id}/dry-run", campaign)
                .then()
                .statusCode(200)
                .body("segmentSize", equalTo(MANY))
                .body("heldOut", equalTo(MANY / 2))
                .body("mostCostMicros", equalTo(MANY / 2 * 8300))
                .body("steps", hasSize(1))
                .body("steps[0].body", equalTo("one"))
                .body("objections", empty());
        assertThat(db.count("select count(*) from sms_campaign_enrolments where campaign_id = ?", campaign))
                .isZero();

        move(campaign, "start").statusCode(200);

        await().untilAsserted(() -> view(campaign).body("status", equalTo("completed")));
        int heldOut = db.value(Integer.class, "select held_out_count from sms_campaigns where id = ?", campaign);
        assertThat(heldOut).isBetween(MANY / 2 - 30, MANY / 2 + 30);
        view(campaign)
                .body("enrolledUsersCount", equalTo(MANY))
                .body("completedCount", equalTo(MANY - heldOut))
                .body("completionRate", equalTo(1.0f));
        assertThat(textsOf(campaign)).hasSize(MANY - heldOut);
    }

    /** Six more workers than the service's own, and a thief who takes claims away while their words are sought. */
    @Test
    void howeverManyWorkOnItEachStepOfEachPersonIsTakenOnce() throws Exception {
        people(MANY, clock.zoneWhereItIs(3));
        var campaign = started(campaign(List.of(step(0, "one"))));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 6; i++) {
                working.add(threads.submit(() -> work(campaign)));
            }
            while (!working.stream().allMatch(Future::isDone)) {
                db.update(
                        "update sms_campaign_enrolments set claimed_at = claimed_at - interval '1 hour'"
                                + " where campaign_id = ? and status = 'active' and random() < 0.05",
                        campaign);
            }
            for (var worker : working) {
                assertThat(worker.get()).isNotNegative();
            }
        }

        await().untilAsserted(() -> view(campaign).body("completedCount", equalTo(MANY)));
        assertThat(textsOf(campaign))
                .hasSize(MANY)
                .extracting(text -> text.get("user_id"))
                .doesNotHaveDuplicates();
        assertThat(db.value(Integer.class, "select enrolled_users_count from sms_campaigns where id = ?", campaign))
                .isEqualTo(MANY);
    }

    @Test
    void aClaimThatWasTakenOverChangesNothing() throws ExecutionException, InterruptedException {
        var ana = performer(clock.zoneWhereItIs(3));
        var campaign = started(campaign(List.of(step(0, "one"), step(48, "two"))));
        await().untilAsserted(() -> assertThat(textsOf(campaign)).hasSize(1));
        move(campaign, "pause");
        var late = new Steps.Claim(found(campaign), ana.id(), 0, clock.instant().truncatedTo(ChronoUnit.MICROS));

        assertThat(steps.take(late).subscribeAsCompletionStage().get()).isEqualTo(Steps.Outcome.OVERTAKEN);
        assertThat(textsOf(campaign)).hasSize(1);
    }

    @Test
    void whoHasToldUsToStopIsInNoSegmentAndIsNotEnrolled() {
        performer();
        var stopped = performer();
        assertThat(size("high_performers")).isEqualTo(2);

        understood(text(stopped.phone(), "STOP"));

        assertThat(size("high_performers")).isEqualTo(1);
        var campaign = started(campaign(List.of(step(48, "one"))));
        await().untilAsserted(
                        () -> view(campaign).body("enrolling", equalTo(false)).body("enrolledUsersCount", equalTo(1)));
    }

    /** Of the definitions as they are seeded. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            new_users, 0,  -, true
            new_users, 13, -, true
            new_users, 14, -, false
            at_risk,   14, 5, false
            at_risk,   15, 5, true
            at_risk,   15, 4, false
            at_risk,   90, 60, true
            at_risk,   90, 61, false
            at_risk,   90, -, false
            """)
    void aSegmentEndsOnTheDay(String segment, int knownDays, Integer silentDays, boolean contains) {
        var ana = somebody();
        var now = clock.instant();
        db.update(
                "update user_known_since set known_since = ? where user_id = ?",
                Timestamp.from(now.minus(Duration.ofDays(knownDays)).minusSeconds(60)),
                ana.id());
        if (silentDays != null) {
            db.update(
                    "insert into user_active_days values (?, ?::date)",
                    ana.id(),
                    now.minus(Duration.ofDays(silentDays)).toString());
        }

        var members = segments.members(pool, WireNamed.of(Segment.class, segment), Optional.empty(), 10_000)
                .await()
                .indefinitely();

        assertThat(members.stream().anyMatch(member -> member.userId().equals(ana.id())))
                .isEqualTo(contains);
    }

    @Test
    void whatPeopleDoAndWriteDecidesOnTheirSegment() {
        var busy = somebody();
        var quiet = somebody();
        int before = size("high_performers");
        for (int day = 0; day < 9; day++) {
            var at = clock.instant().minus(Duration.ofDays(day + 1));
            publish(Event.of(
                    EventType.BEHAVIOR_RECORDED,
                    new BehaviorRecorded(
                            UUID.randomUUID(), busy.id(), BehaviorKind.HABIT_COMPLETED, at, "walk", Map.of())));
        }
        await().until(() -> db.count("select count(*) from user_active_days where user_id = ?", busy.id()) == 9);
        assertThat(size("high_performers")).isEqualTo(before);

        understood(text(busy.phone(), "Walked again today"));

        assertThat(size("high_performers")).isEqualTo(before + 1);
        db.update(
                "insert into user_active_days values (?, ?::date)",
                quiet.id(),
                clock.instant().minus(Duration.ofDays(8)).toString());
        int atRisk = size("at_risk");
        db.update("update user_known_since set known_since = now() - interval '40 days' where user_id = ?", quiet.id());
        assertThat(size("at_risk")).isEqualTo(atRisk + 1);
    }

    @Test
    void whatCannotBeSentIsRefusedBeforehand() {
        var named = template("Hey {first_name}, day {day}", "first_name", "day");
        refused(campaign(List.of(Map.of("delayHours", 0, "templateId", named))))
                .body("detail", containsString("nothing fills {day}"));
        refused(campaign(List.of(Map.of("delayHours", 0, "templateId", UUID.randomUUID()))))
                .body("detail", containsString("there is no template"));
        var filled = Map.<String, Object>of("delayHours", 0, "templateId", named, "variables", Map.of("day", "3"));
        var key = "campaign-" + UUID.randomUUID();
        var campaign = campaign(List.of(filled));
        String id = operator()
                .header("Idempotency-Key", key)
                .body(campaign)
                .post("/campaigns")
                .then()
                .statusCode(201)
                .body("status", equalTo("draft"))
                .body("completionRate", nullValue())
                .extract()
                .path("id");
        operator()
                .header("Idempotency-Key", key)
                .body(campaign)
                .post("/campaigns")
                .then()
                .statusCode(201)
                .body("id", equalTo(id));
        for (var other : List.of(
                with(campaign, "holdoutPercent", 20),
                with(campaign, "stopOnReply", false),
                with(campaign, "textsPerMinute", 7),
                with(campaign, "segment", "all"))) {
            operator()
                    .header("Idempotency-Key", key)
                    .body(other)
                    .post("/campaigns")
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("Idempotency-Key"));
        }
        move(UUID.fromString(id), "pause").statusCode(409);
        operator()
                .body(with(campaign, "steps", List.of()))
                .post("/campaigns")
                .then()
                .statusCode(400);
        operator()
                .get("/campaigns?status=draft&limit=200")
                .then()
                .statusCode(200)
                .body("id", hasItem(id));
    }

    private Integer work(UUID campaign) {
        int taken = 0;
        long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < limit
                && db.count(
                                "select count(*) from sms_campaigns c where id = ? and (enrolling or exists (select from"
                                        + " sms_campaign_enrolments e where e.campaign_id = c.id and e.status = 'active'))",
                                campaign)
                        > 0) {
            var batch = due.claim().await().indefinitely();
            if (batch.isPresent()) {
                for (var step : batch.get().steps()) {
                    steps.take(new Steps.Claim(
                                    batch.get().campaign(),
                                    step.userId(),
                                    step.step(),
                                    batch.get().claimedAt()))
                            .await()
                            .indefinitely();
                    taken++;
                }
            }
        }
        return taken;
    }

    private Campaign found(UUID id) throws ExecutionException, InterruptedException {
        return campaigns.find(id).subscribeAsCompletionStage().get().orElseThrow();
    }

    private Somebody performer() {
        return performer(clock.zoneWhereItIs(10));
    }

    private Somebody performer(String zone) {
        var who = somebody(zone, Set.of(Channel.SMS));
        active(who.id());
        return who;
    }

    private void active(UUID userId) {
        db.update(
                "insert into user_active_days select ?, day from generate_series(?::date - 11, ?::date, interval '1 day') day",
                userId,
                clock.instant().toString(),
                clock.instant().toString());
    }

    /** Without handsets. */
    private void people(int count, String zone) {
        db.update(
                "insert into user_profile (user_id, phone, timezone, consents, updated_at, published_at)"
                        + " select gen_random_uuid(), '+1306555' || (1000 + i), ?, '{sms}', now(), now()"
                        + " from generate_series(1, ?) i",
                zone,
                count);
        db.update(
                "insert into user_active_days select user_id, day from user_profile, generate_series(now()::date - 11,"
                        + " now()::date, interval '1 day') day where phone like '+1306555%' and not exists (select from"
                        + " sms_campaign_enrolments e where e.user_id = user_profile.user_id)");
    }

    private int size(String segment) {
        return operator()
                .get("/segments")
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.name == '" + segment + "' }.size");
    }

    private String ended(UUID campaign, Somebody who) {
        return db.value(
                String.class,
                "select end_reason from sms_campaign_enrolments where campaign_id = ? and user_id = ?",
                campaign,
                who.id());
    }

    private List<Map<String, Object>> textsOf(UUID campaign) {
        return db.rows("select * from sms_messages where campaign_id = ? order by created_at", campaign);
    }

    private List<Map<String, Object>> textsOf(UUID campaign, Somebody who) {
        return db.rows(
                "select * from sms_messages where campaign_id = ? and user_id = ? order by created_at",
                campaign,
                who.id());
    }

    private UUID template(String text, String... variables) {
        return UUID.fromString(operator()
                .body(Map.of(
                        "name",
                        "c_" + UUID.randomUUID().toString().replace('-', '_'),
                        "category",
                        "motivation",
                        "content",
                        Map.of("text", text, "variables", List.of(variables))))
                .post("/templates")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private Map<String, Object> step(int delayHours, String text) {
        var template = text.contains("{first_name}") ? template(text, "first_name") : template(text);
        return Map.of("delayHours", delayHours, "templateId", template);
    }

    private static Map<String, Object> campaign(List<Map<String, Object>> steps) {
        return Map.of(
                "name", "Test " + Instant.now(), "segment", "high_performers", "steps", steps, "textsPerMinute", 60000);
    }

    private static Map<String, Object> with(Map<String, Object> campaign, String field, Object value) {
        var changed = new HashMap<>(campaign);
        changed.put(field, value);
        return changed;
    }

    private UUID made(Map<String, Object> campaign) {
        return UUID.fromString(operator()
                .body(campaign)
                .post("/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private UUID started(Map<String, Object> campaign) {
        var id = made(campaign);
        move(id, "start").statusCode(200).body("status", equalTo("active"));
        return id;
    }

    private ValidatableResponse refused(Map<String, Object> campaign) {
        return operator().body(campaign).post("/campaigns").then().statusCode(422);
    }

    private ValidatableResponse move(UUID campaign, String how) {
        return operator().post("/campaigns/{id}/{how}", campaign, how).then();
    }

    private ValidatableResponse view(UUID campaign) {
        return operator().get("/campaigns/{id}", campaign).then().statusCode(200);
    }
}
