package dev.heartline.sms.outbound;

/**
 * A number of ours that a text leaves by.
 *
 * @param number E.164; not for logs
 */
record Sender(SmsProvider carrier, String number) {

    @Override
    public String toString() {
        return "Sender[" + carrier.name() + "]";
    }
}
