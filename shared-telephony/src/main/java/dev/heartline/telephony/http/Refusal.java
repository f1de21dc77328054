package dev.heartline.telephony.http;

/** What an error that a carrier's API answers with says about the text or call that it was asked for. */
public enum Refusal {
    /** It is wrong itself: asking again is no use. */
    OF_THE_ORDER,

    /**
     * We are: a token that was rotated, an account that is suspended, closed or unknown, a proxy that wants to know us. It would
     * be the same for every text and call, none is done, and each may well be done later.
     */
    OF_THE_ACCOUNT,

    /** Not now. */
    BUSY,

    /** It may have been done all the same. */
    UNCLEAR;

    /**
     * By the HTTP status. An address that isn't found is the account's: what is ordered is only ever a new member of one of its
     * collections. A request that timed out (408) may have arrived in full: whoever stands between says so, too.
     *
     * @param status HTTP, of an answer that isn't a yes; 0 where there is none
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-408-request-timeout">RFC 9110, 15.5.9</a>
     */
    public static Refusal of(int status) {
        return switch (status) {
            case 401, 402, 403, 404, 407 -> OF_THE_ACCOUNT;
            case 425, 429 -> BUSY;
            case 408 -> UNCLEAR;
            default -> status >= 400 && status < 500 ? OF_THE_ORDER : UNCLEAR;
        };
    }
}
