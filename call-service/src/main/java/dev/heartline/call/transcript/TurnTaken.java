package dev.heartline.call.transcript;

/** Another session of the same call has written this turn: the conversation goes on there. */
public final class TurnTaken extends RuntimeException {

    TurnTaken(int seq) {
        super("turn " + seq + " of the call is taken");
    }
}
