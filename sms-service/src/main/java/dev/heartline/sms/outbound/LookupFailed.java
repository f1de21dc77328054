package dev.heartline.sms.outbound;

/** The provider could not be asked what became of a text. Transient: asked again later, and until then nothing is sent. */
public final class LookupFailed extends RuntimeException {

    public LookupFailed(Throwable cause) {
        super("the provider could not be asked: " + cause.getMessage(), cause);
    }
}
