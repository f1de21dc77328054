package dev.heartline.sms.inbound;

/**
 * A text as a provider delivered it.
 *
 * @param sid the provider's id for it: the same one means the same text, delivered again
 * @param from E.164, but also a short code or a name
 * @param media pictures and the like that came with it
 */
public record InboundText(String provider, String sid, String from, String to, String body, int media) {

    public InboundText {
        // PostgreSQL takes every character but this one.
        body = body.replace("\u0000", "");
    }

    /** Neither numbers nor body: they are not for logs. */
    @Override
    public String toString() {
        return "InboundText[" + provider + ", " + sid + "]";
    }
}
