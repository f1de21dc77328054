package dev.heartline.call.live;

import java.util.List;
import java.util.function.Supplier;

import dev.heartline.ai.coach.Concern;
import dev.heartline.call.answering.MachineGreeting;
import dev.heartline.call.judgement.Consequences;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.live.ActiveCalls.Progress;
import dev.heartline.events.vocabulary.CallDirection;

/**
 * Whether a machine has picked up, by its first sentences. It is only taken for one after its words were judged: who speaks of
 * danger, or wants no more calls, is a person whatever the words sound like.
 */
final class Pickup {

    private final boolean possible;
    private final Supplier<List<String>> heard;
    private final Runnable machine;
    private final Runnable person;

    private boolean aPerson;
    private boolean undecided;
    private int judgedThrough = Progress.NOTHING_JUDGED;
    private int suspect;

    /**
     * @param heard what was heard from the other end so far, in order
     * @param machine what happens where it is one
     * @param person what happens where somebody is there after all
     */
    Pickup(Call call, Supplier<List<String>> heard, Runnable machine, Runnable person) {
        this.possible = call.direction() == CallDirection.OUTBOUND;
        this.heard = heard;
        this.machine = machine;
        this.person = person;
    }

    boolean soundsLikeAMachine() {
        return possible && !aPerson && MachineGreeting.isHeardIn(heard.get());
    }

    /** A turn that sounds like a machine is stored: what it is will be told once it is judged. */
    void suspect(int seq) {
        suspect = seq;
        undecided = true;
        decide();
    }

    void judged(List<Concern> concerns) {
        judgedThrough = concerns.getLast().turn().seq();
        aPerson |= Consequences.areAPersons(concerns);
        decide();
    }

    private void decide() {
        if (undecided && judgedThrough >= suspect) {
            undecided = false;
            (aPerson ? person : machine).run();
        }
    }
}
