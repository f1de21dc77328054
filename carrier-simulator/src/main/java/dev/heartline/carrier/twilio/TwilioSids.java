package dev.heartline.carrier.twilio;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that look like Twilio's: two letters for the kind and 32 hexadecimal digits. */
final class TwilioSids {
    private TwilioSids() {}

    static String call() {
        return "CA" + random();
    }

    static String message() {
        return "SM" + random();
    }

    /** Of a text with pictures. */
    static String pictureMessage() {
        return "MM" + random();
    }

    static String media() {
        return "ME" + random();
    }

    static String recording() {
        return "RE" + random();
    }

    static String relaySession() {
        return "VX" + random();
    }

    private static String random() {
        var bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
