package dev.heartline.telephony.carrier;

/** A carrier of calls or texts, with which we may have an account. */
public interface Carrier {

    /** As in the column {@code provider}. */
    String name();

    /** Whether there is an account with it. Whatever else it offers may only be asked where there is. */
    boolean isConnected();
}
