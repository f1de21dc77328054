package dev.heartline.sms.provider;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.sms.OverTheWire;
import dev.heartline.sms.provider.CuttingProxy.Cut;
import dev.heartline.stack.infra.FreePort;

import static org.assertj.core.api.Assertions.assertThat;

/** Wherever the connection to a carrier ends, the carrier has a text once, and we know that it does. */
@QuarkusTest
class CutConnectionTest extends OverTheWire {

    private CuttingProxy proxy;

    @Override
    protected void startCarrier() {
        int carriers = FreePort.take(1).getFirst();
        startCarrier(carriers);
        proxy = new CuttingProxy(
                URI.create(setting("heartline.twilio.base-url")).getPort(), carriers);
    }

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"twilio", "plivo", "messagebird", "bird"})
    void aTextIsTakenOnceWhereverTheConnectionIsCut(String name) throws InterruptedException {
        // Nothing tells of a text but the answer and whoever asks.
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        var texts = new LinkedHashMap<Cut, UUID>();
        var people = new LinkedHashMap<Cut, Somebody>();
        for (var cut : Cut.values()) {
            var somebody = name.equals("twilio") ? somebody() : somebodyOf(name);
            people.put(cut, somebody);
            var done = proxy.cutNext(cut);
            texts.put(cut, order(somebody.id(), "How was your walk?"));
            CuttingProxy.await(done);
            if (cut.isInAnswer) {
                await().until(() -> texts(somebody.phone()).size() == 1);
            }
        }

        // Longer than an unknown outcome is left alone.
        clock.moveOn(Duration.ofSeconds(61));

        texts.forEach((cut, id) -> {
            await().alias(cut.name())
                    .untilAsserted(() -> assertThat(row(id)).as(cut.name()).containsEntry("status", "sent"));
            assertThat(row(id))
                    .as(cut.name())
                    .containsEntry("provider", name)
                    .containsEntry("attempts", cut.isInAnswer ? 1 : 2)
                    .containsEntry("lost_attempts", cut.isInAnswer ? 0 : 1);
            assertThat(texts(people.get(cut).phone())).as(cut.name()).hasSize(1);
        });
        if (name.equals("plivo")) {
            // Else it would go through all that the account sent in a day, and through no other day.
            assertThat(proxy.asked())
                    .filteredOn(line -> line.startsWith("GET /v1/Account/"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).contains("message_time__gte=", "message_time__lte="));
        }
    }
}
