package dev.heartline.memory.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.memory.testing.MovableClock;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;

/**
 * Ninety days of somebody's life, told in {@code life/ninety-days.txt} and played through the service's own doors. What the coach has at
 * hand at five moments, and what the weeks and months came to, stands beside it as a person would read it. What was read this time is
 * written to {@code target/life}.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LifeTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final Pattern PART = Pattern.compile(
            "^== (?<moment>\\d+ \\w{3} \\d{4} \\d\\d:\\d\\d), (?<what>[^\\n]+)\\n(?<words>(?:(?!==)[^\\n]*\\n)*)",
            Pattern.MULTILINE);
    private static final Pattern BY_HAND = Pattern.compile(
            "(?<who>Maya|an operator) (?<change>denies|corrects|restores|confirms|pins) \"(?<memory>[^\"]+)\"(?: to \"(?<right>[^\"]+)\")?: (?<reason>.+)");
    private static final Pattern SAYS =
            Pattern.compile("Maya says (?<preference>\\S+) is (?<value>\\w+): (?<reason>.+)");

    @Inject
    MovableClock clock;

    private final World world = new World();
    private final Story maya = Story.ofSomebody();
    private final Map<String, String> read = new HashMap<>();

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void whatIsKnownFollowsALifeOfNinetyDays() {
        world.live(maya.profile(ZONE.getId()));

        PART.matcher(resource("ninety-days.txt")).results().forEach(this::live);
        awaitAllTold();
        read.put("summaries", Told.summaries(summaries("weekly"), summaries("monthly")));

        var compared = new SoftAssertions();
        read.forEach((name, text) -> {
            write(name, text);
            compared.assertThat(text).as(name).isEqualTo(resource(name + ".txt"));
        });
        compared.assertThat(read).hasSize(6);
        compared.assertAll();
    }

    private void live(MatchResult part) {
        Instant at =
                LocalDateTime.parse(part.group("moment"), MOMENT).atZone(ZONE).toInstant();
        String what = part.group("what");
        clock.setTo(at.plus(Duration.ofMinutes(2)));
        Matcher byHand = BY_HAND.matcher(what);
        Matcher says = SAYS.matcher(what);
        if (what.equals("a call")) {
            world.live(maya.call(at, part.group("words").strip().split("\n")));
        } else if (what.equals("a text")) {
            world.live(text(at, part.group("words").strip()));
        } else if (what.equals("danger is heard")) {
            world.live(maya.crisis(Ids.next(), CrisisState.RAISED, at));
        } else if (what.startsWith("the coach looks: ")) {
            read.put(what.substring("the coach looks: ".length()), Told.context(context()));
        } else if (byHand.matches()) {
            change(byHand);
        } else if (says.matches()) {
            as("Maya")
                    .body(Map.of("value", says.group("value"), "reason", says.group("reason")))
                    .put("/users/" + maya.userId() + "/preferences/" + says.group("preference"))
                    .then()
                    .statusCode(204);
        } else {
            throw new IllegalArgumentException("nobody knows how to live: " + what);
        }
    }

    /** With nothing that was read of it before: what it says must be told from its words. */
    private Event<SmsReceived> text(Instant at, String words) {
        return Event.of(
                EventType.SMS_RECEIVED,
                new SmsReceived(
                        Ids.next(),
                        maya.userId(),
                        Ids.next(),
                        "twilio",
                        words,
                        at,
                        SmsIntent.REPORT_PROGRESS,
                        0.7,
                        null,
                        null,
                        false,
                        false));
    }

    private void change(Matcher byHand) {
        var request = as(byHand.group("who"));
        var path = "/users/" + maya.userId() + "/memories/" + memory(byHand.group("memory"));
        var reason = byHand.group("reason");
        var answer = switch (byHand.group("change")) {
            case "denies" -> request.body(Map.of("reason", reason)).post(path + "/deny");
            case "restores" -> request.body(Map.of("reason", reason)).post(path + "/restore");
            case "confirms" -> request.body(Map.of("reason", reason)).post(path + "/confirm");
            case "pins" -> request.body(Map.of("reason", reason)).put(path + "/pin");
            default ->
                request.body(Map.of("description", byHand.group("right"), "reason", reason))
                        .post(path + "/correct");
        };
        answer.then().statusCode(byHand.group("change").equals("corrects") ? 200 : 204);
    }

    private UUID memory(String description) {
        return world.database()
                .value(
                        UUID.class,
                        "select id from ai_episodic_memory where user_id = ? and memory_description = ? order by id limit 1",
                        maya.userId(),
                        description);
    }

    private String context() {
        return as("Maya")
                .get("/users/{id}/context", maya.userId())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String summaries(String period) {
        return as("Maya")
                .get("/users/{id}/summaries?period={period}", maya.userId(), period)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private void awaitAllTold() {
        World.eventually(() -> {
            if (world.database()
                            .count(
                                    "select count(*) from conversation_summaries where user_id = ? and summary_period <> 'monthly'"
                                            + " and (rolled_up_at is null or rolled_up_at < updated_at)",
                                    maya.userId())
                    > 0) {
                throw new AssertionError("not all weeks and months are told");
            }
        });
    }

    private RequestSpecification as(String who) {
        return given().auth()
                .oauth2(who.equals("Maya") ? Tokens.user(maya.userId()) : Tokens.operator())
                .contentType("application/json");
    }

    private static String resource(String name) {
        try (var stream = LifeTest.class.getResourceAsStream("/life/" + name)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String name, String text) {
        try {
            Files.createDirectories(Path.of("target/life"));
            Files.writeString(Path.of("target/life", name + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
