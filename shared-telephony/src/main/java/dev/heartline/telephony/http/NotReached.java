package dev.heartline.telephony.http;

import java.io.IOException;

/** No connection was made, so the request certainly did not arrive. Any other failure to connect leaves it open. */
public final class NotReached extends RuntimeException {

    NotReached(IOException cause) {
        super("the provider can't be reached", cause);
    }
}
