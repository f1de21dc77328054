package dev.heartline.testing.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.restassured.RestAssured;

import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** Announces a body that is longer than any may be to every operation that takes one: it has to be refused before it is read. */
public final class LongBodies {

    /** Bytes: more than the limit of all services (quarkus.http.limits.max-body-size). */
    private static final int TOO_LONG = 256 * 1024 + 1;

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int TOO_LARGE = 413;

    private LongBodies() {}

    /** @param longer beginnings of paths that may be sent more */
    public static void assertThatTheyAreRefused(String... longer) {
        var doors = ApiDocument.served().operations().stream()
                .filter(operation -> operation.node().has("requestBody"))
                .filter(operation -> !startsWithOneOf(operation.path(), longer))
                .toList();
        assertThat(doors)
                .isNotEmpty()
                .allSatisfy(
                        door -> assertThat(announce(door)).as(door.toString()).startsWith("HTTP/1.1 " + TOO_LARGE));
    }

    private static boolean startsWithOneOf(String path, String... beginnings) {
        for (var beginning : beginnings) {
            if (path.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** Only the head of the request: whoever waits for the body doesn't answer. */
    private static String announce(ApiOperation door) {
        var type = door.node().at("/requestBody/content").fieldNames().next();
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(
                            "%s %s HTTP/1.1\r\nHost: heartline\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                                    .formatted(
                                            door.method(),
                                            door.path()
                                                    .replaceAll(
                                                            "\\{[^}]+}",
                                                            UUID.randomUUID().toString()),
                                            Tokens.operator(),
                                            type,
                                            TOO_LONG)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(64), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(door + " says nothing", e);
        }
    }
}
