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
 * danger, or wants no more calls, is a person whatever the words sound like. So is whoever can't be judged, since hanging up on a
 * person is worse than talking to a machine.
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
        aPerson |= Consequences.areAPersons(concerns) || !concerns.stream().allMatch(Concern::judged);
        decide(concerns.getLast().turn().seq());
    }

    /** The judgement of what was said up to a turn has failed. */
    void unjudged(int seq) {
        aPerson = true;
        decide(seq);
    }

    private void decide(int through) {
        judgedThrough = Math.max(judgedThrough, through);
        decide();
    }

    private void decide() {
        if (undecided && judgedThrough >= suspect) {
            undecided = false;
            (aPerson ? person : machine).run();
        }
    }
}
