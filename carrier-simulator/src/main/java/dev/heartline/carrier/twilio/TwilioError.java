package dev.heartline.carrier.twilio;

/** A request that Twilio's API refuses, with its code: twilio.com/docs/api/errors. */
final class TwilioError extends Exception {
    private final int httpStatus;
    private final int code;

    TwilioError(int httpStatus, int code, String message) {
        super(message);
        this.httpStatus = httpStatus;
        this.code = code;
    }

    static TwilioError notFound() {
        return new TwilioError(404, 20404, "The requested resource was not found");
    }

    int httpStatus() {
        return httpStatus;
    }

    int code() {
        return code;
    }
}
