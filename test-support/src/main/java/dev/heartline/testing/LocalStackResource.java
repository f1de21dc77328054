package dev.heartline.testing;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.heartline.stack.infra.FreePort;

/**
 * A real Kafka with every topic and a real PostgreSQL with one empty database, for {@code @QuarkusTest} classes
 * ({@code @QuarkusTestResource(LocalStackResource.class)}) and, by its static methods, for tests without Quarkus.
 *
 * <p>They start once per JVM and are shared by all its tests: a test keeps to its own users, topics keep what earlier tests
 * sent. The configuration carries the same names that the launcher gives the services through their environment.
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    /** The account of the imitated provider, and the secret its webhooks are signed with. */
    public static final String TWILIO_ACCOUNT_SID = "AC" + "0123456789abcdef".repeat(2);

    public static final String TWILIO_AUTH_TOKEN = "test-auth-token-of-the-imitated-provider";

    /** The number that the services call and text from. */
    public static final String TWILIO_FROM_NUMBER = "+12025550100";

    public static KafkaControl kafka() {
        return new KafkaControl(RunningStack.get());
    }

    public static PostgresControl postgres() {
        return new PostgresControl(RunningStack.get());
    }

    /** Before other resources, so that theirs (a provider's address) replace what is set here. */
    @Override
    public int order() {
        return -100;
    }

    @Override
    public Map<String, String> start() {
        var httpPort = FreePort.take(1).getFirst();
        return Map.ofEntries(
                Map.entry("quarkus.devservices.enabled", "false"),
                // The broker runs in this JVM.
                Map.entry("quarkus.log.category.\"kafka\".level", "WARN"),
                Map.entry("quarkus.log.category.\"org.apache.kafka\".level", "WARN"),
                Map.entry("quarkus.log.category.\"state.change.logger\".level", "WARN"),
                Map.entry("quarkus.http.test-port", String.valueOf(httpPort)),
                Map.entry("quarkus.datasource.username", postgres().username()),
                Map.entry("quarkus.datasource.password", postgres().password()),
                Map.entry("quarkus.datasource.jdbc.url", postgres().jdbcUrl()),
                Map.entry("quarkus.datasource.reactive.url", postgres().reactiveUrl()),
                Map.entry("kafka.bootstrap.servers", kafka().bootstrapServers()),
                Map.entry(
                        "mp.jwt.verify.publickey.location",
                        RunningStack.get().file(RunningStack.PUBLIC_KEY).toUri().toString()),
                Map.entry("heartline.public-url", "http://127.0.0.1:" + httpPort),
                Map.entry("heartline.twilio.account-sid", TWILIO_ACCOUNT_SID),
                Map.entry("heartline.twilio.auth-token", TWILIO_AUTH_TOKEN),
                // Nobody listens there: a test that needs the provider brings its own.
                Map.entry("heartline.twilio.base-url", "http://127.0.0.1:1"),
                Map.entry("heartline.twilio.from-number", TWILIO_FROM_NUMBER),
                Map.entry("heartline.engagement.draw-key", UUID.randomUUID().toString()));
    }

    /** Nothing to do: the infrastructure serves the next test too and goes with the JVM. */
    @Override
    public void stop() {}
}
