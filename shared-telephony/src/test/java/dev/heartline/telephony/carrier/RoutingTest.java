package dev.heartline.telephony.carrier;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoutingTest {

    private final Routing routing =
            new Routing(List.of("twilio", "vonage", "plivo"), Map.of("+44", "vonage", "+4477", "plivo"));

    @ParameterizedTest
    @CsvSource({
        "+12025550143,      ,       twilio vonage plivo",
        "+442079460000,     ,       vonage twilio plivo",
        "+447700900000,     ,       plivo twilio vonage",
        "+442079460000,     plivo,  plivo vonage twilio",
        "+12025550143,      vonage, vonage twilio plivo",
        "+12025550143,      other,  other twilio vonage plivo",
    })
    void theWishedOneComesFirstThenTheOneForTheNumberThenAllOthers(String number, String wished, String order) {
        assertThat(routing.to(number, wished)).containsExactly(order.split(" "));
    }
}
