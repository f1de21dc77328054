package dev.heartline.sms.inbound;

import java.util.List;
import java.util.Optional;

import dev.heartline.ai.text.BoundedText;
import dev.heartline.ai.wish.Wish;

/**
 * A text as a provider delivered it, in what of it is kept: no NUL, which PostgreSQL does not take, no heaps of
 * marks, and at most {@link #LONGEST} characters.
 *
 * @param sid the provider's id for it: the same one means the same text, delivered again
 * @param from E.164, but also a short code or a name
 * @param media pictures and the like that came with it
 * @param mediaTypes what they are, as far as the carrier tells
 * @param carrierWish what the carrier's own list of words found in it, and the carrier has answered
 * @param cutFrom how many characters came, where more came than are kept
 */
public record InboundText(
        String provider,
        String sid,
        String from,
        String to,
        String body,
        int media,
        List<String> mediaTypes,
        Optional<Wish.Kind> carrierWish,
        Optional<Integer> cutFrom) {

    /** Networks carry 1,600 characters; whatever is longer was not written with a thumb. */
    public static final int LONGEST = 4_096;

    public static InboundText of(String provider, String sid, String from, String to, String body, int media) {
        String clean = BoundedText.withoutHeapedMarks(body.replace("\u0000", ""));
        return clean.length() <= LONGEST
                ? new InboundText(provider, sid, from, to, clean, media, List.of(), Optional.empty(), Optional.empty())
                : new InboundText(
                        provider,
                        sid,
                        from,
                        to,
                        cut(clean),
                        media,
                        List.of(),
                        Optional.empty(),
                        Optional.of(clean.length()));
    }

    public InboundText withCarrierWish(Optional<Wish.Kind> wish) {
        return new InboundText(provider, sid, from, to, body, media, mediaTypes, wish, cutFrom);
    }

    public InboundText withMediaTypes(List<String> types) {
        return new InboundText(provider, sid, from, to, body, media, List.copyOf(types), carrierWish, cutFrom);
    }

    /** Not through the middle of a character. */
    private static String cut(String body) {
        return body.substring(0, Character.isHighSurrogate(body.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** Neither numbers nor body: they are not for logs. */
    @Override
    public String toString() {
        return "InboundText[" + provider + ", " + sid + "]";
    }
}
