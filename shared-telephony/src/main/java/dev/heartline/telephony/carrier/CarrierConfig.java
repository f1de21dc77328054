package dev.heartline.telephony.carrier;

import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which carrier is asked for a call or a text, and which one after it. */
@ConfigMapping(prefix = "heartline.carriers")
public interface CarrierConfig {

    /** In this order carriers are asked, the next one where one refuses. Each must be connected. */
    @WithDefault("twilio")
    List<String> order();

    /** The carrier that is asked first for numbers that begin so, for example {@code "+44"}; the longest beginning counts. */
    Map<String, String> byPrefix();
}
