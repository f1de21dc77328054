package dev.heartline.telephony.carrier;

/** There is no account with this carrier, or no such carrier. Permanent, until somebody configures it. */
public final class CarrierNotConnected extends RuntimeException {

    CarrierNotConnected(String name) {
        super("The carrier '" + name + "' is not connected");
    }
}
