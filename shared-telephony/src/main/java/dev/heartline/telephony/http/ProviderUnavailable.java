package dev.heartline.telephony.http;

/** The provider could not be asked, or did not answer. Passing: ask again later. */
public final class ProviderUnavailable extends RuntimeException {

    public ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
