package dev.heartline.telephony.signature;

/** Outcome of a signature check. Only {@link #GENUINE} may pass; the others tell an operator what to look at. */
public enum SignatureVerdict {
    GENUINE,
    /** The request carries no signature: most likely not the provider at all. */
    MISSING,
    /** A signature that our secret does not produce: wrong secret, wrong public URL, or a forgery. */
    MISMATCH,
    /** The signature of the URL is right, but the body is not the one whose digest was signed. */
    BODY_ALTERED,
    /** Signed with our secret, but too long ago, or not provably lately. */
    STALE,
    /** Genuine, but it came before. */
    REPLAYED;

    public boolean isGenuine() {
        return this == GENUINE;
    }
}
