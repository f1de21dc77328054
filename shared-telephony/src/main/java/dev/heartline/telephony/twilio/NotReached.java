package dev.heartline.telephony.twilio;

import java.io.IOException;

import com.twilio.exception.ApiConnectionException;

/** No connection was made, so the request certainly did not arrive. Any other failure to connect leaves it open. */
public final class NotReached extends ApiConnectionException {

    NotReached(IOException cause) {
        super("the provider can't be reached", cause);
    }
}
