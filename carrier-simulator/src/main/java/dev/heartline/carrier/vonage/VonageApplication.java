package dev.heartline.carrier.vonage;

import java.security.PublicKey;

/**
 * An application at the simulated Vonage.
 *
 * @param publicKey of the key pair whose private key our service has
 */
public record VonageApplication(String id, PublicKey publicKey, String signatureSecret) {

    @Override
    public String toString() {
        return "VonageApplication[" + id + "]";
    }
}
