package dev.heartline.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.heartline.stack.access.AccessTokens;
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

    /** As if a database had been restored then: what was to be texted or called before is not done any more. */
    public static final Instant FORGOTTEN_UNTIL = Instant.parse("2010-01-01T00:00:00Z");

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
        var ports = FreePort.take(2);
        int httpPort = ports.getFirst();
        var settings = new HashMap<String, String>();
        NativeServers.BROKER_LOGS.forEach(
                category -> settings.put("quarkus.log.category.\"" + category + "\".level", "WARN"));
        settings.put("quarkus.http.test-port", String.valueOf(httpPort));
        settings.put("quarkus.management.test-port", String.valueOf(ports.getLast()));
        settings.put("quarkus.datasource.username", postgres().username());
        settings.put("quarkus.datasource.password", postgres().password());
        settings.put("quarkus.datasource.jdbc.url", postgres().jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", postgres().reactiveUrl());
        settings.put("kafka.bootstrap.servers", kafka().bootstrapServers());
        settings.put("mp.jwt.verify.publickey.location", publicKey().toUri().toString());
        settings.put("mp.jwt.verify.issuer", AccessTokens.ISSUER);
        settings.put("mp.jwt.verify.audiences", AccessTokens.AUDIENCE);
        // Nobody is left to be answered when an application makes way for the next.
        settings.put("quarkus.shutdown.timeout", "0s");
        settings.put("heartline.public-url", "http://127.0.0.1:" + httpPort);
        settings.put("heartline.twilio.account-sid", TWILIO_ACCOUNT_SID);
        settings.put("heartline.twilio.auth-token", TWILIO_AUTH_TOKEN);
        // Nobody listens there: a test that needs the provider brings its own.
        settings.put("heartline.twilio.base-url", "http://127.0.0.1:1");
        settings.put("heartline.twilio.from-number", TWILIO_FROM_NUMBER);
        settings.put("heartline.engagement.draw-key", UUID.randomUUID().toString());
        settings.put("heartline.contact.key", "the key of the tests");
        settings.put("heartline.contact.forgotten-until", FORGOTTEN_UNTIL.toString());
        return settings;
    }

    private static Path publicKey() {
        return RunningStack.get().file(RunningStack.PUBLIC_KEY);
    }

    /** Nothing to do: the infrastructure serves the next test too and goes with the JVM. */
    @Override
    public void stop() {}
}
