package dev.heartline.call.judgement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.wish.Wish;
import dev.heartline.call.answering.MachineGreeting;
import dev.heartline.call.care.Crises;
import dev.heartline.call.consent.SpokenWishes;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.care.alert.Answer;

/** What follows from what a caller said. Carrying it out again changes nothing. */
@ApplicationScoped
public class Consequences {

    private static final Duration RETRY_AFTER = Duration.ofMillis(100);
    private static final int RETRIES = 5;

    private final Crises crises;
    private final SpokenWishes wishes;

    Consequences(Crises crises, SpokenWishes wishes) {
        this.crises = crises;
        this.wishes = wishes;
    }

    /**
     * Of turns that follow each other: each wish counts for itself, and danger where it is in the words of one of them and still
     * stands at their end. What stands from before them was acted upon then, and may have been called a false alarm since. Tried
     * again for some seconds where it fails.
     *
     * @param machine it may be a machine that spoke, whose "please try again later" is no wish
     * @param answer what danger is answered with
     */
    public Uni<Void> carryOut(Call call, List<Concern> concerns, boolean machine, Answer answer) {
        return Uni.createFrom()
                .deferred(() -> Multi.createBy()
                        .concatenating()
                        .streams(
                                danger(call, concerns, answer).toMulti(),
                                Multi.createFrom()
                                        .iterable(concerns)
                                        .onItem()
                                        .transformToUniAndConcatenate(concern -> wish(call, concern, machine)))
                        .onItem()
                        .ignoreAsUni())
                .onFailure()
                .retry()
                .withBackOff(RETRY_AFTER)
                .atMost(RETRIES);
    }

    private Uni<Void> danger(Call call, List<Concern> concerns, Answer answer) {
        var danger = concerns.getLast().danger();
        if (danger.isPresent()) {
            return concerns.reversed().stream()
                    .filter(Concern::alarming)
                    .findFirst()
                    .map(last -> crises.raise(call, danger.get(), last.turn().seq(), answer))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        }
        return concerns.stream().anyMatch(Concern::withdrawn)
                ? crises.withdraw(call)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> wish(Call call, Concern concern, boolean machine) {
        var turn = concern.turn();
        var said = turn.at() == null ? Instant.now() : turn.at();
        return switch (concern.wish().kind()) {
            case STOP ->
                isAStop(concern)
                        ? wishes.bind(call, concern.wish(), turn.text(), said)
                        : Uni.createFrom().voidItem();
            case POSTPONE ->
                machine ? Uni.createFrom().voidItem() : wishes.bind(call, concern.wish(), turn.text(), said);
            case NONE, START, HELP, HANG_UP, REACTION -> Uni.createFrom().voidItem();
        };
    }

    /** Whether somebody has said what goes before the question whether it is a machine that speaks. */
    public static boolean areAPersons(List<Concern> concerns) {
        return concerns.stream().anyMatch(concern -> concern.danger().isPresent() || isAStop(concern));
    }

    /** "The person you are trying to reach is not available" may sound like one, but nobody says it. */
    private static boolean isAStop(Concern concern) {
        return concern.wish().is(Wish.Kind.STOP)
                && !MachineGreeting.isAll(concern.turn().text());
    }
}
