package dev.heartline.telephony.twilio;

import com.twilio.exception.ApiException;

/** What an error that Twilio answers with says about the text or call that it was asked for. */
public enum TwilioRefusal {
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
     * collections.
     *
     * @see <a href="https://www.twilio.com/docs/usage/twilios-response">Twilio's responses</a>
     */
    public static TwilioRefusal of(ApiException answer) {
        int status = answer.getStatusCode() == null ? 0 : answer.getStatusCode();
        return switch (status) {
            case 401, 402, 403, 404, 407 -> OF_THE_ACCOUNT;
            case 408, 425, 429 -> BUSY;
            default -> status >= 400 && status < 500 ? OF_THE_ORDER : UNCLEAR;
        };
    }
}
