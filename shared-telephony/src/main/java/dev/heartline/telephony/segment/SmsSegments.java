package dev.heartline.telephony.segment;

/**
 * The segments of a text (3GPP TS 23.038 and 23.040). A text that fits one message has no header; in a longer one each
 * part loses room to the concatenation header, and neither an escaped GSM-7 character nor a surrogate pair is split.
 *
 * @param units septets in GSM-7, 16-bit code units in UCS-2
 * @param segments parts sent; an empty text still takes one
 */
public record SmsSegments(Encoding encoding, int units, int segments) {

    public enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int single;
        private final int perPart;

        Encoding(int single, int perPart) {
            this.single = single;
            this.perPart = perPart;
        }
    }

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Each is sent as an escape and a second septet. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    public static SmsSegments of(String text) {
        var encoding = text.codePoints().allMatch(SmsSegments::isGsm7) ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = 0;
        int parts = 1;
        int inPart = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int width = width(codePoint, encoding);
            units += width;
            if (inPart + width > encoding.perPart) {
                parts++;
                inPart = 0;
            }
            inPart += width;
        }
        return new SmsSegments(encoding, units, units <= encoding.single ? 1 : parts);
    }

    private static int width(int codePoint, Encoding encoding) {
        return switch (encoding) {
            case GSM_7 -> EXTENDED.indexOf(codePoint) >= 0 ? 2 : 1;
            case UCS_2 -> Character.charCount(codePoint);
        };
    }

    private static boolean isGsm7(int codePoint) {
        return BASIC.indexOf(codePoint) >= 0 || EXTENDED.indexOf(codePoint) >= 0;
    }
}
