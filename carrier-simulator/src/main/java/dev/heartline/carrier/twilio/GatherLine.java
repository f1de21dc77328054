package dev.heartline.carrier.twilio;

import java.util.function.BiConsumer;

import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.OtherEnd;
import dev.heartline.carrier.network.VoiceLine;
import dev.heartline.carrier.twilio.TwiML.Gather;

/** A caller whom our service talks with by {@code <Gather>}, one after the other. */
final class GatherLine implements VoiceLine {
    private static final Runnable NOTHING = () -> {};

    private final OtherEnd caller;
    private final Clock clock;
    private final BiConsumer<Gather, String> heard;
    private final Runnable hangUp;
    private Gather listening;
    private Runnable silence = NOTHING;
    private boolean connected;

    /**
     * @param heard told what the caller said, blank for silence
     * @param hangUp the caller's
     */
    GatherLine(OtherEnd caller, Clock clock, BiConsumer<Gather, String> heard, Runnable hangUp) {
        this.caller = caller;
        this.clock = clock;
        this.heard = heard;
        this.hangUp = hangUp;
    }

    void listen(Gather gather) {
        listening = gather;
        silence = clock.later(Math.max(1, gather.patience().toMillis()), () -> tell(""));
        if (!connected) {
            connected = true;
            caller.connected(this, "");
        }
        if (!gather.words().isBlank()) {
            caller.heard(gather.words(), true);
        }
    }

    /** Other instructions have come: nobody listens any more. */
    void abandon() {
        listening = null;
        connected = false;
        stopWaiting();
    }

    /** Nobody is taken for silent who speaks. */
    @Override
    public void begin(String text) {
        stopWaiting();
    }

    @Override
    public void say(String text) {
        tell(text);
    }

    /** The network stops speaking by itself; what was said is posted when it is said. */
    @Override
    public void interrupt(String heard, long afterMillis) {}

    /** There is no connection to lose between two turns. */
    @Override
    public void lose() {}

    @Override
    public void hangUp() {
        hangUp.run();
    }

    private void tell(String words) {
        var to = listening;
        if (to != null) {
            listening = null;
            stopWaiting();
            heard.accept(to, words);
        }
    }

    private void stopWaiting() {
        silence.run();
        silence = NOTHING;
    }
}
