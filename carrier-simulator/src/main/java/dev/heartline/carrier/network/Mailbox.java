package dev.heartline.carrier.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine that picks up: says its greeting to whoever listens, beeps, and keeps what is said after the beep. Hangs up when it has heard
 * nothing for a while.
 */
public final class Mailbox implements OtherEnd {

    public static final String GREETING = "You have reached my voicemail. Please leave a message after the tone.";

    /** Long enough for whoever calls to say hello into it. */
    private static final Duration GREETING_LASTS = Duration.ofSeconds(2);

    /** After the beep, in which nothing is said. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** After a message. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Runnable NOTHING = () -> {};

    private final PhoneCall call;
    private final Clock clock;
    private final StringBuilder words = new StringBuilder();
    private final List<Runnable> waiting = new ArrayList<>();
    private VoiceLine line;
    private Runnable timer = NOTHING;
    private boolean greets;
    private boolean beeped;
    private boolean gone;
    private long wordsSince;

    public Mailbox(PhoneCall call, Clock clock) {
        this.call = call;
        this.clock = clock;
    }

    @Override
    public void connected(VoiceLine line, String greeting) {
        this.line = line;
        heard(greeting, true);
        if (!greets) {
            // Once, whoever listens to it.
            greets = true;
            in(GREETING_LASTS, this::beep);
        }
    }

    private void beep() {
        long now = System.currentTimeMillis();
        call.record(new Turn(Turn.Speaker.CALLER, GREETING, now, now, true));
        beeped = true;
        in(PATIENCE, this::hangUp);
        if (line != null) {
            line.say(GREETING);
        }
        var told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(Runnable::run);
    }

    @Override
    public void atTheBeep(Runnable then) {
        if (beeped) {
            then.run();
        } else {
            waiting.add(then);
        }
    }

    @Override
    public void heard(String token, boolean last) {
        if (gone) {
            return;
        }
        if (words.isEmpty()) {
            wordsSince = System.currentTimeMillis();
        }
        words.append(token);
        if (last) {
            end(true);
        }
    }

    @Override
    public void announced(String text) {
        heard(text, true);
    }

    private void end(boolean complete) {
        var said = words.toString().strip();
        words.setLength(0);
        if (said.isEmpty()) {
            return;
        }
        call.record(new Turn(Turn.Speaker.COACH, said, wordsSince, System.currentTimeMillis(), complete));
        if (beeped) {
            call.keep(said);
            in(SILENCE, this::hangUp);
        }
    }

    @Override
    public void disconnected() {
        end(false);
        line = null;
    }

    @Override
    public void leave() {
        end(false);
        gone = true;
        timer.run();
        timer = NOTHING;
        waiting.clear();
    }

    private void hangUp() {
        if (!gone && line != null) {
            line.hangUp();
        }
    }

    private void in(Duration time, Runnable then) {
        timer.run();
        timer = clock.later(Math.max(1, time.toMillis()), () -> {
            if (!gone) {
                then.run();
            }
        });
    }
}
