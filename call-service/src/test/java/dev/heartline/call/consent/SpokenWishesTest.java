package dev.heartline.call.consent;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.wish.Wish;
import dev.heartline.call.CallServiceTest;
import dev.heartline.call.CallsInProgress;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.service.contact.NumberDigest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class SpokenWishesTest extends CallServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    SpokenWishes wishes;

    @Inject
    NumberDigest digest;

    @Test
    void aStopBindsThePersonAndTheNumberAndIsToldOfBoth() {
        var user = user();
        var call = CallsInProgress.from(user.id(), user.phone());

        bind(call, wish(Wish.Kind.STOP, Wish.Scope.ALL));

        assertThat(standing(user.id().toString())).isEqualTo("stopped/stopped");
        assertThat(standing(digest.of(user.phone()))).isEqualTo("stopped/stopped");
        var ofUser = json(
                kafka.await("consent.changed", record -> user.id().toString().equals(record.key())));
        assertThat(ofUser.at("/calls/source").asText()).isEqualTo("speech");
        assertThat(ofUser.at("/calls/sourceId").asText()).isEqualTo(call.id().toString());
        var ofNumber =
                kafka.await("consent.changed", record -> digest.of(user.phone()).equals(record.key()));
        assertThat(ofNumber.value()).doesNotContain(user.id().toString()).doesNotContain(user.phone());
    }

    @Test
    void aStopOfCallsLeavesTexts() {
        var user = user();

        bind(CallsInProgress.from(user.id(), user.phone()), wish(Wish.Kind.STOP, Wish.Scope.CALLS));

        assertThat(standing(user.id().toString())).isEqualTo("stopped/null");
    }

    @Test
    void aNumberThatNobodyHasIsStoppedByItself() {
        var phone = phone();

        bind(CallsInProgress.from(null, phone), wish(Wish.Kind.STOP, Wish.Scope.ALL));

        assertThat(standing(digest.of(phone))).isEqualTo("stopped/stopped");
    }

    @Test
    void whoeverWithholdsTheirNumberCanStopOnlyForThemselves() {
        bind(CallsInProgress.from(null, "anonymous"), wish(Wish.Kind.STOP, Wish.Scope.ALL));

        assertThat(standing(digest.of("anonymous"))).isNull();
    }

    @Test
    void laterIsAPauseAndNoOptOut() {
        var user = user();

        bind(CallsInProgress.from(user.id(), user.phone()), wish(Wish.Kind.POSTPONE, Wish.Scope.ALL));

        var row = database.row(
                "select * from contact_consent where contact = ?", user.id().toString());
        assertThat(row).containsEntry("calls_standing", null).containsEntry("texts_standing", null);
        assertThat(database.value(
                        Boolean.class,
                        "select paused_until > now() from contact_consent where contact = ?",
                        user.id().toString()))
                .isTrue();
    }

    @Test
    void hangingUpIsNoWishAboutContact() {
        var user = user();

        bind(CallsInProgress.from(user.id(), user.phone()), wish(Wish.Kind.HANG_UP, Wish.Scope.ALL));

        assertThat(standing(user.id().toString())).isNull();
    }

    private void bind(Call call, Wish wish) {
        wishes.bind(call, wish, "", Instant.now()).await().atMost(SOON);
    }

    private static Wish wish(Wish.Kind kind, Wish.Scope scope) {
        return new Wish(kind, scope, Wish.By.WORDS);
    }

    /** Of calls, then of texts; null where nothing is kept. */
    private String standing(String contact) {
        return database
                .rows(
                        "select coalesce(calls_standing, 'null') || '/' || coalesce(texts_standing, 'null') as it"
                                + " from contact_consent where contact = ?",
                        contact)
                .stream()
                .map(row -> (String) row.get("it"))
                .findFirst()
                .orElse(null);
    }
}
