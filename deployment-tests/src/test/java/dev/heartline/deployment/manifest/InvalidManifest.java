package dev.heartline.deployment.manifest;

/** An object that the cluster would refuse, or take for another than is meant. */
public final class InvalidManifest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidManifest(String message) {
        super(message);
    }

    InvalidManifest(String message, Throwable cause) {
        super(message, cause);
    }
}
