package dev.heartline.carrier.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.heartline.carrier.network.Turn.Speaker;

/**
 * The caller's half of a conversation: says the next line once the coach has finished replying to the last one, or when
 * patience runs out; talks over the coach where the script says so; hangs up after the last reply.
 *
 * <p>When the connection breaks and comes back, the caller lets the coach speak first and then goes on where they were. A
 * line to which they heard no word of a reply is said again, as people do.
 */
public final class Caller implements OtherEnd {
    /** After this much silence on an open line people speak first. */
    private static final Duration OPENING_PATIENCE = Duration.ofSeconds(2);
    /** How long the rest of an interrupted reply may keep coming in before the caller's words are sent. */
    private static final Duration FADING = Duration.ofMillis(500);

    private static final Runnable NOTHING = () -> {};

    private final Script script;
    private final PhoneCall call;
    private final Clock clock;
    private VoiceLine line;
    private int next;
    /** Lines said when the script last broke the connection: a line said again does not break it again. */
    private int lostAfter;

    private Mood mood = Mood.LISTENING;
    private boolean awaitsReply;
    private boolean ignoresEmptyEnding;
    private boolean replyEnded;
    private final StringBuilder reply = new StringBuilder();
    private final List<Reaction> reactions;
    private String lastReply = "";
    private Optional<Reaction> reacted = Optional.empty();
    private long replyStartedAt;
    private Runnable timer = NOTHING;

    private enum Mood {
        /** Waiting for the end of what the coach says. */
        LISTENING,
        /** The coach has finished; thinking for the length of a pause. */
        THINKING,
        /** Has begun to hear a reply and will talk over it. */
        ABOUT_TO_INTERRUPT,
        /** Has interrupted; what still comes in is not heard. */
        TALKING_OVER,
        /** Is saying something that takes its time; nothing else is heard. */
        SPEAKING,
        GONE
    }

    public Caller(Script script, PhoneCall call, Clock clock) {
        this.script = script;
        this.reactions = new ArrayList<>(script.reactions());
        this.call = call;
        this.clock = clock;
    }

    @Override
    public void connected(VoiceLine line, String greeting) {
        this.line = line;
        mood = Mood.LISTENING;
        if (greeting.isBlank()) {
            waitAtMost(min(OPENING_PATIENCE, script.patience()), this::think);
        } else {
            long now = System.currentTimeMillis();
            call.record(new Turn(Speaker.COACH, greeting, now, now, true));
            think();
        }
    }

    @Override
    public void heard(String token, boolean last) {
        switch (mood) {
            case LISTENING, THINKING, ABOUT_TO_INTERRUPT -> listen(token, last);
            case TALKING_OVER -> {
                if (last) {
                    // Ended by itself before our service learnt of the interruption: the empty ending follows.
                    ignoresEmptyEnding = !token.isBlank();
                    speak();
                }
            }
            case SPEAKING, GONE -> {}
        }
    }

    @Override
    public void announced(String text) {
        long now = System.currentTimeMillis();
        call.record(new Turn(Speaker.COACH, text, now, now, true));
    }

    @Override
    public void disconnected() {
        if (mood == Mood.SPEAKING || awaitsReply && reply.isEmpty()) {
            sayAgain();
        }
        awaitsReply = false;
        ignoresEmptyEnding = false;
        recordReply(false);
        mood = Mood.LISTENING;
        cancelTimer();
    }

    private void sayAgain() {
        reacted.ifPresentOrElse(reaction -> reactions.addFirst(reaction), () -> next--);
    }

    @Override
    public void leave() {
        recordReply(false);
        mood = Mood.GONE;
        cancelTimer();
    }

    private void listen(String token, boolean last) {
        if (reply.isEmpty() && token.isBlank() && (!last || ignoresEmptyEnding)) {
            // The empty ending closes the reply that was interrupted; the new one is still to come.
            ignoresEmptyEnding &= !last;
            return;
        }
        if (reply.isEmpty()) {
            replyStartedAt = System.currentTimeMillis();
        }
        reply.append(token);
        replyEnded = last;
        if (mood == Mood.LISTENING && awaitsReply && !reply.isEmpty() && interruptsNow()) {
            mood = Mood.ABOUT_TO_INTERRUPT;
            var bargeIn = script.lines().get(next).bargeIn().orElseThrow();
            waitAtMost(bargeIn.after(), () -> interrupt(bargeIn));
        } else if (last && mood != Mood.ABOUT_TO_INTERRUPT) {
            recordReply(true);
            if (mood == Mood.LISTENING) {
                think();
            }
        } else if (mood == Mood.LISTENING) {
            waitAtMost(script.patience(), this::losePatience);
        }
    }

    private boolean interruptsNow() {
        return next < script.lines().size()
                && script.lines().get(next).bargeIn().isPresent();
    }

    private void interrupt(BargeIn bargeIn) {
        var heard = bargeIn.heardOf(reply.toString());
        boolean ended = replyEnded;
        reply.setLength(0);
        if (!heard.isEmpty()) {
            call.record(new Turn(Speaker.COACH, heard, replyStartedAt, System.currentTimeMillis(), false));
        }
        ignoresEmptyEnding = ended;
        mood = Mood.TALKING_OVER;
        line.interrupt(heard, BargeIn.spokenMillis(heard));
        if (ended) {
            speak();
        } else {
            waitAtMost(FADING, () -> {
                ignoresEmptyEnding = true;
                speak();
            });
        }
    }

    private void think() {
        awaitsReply = false;
        mood = Mood.THINKING;
        var pause = next < script.lines().size() ? script.lines().get(next).pause() : Duration.ZERO;
        waitAtMost(Duration.ofMillis(script.scaledMillis(pause)), this::speak);
    }

    private void speak() {
        cancelTimer();
        recordReply(false);
        reacted =
                reactions.stream().filter(reaction -> reaction.isTo(lastReply)).findFirst();
        if (reacted.isEmpty() && next == script.lines().size()) {
            leave();
            line.hangUp();
            return;
        }
        reacted.ifPresent(reactions::remove);
        var words = reacted.map(reaction -> Line.of(reaction.text()))
                .orElseGet(() -> script.lines().get(next++));
        if (words.speaking().isPositive()) {
            mood = Mood.SPEAKING;
            line.begin(words.text());
            waitAtMost(Duration.ofMillis(script.scaledMillis(words.speaking())), () -> finish(words));
        } else {
            finish(words);
        }
    }

    private void finish(Line words) {
        long now = System.currentTimeMillis();
        call.record(new Turn(Speaker.CALLER, words.text(), now, now, true));
        awaitsReply = true;
        mood = Mood.LISTENING;
        waitAtMost(script.patience(), this::losePatience);
        line.say(words.text());
        if (words.losesConnection() && next > lostAfter) {
            lostAfter = next;
            line.lose();
        }
    }

    private void losePatience() {
        call.problem("no finished reply to line " + next + " within "
                + script.patience().toMillis() + " ms");
        recordReply(false);
        think();
    }

    private void recordReply(boolean complete) {
        if (!reply.toString().isBlank()) {
            lastReply = reply.toString();
            call.record(new Turn(
                    Speaker.COACH, reply.toString().strip(), replyStartedAt, System.currentTimeMillis(), complete));
        }
        reply.setLength(0);
    }

    private void waitAtMost(Duration time, Runnable then) {
        cancelTimer();
        if (time.isPositive()) {
            timer = clock.later(time.toMillis(), then);
        } else {
            then.run();
        }
    }

    private void cancelTimer() {
        timer.run();
        timer = NOTHING;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
