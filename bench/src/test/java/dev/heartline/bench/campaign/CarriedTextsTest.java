package dev.heartline.bench.campaign;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import dev.heartline.driver.Http;

import static org.assertj.core.api.Assertions.assertThat;

class CarriedTextsTest {

    /** As the simulator tells it. */
    private static final String TEXTS = """
            {"texts": [
              {"messageSid": "SM1", "to": "+12025550101", "body": "Hey Ana (no 1)"},
              {"messageSid": "SM2", "to": "+12025550102", "body": "Hey Ben (no 1)"},
              {"messageSid": "SM3", "to": "+12025550102", "body": "Hey Ben (no 1)"},
              {"messageSid": "SM4", "to": "+12025550103", "body": "Something else"}]}
            """;

    @Test
    void eachTextOfTheCampaignCountsOnceHoweverOftenItIsSeenAndTwoToOneHandsetAreSeen() throws Exception {
        var carrier = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        carrier.createContext("/simulator/texts", exchange -> {
            var body = TEXTS.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        carrier.start();
        try {
            var address = URI.create("http://127.0.0.1:" + carrier.getAddress().getPort());
            var carried = new CarriedTexts(new Http(address, Optional.empty()), "no 1");

            carried.look();
            carried.look();

            assertThat(carried.texts()).isEqualTo(3);
            assertThat(carried.handsetsWithMore()).isEqualTo(1);
        } finally {
            carrier.stop(0);
        }
    }
}
