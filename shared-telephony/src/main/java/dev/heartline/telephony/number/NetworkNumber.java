package dev.heartline.telephony.number;

/** Numbers as carriers write them that leave out the plus of E.164. */
public final class NetworkNumber {

    private NetworkNumber() {}

    public static String ofE164(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    /** Words such as {@code anonymous} stay what they are. */
    public static String toE164(String number) {
        return number.matches("[1-9]\\d{6,14}") ? "+" + number : number;
    }
}
