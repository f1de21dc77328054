package dev.heartline.bench.campaign;

import java.util.HashMap;
import java.util.Map;

import dev.heartline.driver.Http;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/** The texts of a campaign that the carrier has seen. It keeps but the latest ten thousand, so it is asked again and again. */
final class CarriedTexts {

    private final Http carrier;
    private final String mark;
    private final Map<String, String> handsets = new HashMap<>();

    /** @param mark that stands in each text of the campaign and in no other */
    CarriedTexts(Http carrier, String mark) {
        this.carrier = carrier;
        this.mark = mark;
    }

    void look() {
        carrier.exchange("GET", "/simulator/texts", null).path("texts").forEach(text -> {
            if (text.path("body").asText().contains(mark)) {
                handsets.put(text.path("messageSid").asText(), text.path("to").asText());
            }
        });
    }

    long texts() {
        return handsets.size();
    }

    long handsetsWithMore() {
        var texts = handsets.values().stream().collect(groupingBy(handset -> handset, counting()));
        return texts.values().stream().filter(count -> count > 1).count();
    }
}
