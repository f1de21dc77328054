package dev.heartline.sms.outbound;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class DispatchTest extends OverTheWire {

    /** Longer than an unknown outcome is left alone. */
    private static final Duration TIME_TO_RECONCILE = Duration.ofSeconds(61);

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Claims claims;

    @Inject
    Outcomes outcomes;

    @Inject
    Carriers carriers;

    @Inject
    Transactions transactions;

    @Test
    void aTextIsSentAndItsDeliveryRecorded() {
        var ana = somebody();

        var id = order(ana.id(), "How was your walk? 🙂");

        awaitStatus(id, "delivered");
        assertThat(inbox(ana.phone())).containsExactly("How was your walk? 🙂");
        var row = row(id);
        assertThat(row)
                .containsEntry("contact_reason", "within_contact_hours")
                .containsEntry("purpose", "coaching")
                .containsEntry("attempts", 1)
                .containsEntry(
                        "provider_message_sid", texts(ana.phone()).getFirst().messageSid());
        assertThat(row.get("sent_at")).isNotNull();
        assertThat(row.get("delivered_at")).isNotNull();
    }

    @Test
    void quietHoursHoldATextUntilTheyEnd() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));

        var id = order(ana.id(), "Good morning!");

        awaitStatus(id, "held");
        assertThat(row(id)).containsEntry("contact_reason", "quiet_hours");
        assertThat(texts(ana.phone())).isEmpty();
        clock.moveOn(Duration.ofHours(6));
        awaitStatus(id, "delivered");
        assertThat(inbox(ana.phone())).containsExactly("Good morning!");
        assertThat(row(id)).containsEntry("contact_reason", "within_contact_hours");
    }

    @Test
    void whatHasWaitedForTooLongIsDroppedAndNotSentLate() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var id = order(ana.id(), "How was the exam today?");
        awaitStatus(id, "held");

        clock.moveOn(Duration.ofDays(3).plusHours(6));

        awaitStatus(id, "skipped");
        assertThat(row(id)).containsEntry("contact_reason", "expired");
        assertThat(db.rows("select verdict, reason from contact_decision where subject_id = ? order by at", id))
                .containsExactly(
                        Map.of("verdict", "held", "reason", "quiet_hours"),
                        Map.of("verdict", "refused", "reason", "expired"));
        assertThat(texts(ana.phone())).isEmpty();
    }

    /** What waits in a restored database may have left since its backup, but for what was not due then. */
    @Test
    void whatWasDueBeforeTheDatabaseWasRestoredIsNotSent() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var due = order(ana.id(), "Due before.");
        var later = order(ana.id(), "Due since.");
        awaitStatus(due, "held");
        awaitStatus(later, "held");
        dueBeforeTheRestore(due);

        awaitStatus(due, "skipped");
        clock.moveOn(Duration.ofHours(6));

        awaitStatus(later, "delivered");
        assertThat(row(due)).containsEntry("contact_reason", "expired");
        assertThat(db.rows("select verdict, reason from contact_decision where subject_id = ? order by at", due))
                .contains(Map.of("verdict", "refused", "reason", "expired"));
        assertThat(inbox(ana.phone())).containsExactly("Due since.");
    }

    /** Twice is better than never. */
    @Test
    void anAnswerToDangerThatWasDueBeforeTheDatabaseWasRestoredIsSent() {
        var ana = somebody();
        carrier.failNextRequests(1_000, new ApiFault.Refuses(401));
        text(ana.phone(), "I want to kill myself");
        await().until(() -> db.count(
                        "select count(*) from sms_messages where user_id = ? and purpose = 'crisis_response'", ana.id())
                == 1);
        var id = db.value(
                UUID.class, "select id from sms_messages where user_id = ? and purpose = 'crisis_response'", ana.id());
        await().until(() -> row(id).get("status").equals("queued") && (int) row(id).get("attempts") > 0);
        dueBeforeTheRestore(id);

        carrier.heal();

        awaitStatus(id, "delivered");
    }

    private void dueBeforeTheRestore(UUID text) {
        db.update(
                "update sms_messages set not_before = ? where id = ?",
                Timestamp.from(LocalStackResource.FORGOTTEN_UNTIL.minusSeconds(1)),
                text);
    }

    @Test
    void ofManyTextsAtOnceFourLeaveAndTheOthersWaitForTheNextDay() {
        var ana = somebody();
        var ids = IntStream.range(0, 6)
                .mapToObj(i -> order(ana.id(), "Number " + i))
                .toList();

        await().until(() -> db.count(
                        "select count(*) from sms_messages where user_id = ? and status in ('delivered', 'held')",
                        ana.id())
                == 6);

        assertThat(inbox(ana.phone())).hasSize(4);
        assertThat(ids.stream().filter(id -> "frequency_cap".equals(row(id).get("contact_reason"))))
                .hasSize(2);
        clock.moveOn(Duration.ofHours(24).plusMinutes(1));
        await().until(() -> inbox(ana.phone()).size() == 6);
    }

    @Test
    void withoutConsentNothingIsSent() {
        var ana = somebody(clock.zoneWhereItIs(12), Set.of(Channel.CALL));

        var id = order(ana.id(), "Hello");

        awaitStatus(id, "skipped");
        assertThat(row(id)).containsEntry("contact_reason", "no_consent");
    }

    @Test
    void withoutATimeZoneNothingIsSent() {
        var ana = somebody(null, Set.of(Channel.SMS));

        var id = order(ana.id(), "Hello");

        awaitStatus(id, "skipped");
        assertThat(row(id)).containsEntry("contact_reason", "unknown_time_zone");
    }

    @Test
    void aHeldTextGoesToTheNumberThatTheUserHasByThen() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var id = order(ana.id(), "Good morning!");
        awaitStatus(id, "held");
        var newPhone = newNumber();
        know(new UserProfile(
                ana.id(), "Ana", newPhone, clock.zoneWhereItIs(3), null, null, Set.of(Channel.SMS), false));
        await().until(() -> db.count("select count(*) from user_profile where phone = ?", newPhone) == 1);

        clock.moveOn(Duration.ofHours(6));

        awaitStatus(id, "delivered");
        assertThat(inbox(newPhone)).containsExactly("Good morning!");
        assertThat(texts(ana.phone())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void anErrorOfTheProviderIsPostedOnceAndLookedUpBeforeTheNextAttempt(int status) {
        var ana = somebody();
        carrier.failNextRequests(1, new ApiFault.Refuses(status));
        var before = unknownOutcomes();

        var id = order(ana.id(), "Did you take a break today?");

        await().until(() -> unknownOutcomes() > before);
        assertThat(row(id)).containsEntry("status", "sending").containsEntry("attempts", 1);
        // A second request would have been taken.
        assertThat(texts(ana.phone())).isEmpty();
        clock.moveOn(TIME_TO_RECONCILE);
        awaitStatus(id, "delivered");
        assertThat(row(id)).containsEntry("attempts", 2);
        assertThat(inbox(ana.phone())).containsExactly("Did you take a break today?");
    }

    @Test
    void aBusyProviderIsAskedAgainLater() {
        var ana = somebody();
        carrier.failNextRequests(1, new ApiFault.Refuses(429));

        var id = order(ana.id(), "Remember your water");

        await().until(() -> "20429".equals(row(id).get("error_code")));
        assertThat(row(id)).containsEntry("status", "queued").containsEntry("attempts", 1);
        assertThat(texts(ana.phone())).isEmpty();
        clock.moveOn(Duration.ofSeconds(3));
        awaitStatus(id, "delivered");
        assertThat(inbox(ana.phone())).containsExactly("Remember your water");
    }

    @Test
    void aProviderThatCannotBeReachedIsTriedAgainWithoutALookup() {
        var ana = somebody();
        stopCarrier();

        var id = order(ana.id(), "Back in a moment");

        await().until(() ->
                row(id).get("attempts").equals(1) && row(id).get("status").equals("queued"));
        startCarrier();
        connect(ana.phone());
        clock.moveOn(Duration.ofSeconds(3));
        awaitStatus(id, "delivered");
        assertThat(inbox(ana.phone())).containsExactly("Back in a moment");
    }

    @Test
    void aRefusedTextFailsForGood() {
        var ana = somebody();
        carrier.failNextRequests(1, new ApiFault.Refuses(400));

        var id = order(ana.id(), "Hello");

        awaitStatus(id, "failed");
        assertThat(row(id)).containsEntry("error_code", "20500").containsEntry("attempts", 1);
    }

    @Test
    void aLostAnswerIsReconciledAndTheTextArrivesOnce() {
        var ana = somebody();
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        carrier.failNextRequests(1, new ApiFault.LosesAnswer());

        var id = order(ana.id(), "You did it!");

        await().until(() -> texts(ana.phone()).size() == 1);
        assertThat(row(id)).containsEntry("status", "sending");
        clock.moveOn(TIME_TO_RECONCILE);
        awaitStatus(id, "sent");
        assertThat(row(id))
                .containsEntry("attempts", 1)
                .containsEntry(
                        "provider_message_sid", texts(ana.phone()).getFirst().messageSid());
        assertThat(texts(ana.phone())).hasSize(1);
    }

    @Test
    void aLostAnswerIsFoundBehindAHundredNewerTextsToTheNumber() {
        var ana = somebody();
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        carrier.failNextRequests(1, new ApiFault.LosesAnswer());
        var id = order(ana.id(), "You did it!");
        await().until(() -> texts(ana.phone()).size() == 1);
        // Replies: of what we start only a few a day go out.
        db.update(
                """
                insert into sms_messages (id, user_id, direction, from_phone, to_phone, body, provider, status, purpose,
                  conversation_id, segments, cost_cents, not_before, created_at)
                select gen_random_uuid(), ?, 'outbound', '+12025550100', ?, 'Step ' || n, 'twilio', 'queued', 'reply',
                  gen_random_uuid(), 1, 1, ?::timestamptz, ?::timestamptz
                from generate_series(1, 110) n
                """,
                ana.id(),
                ana.phone(),
                clock.instant().toString(),
                clock.instant().toString());
        await().until(() -> texts(ana.phone()).size() == 111);

        clock.moveOn(TIME_TO_RECONCILE);

        awaitStatus(id, "sent");
        assertThat(row(id))
                .containsEntry("attempts", 1)
                .containsEntry(
                        "provider_message_sid", texts(ana.phone()).getFirst().messageSid());
        assertThat(texts(ana.phone())).hasSize(111);
    }

    @Test
    void aLostAnswerIsMadeGoodByTheFirstReport() {
        var ana = somebody();
        carrier.failNextRequests(1, new ApiFault.LosesAnswer());

        var id = order(ana.id(), "You did it again!");

        awaitStatus(id, "delivered");
        assertThat(row(id)).containsEntry("attempts", 1);
        assertThat(texts(ana.phone())).hasSize(1);
    }

    @Test
    void aProviderThatHangsIsGivenUpAndLookedUp() {
        var ana = somebody();
        carrier.failNextRequests(1, new ApiFault.Hangs(Duration.ofSeconds(8)));
        var before = unknownOutcomes();

        var id = order(ana.id(), "One more step");

        await().until(() -> unknownOutcomes() > before);
        assertThat(row(id)).containsEntry("status", "sending");
        clock.moveOn(TIME_TO_RECONCILE);
        awaitStatus(id, "delivered");
        assertThat(inbox(ana.phone())).containsExactly("One more step");
    }

    @Test
    void twoEqualTextsWithLostAnswersAreToldApart() {
        var ana = somebody();
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        carrier.failNextRequests(2, new ApiFault.LosesAnswer());

        var one = order(ana.id(), "Well done!");
        var other = order(ana.id(), "Well done!");
        await().until(() -> texts(ana.phone()).size() == 2);
        clock.moveOn(TIME_TO_RECONCILE);

        awaitStatus(one, "sent");
        awaitStatus(other, "sent");
        assertThat(row(one).get("provider_message_sid")).isNotEqualTo(row(other).get("provider_message_sid"));
        assertThat(texts(ana.phone())).hasSize(2);
    }

    @Test
    void aTextWhoseSenderDiedBeforeSendingIsSent() {
        var ana = somebody();
        var id = sending(ana, "Are you there?", Duration.ofMinutes(5));

        awaitStatus(id, "delivered");

        assertThat(row(id)).containsEntry("attempts", 2);
        assertThat(inbox(ana.phone())).containsExactly("Are you there?");
    }

    @Test
    void aTextThatMayBeOnItsWayIsLeftAlone() {
        var ana = somebody();
        var fresh = sending(ana, "Fresh", Duration.ofSeconds(20));
        var old = sending(ana, "Old", Duration.ofMinutes(5));

        awaitStatus(old, "delivered");

        assertThat(row(fresh)).containsEntry("status", "sending").containsEntry("attempts", 1);
        assertThat(inbox(ana.phone())).containsExactly("Old");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 425})
    void aRotatedTokenOrASuspendedAccountIsNoFailureOfTheText(int status) {
        var ana = somebody();
        carrier.failNextRequests(6, new ApiFault.Refuses(status));

        var id = order(ana.id(), "See you tomorrow");

        attempted(id, 6, Duration.ofMinutes(1));
        awaitStatus(id, "delivered");
        assertThat(inbox(ana.phone())).containsExactly("See you tomorrow");
    }

    @Test
    void anAccountThatIsRefusedIsSeenFromOutside() {
        var ana = somebody();
        carrier.failNextRequests(1, new ApiFault.Refuses(401));
        var before = sends("account_refused");

        var id = order(ana.id(), "See you tomorrow");

        await().until(() -> sends("account_refused") > before);
        awaitAttempt(id, 1, "queued");
    }

    @Test
    void anOutageOfTheProviderFailsNoText() {
        var ana = somebody();
        stopCarrier();

        var id = order(ana.id(), "Back in a while");

        attempted(id, 8, Duration.ofMinutes(10));
        startCarrier();
        connect(ana.phone());
        clock.moveOn(Duration.ofMinutes(10));
        awaitStatus(id, "delivered");
    }

    @Test
    void aTextThatIsNeverTakenIsGivenUpWhenItIsNoLongerWorthSending() {
        var ana = somebody();
        carrier.failNextRequests(100, new ApiFault.Refuses(429));
        var id = order(ana.id(), "Hello?");
        attempted(id, 1, Duration.ofHours(71).plusMinutes(59).plusSeconds(57));

        awaitStatus(id, "failed");

        assertThat(row(id)).containsEntry("error_code", "20429");
        assertThat(texts(ana.phone())).isEmpty();
    }

    @Test
    void aProviderThatNeverAnswersIsNotAskedAgainAndAgain() {
        var ana = somebody();
        carrier.failNextRequests(100, new ApiFault.Refuses(503));
        double before = unknownOutcomes();

        var id = order(ana.id(), "Hello?");

        for (int attempt = 1; attempt <= 5; attempt++) {
            int made = attempt;
            await().until(() -> unknownOutcomes() >= before + made);
            clock.moveOn(TIME_TO_RECONCILE);
            if (attempt > 1 && attempt < 5) {
                await().untilAsserted(() -> assertThat(row(id)).containsEntry("lost_attempts", made));
                clock.moveOn(Duration.ofMinutes(15));
            }
        }
        awaitStatus(id, "failed");
        assertThat(row(id)).containsEntry("attempts", 5);
        assertThat(texts(ana.phone())).isEmpty();
    }

    @Test
    void whatTheProviderWouldNotTakeCountsForNoContact() {
        var ana = somebody();
        carrier.failNextRequests(5, new ApiFault.Refuses(400));
        for (int i = 0; i < 5; i++) {
            awaitStatus(order(ana.id(), "Number " + i), "failed");
        }

        awaitStatus(order(ana.id(), "At last"), "delivered");
    }

    /** A process may die between the two: then the text has not failed yet, and is looked after once more. */
    @Test
    void aTextFailsTogetherWithItsContactThatWasNotMade() {
        var ana = somebody();
        var id = sending(ana, "Hello", Duration.ofSeconds(20));
        allowed(id, ana);
        var refused = new SendOutcome.Refused("20500", "no", false);
        LocalStackResource.postgres()
                .administer("alter table contact_decision add constraint no_refusal check (subject_id <> '" + id
                        + "' or verdict = 'allowed')");
        try {
            assertThatThrownBy(
                            () -> outcomes.record(claimed(id), refused).await().atMost(SOON))
                    .hasStackTraceContaining("no_refusal");
            assertThat(row(id)).containsEntry("status", "sending");
        } finally {
            LocalStackResource.postgres().administer("alter table contact_decision drop constraint no_refusal");
        }

        outcomes.record(claimed(id), refused).await().atMost(SOON);

        assertThat(row(id)).containsEntry("status", "failed");
        assertThat(db.rows("select verdict, reason from contact_decision where subject_id = ? order by at", id))
                .containsExactly(
                        Map.of("verdict", "allowed", "reason", "within_contact_hours"),
                        Map.of("verdict", "refused", "reason", "not_sent"));
    }

    private void allowed(UUID id, Somebody somebody) {
        db.update(
                "insert into contact_decision (id, subject_id, user_id, channel, purpose, verdict, reason, at)"
                        + " values (?, ?, ?, 'sms', 'coaching', 'allowed', 'within_contact_hours', ?)",
                UUID.randomUUID(),
                id,
                somebody.id(),
                Timestamp.from(clock.instant().minusSeconds(20)));
    }

    @Test
    void aTextCostsNothingUntilTheProviderTakesIt() {
        var ana = somebody();
        var ben = somebody(clock.zoneWhereItIs(12), Set.of());
        carrier.failNextRequests(1, new ApiFault.Refuses(400));
        var refused = order(ana.id(), "Hello");
        awaitStatus(refused, "failed");
        var skipped = order(ben.id(), "Hello");
        awaitStatus(skipped, "skipped");
        var sent = order(ana.id(), "a".repeat(200));
        awaitStatus(sent, "delivered");

        assertThat(row(refused)).containsEntry("cost_micros", 0L).containsEntry("cost_cents", 0);
        assertThat(row(skipped)).containsEntry("cost_micros", 0L).containsEntry("cost_cents", 0);
        assertThat(row(sent))
                .containsEntry("segments", 2)
                .containsEntry("cost_micros", 16_600L)
                .containsEntry("cost_cents", 2)
                .containsEntry("cost_currency", "USD");
    }

    /** Answers go before what we start. */
    @ParameterizedTest
    @EnumSource(ContactPurpose.class)
    void everyAnswerHasAPriorityAboveWhatWeStart(ContactPurpose purpose) {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var id = UUID.randomUUID();
        var later = Timestamp.from(clock.instant().plus(Duration.ofDays(1)));
        db.update("""
                insert into sms_messages (id, user_id, direction, from_phone, to_phone, body, provider, status, purpose,
                  conversation_id, segments, cost_cents, not_before, created_at)
                values (?, ?, 'outbound', '+12025550100', ?, 'Hello', 'twilio', 'queued', ?, ?, 1, 1, ?, ?)
                """, id, ana.id(), ana.phone(), purpose.wireName(), UUID.randomUUID(), later, later);

        int expected = purpose == ContactPurpose.CRISIS_RESPONSE ? 0 : purpose.isStartedByUs() ? 2 : 1;
        assertThat(row(id).get("priority")).isEqualTo(expected);
    }

    /** Counting each text in a row of its template would have them all wait for one another. */
    @Test
    void aTextDoesNotWaitForItsTemplate() throws Exception {
        var ana = somebody();
        try (var other = db.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from sms_templates where template_name = 'celebration' for no key update");
            var id = UUID.fromString(operator()
                    .body(Map.of(
                            "userId", ana.id(), "template", "celebration", "variables", Map.of("message", "Done!")))
                    .post("/messages")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id"));

            awaitStatus(id, "delivered");
        }
    }

    /** Waits for each of so many attempts that the provider did not take, letting time pass after each. */
    private void attempted(UUID id, int attempts, Duration between) {
        for (int attempt = 1; attempt <= attempts; attempt++) {
            awaitAttempt(id, attempt, "queued");
            clock.moveOn(between);
        }
    }

    private void awaitAttempt(UUID id, int attempt, String status) {
        await().untilAsserted(() ->
                assertThat(row(id)).containsEntry("attempts", attempt).containsEntry("status", status));
    }

    /** What a lookup that is under way finds is true of the carrier that it asks: nobody else may be asked meanwhile. */
    @Test
    void whereANumberHasNoRoomAllWaitButWhoIsInDanger() {
        var ana = somebody();
        var ben = somebody();
        var free = clock.instant().plus(Duration.ofMinutes(2));
        db.update(
                "insert into sender_paces values ('twilio', ?, ?) on conflict (provider, number) do update set free_at = excluded.free_at",
                setting("heartline.twilio.from-number"),
                Timestamp.from(free));
        try {
            var waiting = order(ana.id(), "How was your walk?");
            understood(text(ben.phone(), "I want to kill myself"));
            await().until(() -> inbox(ben.phone()).size() == 1);
            assertThat(row(waiting)).containsEntry("status", "queued").containsEntry("attempts", 0);

            clock.moveOn(Duration.ofMinutes(3));

            awaitStatus(waiting, "delivered");
        } finally {
            db.update("delete from sender_paces");
        }
    }

    @Test
    void aNumberSendsAsManySegmentsAsItsCarrierTakesAndRemembersNoLongRest() {
        var paces = new SenderPaces(Map.of("twilio", 30));
        var twilio = by("twilio");
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            assertThat(taken(paces, twilio, 3, now)).isEqualTo(now.plusSeconds(4));
            assertThat(taken(paces, twilio, 1, now.plusSeconds(4))).isEqualTo(now.plusSeconds(6));
            assertThat(taken(paces, twilio, 1, now.plusSeconds(600))).isEqualTo(now.plusSeconds(600));
            assertThat(taken(paces, by("plivo"), 9, now)).isEqualTo(now);
            assertThat(taken(paces, new Sender(carriers.named("twilio"), "+12025550101"), 1, now))
                    .as("a number of its own pace")
                    .isEqualTo(now);
        } finally {
            db.update("delete from sender_paces");
        }
    }

    private Sender by(String carrier) {
        return new Sender(carriers.named(carrier), carriers.named(carrier).ownNumber());
    }

    /** When it is free again. */
    private Instant taken(SenderPaces paces, Sender sender, int segments, Instant now) {
        return transactions
                .plain(transaction -> paces.take(transaction, sender, segments, now)
                        .chain(() -> paces.freeAt(transaction, sender, now)))
                .await()
                .atMost(SOON);
    }

    @Test
    void aTextThatIsBeingLookedUpIsNotPassedOn() {
        var ana = somebody();
        var id = sending(ana, "Are you there?", Duration.ofSeconds(20));
        var text = claimed(id);
        db.update("update sms_messages set looked_up_at = claimed_at where id = ?", id);

        assertThat(passedOn(text, "plivo")).isInstanceOf(Claims.Found.Nothing.class);

        assertThat(row(id)).containsEntry("provider", "twilio").containsEntry("attempts", 1);
    }

    @Test
    void whoHasStoppedMeanwhileIsNotTextedByTheNextCarrier() {
        var ana = somebody();
        var id = sending(ana, "Are you there?", Duration.ofSeconds(20));
        var text = claimed(id);
        understood(text(ana.phone(), "STOP"));

        assertThat(passedOn(text, "plivo")).isInstanceOf(Claims.Found.Decided.class);

        assertThat(row(id))
                .containsEntry("status", "skipped")
                .containsEntry("provider", "twilio")
                .containsEntry("contact_reason", "opted_out");
    }

    private Claims.Found passedOn(OutgoingText text, String carrier) {
        return claims.passOn(text, by(carrier)).await().atMost(SOON);
    }

    @Test
    void aTextIsPassedOnByItsOwnClaimAndOnce() {
        var ana = somebody();
        var id = sending(ana, "Are you there?", Duration.ofSeconds(20));
        var text = claimed(id);
        var older = new OutgoingText(
                id, text.from(), text.to(), text.body(), 1, text.claimedAt().minusSeconds(1));

        assertThat(passedOn(older, "plivo")).isInstanceOf(Claims.Found.Nothing.class);
        assertThat(passedOn(text, "plivo"))
                .isInstanceOfSatisfying(
                        Claims.Found.Claimed.class,
                        passed -> assertThat(passed.text().attempt()).isEqualTo(2));
        assertThat(passedOn(text, "bird")).isInstanceOf(Claims.Found.Nothing.class);

        assertThat(row(id)).containsEntry("provider", "plivo").containsEntry("attempts", 2);
    }

    private OutgoingText claimed(UUID id) {
        var row = row(id);
        return new OutgoingText(
                id,
                (String) row.get("from_phone"),
                (String) row.get("to_phone"),
                (String) row.get("body"),
                1,
                ((Timestamp) row.get("claimed_at")).toInstant());
    }

    /** A row as a process leaves it that dies between its claim and its request. */
    private UUID sending(Somebody to, String body, Duration ago) {
        var id = UUID.randomUUID();
        var then = Timestamp.from(clock.instant().minus(ago));
        db.update("""
                insert into sms_messages (id, user_id, direction, from_phone, to_phone, body, provider, status, purpose,
                  contact_reason, conversation_id, segments, cost_cents, not_before, attempts, claimed_at, created_at)
                values (?, ?, 'outbound', '+12025550100', ?, ?, 'twilio', 'sending', 'coaching',
                  'within_contact_hours', ?, 1, 1, ?, 1, ?, ?)
                """, id, to.id(), to.phone(), body, UUID.randomUUID(), then, then, then);
        return id;
    }

    private static double unknownOutcomes() {
        return sends("unknown");
    }

    private static double sends(String outcome) {
        return Management.metric("heartline_sms_sends_total", "outcome=\"" + outcome + "\"");
    }
}
