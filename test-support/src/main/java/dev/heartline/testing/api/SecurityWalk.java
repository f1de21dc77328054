package dev.heartline.testing.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.restassured.response.Response;

import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tries every operation that the service's document tells of, so also one that was added yesterday, as those who may not: without a
 * token, with each kind of bad one, in a role that may not, as another user. Then as somebody who may, lest a request be refused
 * for something else.
 */
public final class SecurityWalk {

    private static final List<String> ROLES = List.of("operator", "service", "user");

    private final ApiDocument document = ApiDocument.served();
    private final List<String> faults = new ArrayList<>();
    private final UUID user;
    private int steps;

    private SecurityWalk(UUID user) {
        this.user = user;
    }

    /** Fails where somebody gets in who may not, or does anything to a user, or somebody is kept out who may. */
    public static void assertThatTheRightOnesGetIn() {
        var user = UUID.randomUUID();
        var database = new WalkedDatabase(LocalStackResource.postgres().jdbc());
        introduce(user);
        await().atMost(Duration.ofSeconds(20)).until(() -> !database.about(user).isEmpty());
        var before = database.about(user);
        var walk = new SecurityWalk(user);

        walk.intrude();
        assertThat(walk.faults).isEmpty();
        assertThat(database.about(user)).isEqualTo(before);

        walk.enter();
        assertThat(walk.faults).isEmpty();
        assertThat(walk.steps).isGreaterThan(10 * walk.document.operations().size() / 2);
    }

    private static void introduce(UUID user) {
        LocalStackResource.kafka()
                .probe()
                .send(
                        "user.profile",
                        user.toString(),
                        "{\"userId\":\"%s\",\"firstName\":\"Walked\",\"consents\":[]}".formatted(user),
                        Map.of(
                                "ce_specversion",
                                "1.0",
                                "ce_id",
                                UUID.randomUUID().toString(),
                                "ce_type",
                                "user.profile.v1",
                                "ce_source",
                                "/test",
                                "ce_time",
                                Instant.now().toString(),
                                "content-type",
                                "application/json"));
    }

    /** Those who may not. */
    private void intrude() {
        document.operations().forEach(operation -> {
            if (operation.roles().isEmpty()) {
                intrudeUnsigned(operation);
            } else {
                intrudeWithToken(operation);
            }
        });
    }

    /** Those who may: whatever they are told, it is not that they may not. */
    private void enter() {
        document.operations().stream()
                .filter(operation -> !operation.roles().isEmpty())
                .forEach(operation -> operation.roles().forEach(role -> {
                    if (!role.equals("user") || operation.path().contains("{userId}")) {
                        int status = ask(operation, Optional.of(Tokens.inRole(role, user.toString())), Map.of())
                                .statusCode();
                        note(status != 401 && status != 403, operation, "refuses " + role, status);
                    }
                }));
    }

    private void intrudeUnsigned(ApiOperation door) {
        expect(403, door, "no signature", Optional.empty(), Map.of());
        expect(403, door, "a forged signature", Optional.empty(), forgedSignature(door));
        expect(403, door, "an operator's token", Optional.of(Tokens.operator()), Map.of());
    }

    /** Where the provider of that door puts it; a nonce beside it, which some want to see first. */
    private Map<String, String> forgedSignature(ApiOperation door) {
        return document.signatureHeader(door)
                .map(header -> Map.of(
                        header,
                        header.equals("Authorization") ? "Bearer e30.e30.Zm9yZ2Vk" : "Zm9yZ2Vk",
                        header + "-Nonce",
                        "1"))
                .orElse(Map.of());
    }

    private void intrudeWithToken(ApiOperation operation) {
        expect(401, operation, "no token", Optional.empty(), Map.of());
        for (var forged : ForgedToken.values()) {
            expect(401, operation, "a token that is " + forged, Optional.of(forged.text()), Map.of());
        }
        Stream.concat(ROLES.stream(), Stream.of("guest"))
                .filter(role -> !operation.roles().contains(role))
                .forEach(role -> expect(
                        403,
                        operation,
                        "the role " + role,
                        Optional.of(Tokens.inRole(role, user.toString())),
                        Map.of()));
        if (operation.roles().contains("user")) {
            expect(403, operation, "another user", Optional.of(Tokens.user(UUID.randomUUID())), Map.of());
        }
    }

    private void expect(
            int status, ApiOperation operation, String who, Optional<String> token, Map<String, String> headers) {
        var response = ask(operation, token, headers);
        note(
                response.statusCode() == status
                        && String.valueOf(response.contentType()).startsWith("application/problem+json"),
                operation,
                "lets in " + who,
                response.statusCode());
    }

    private Response ask(ApiOperation operation, Optional<String> token, Map<String, String> headers) {
        steps++;
        return SampleRequest.of(document, operation, user).send(token, headers);
    }

    private void note(boolean fine, ApiOperation operation, String otherwise, int status) {
        if (!fine) {
            faults.add("%s %s: %d".formatted(operation, otherwise, status));
        }
    }
}
