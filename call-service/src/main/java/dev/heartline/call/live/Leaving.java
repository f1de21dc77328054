package dev.heartline.call.live;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.heartline.ai.coach.LiveState;
import dev.heartline.call.satisfaction.Satisfaction;

/**
 * How a conversation ends: with its last words and, where nothing speaks against it, the question of how helpful it was. Whoever speaks
 * into the end goes on. Confined to the event loop of its conversation.
 */
final class Leaving {

    private final CallerLine line;
    private final Stage stage;
    private final SaidSoFar said;
    private final Speech speech;
    private final Judging judging;
    private final Patience patience;
    private final HowItWas howItWas;
    private final LiveRecord record;
    private final BooleanSupplier over;
    private final Runnable goOn;

    /**
     * @param over whether there is nobody any more to take leave of
     * @param goOn what happens instead where danger stands
     */
    Leaving(
            CallerLine line,
            Stage stage,
            SaidSoFar said,
            Speech speech,
            Judging judging,
            Patience patience,
            HowItWas howItWas,
            LiveRecord record,
            BooleanSupplier over,
            Runnable goOn) {
        this.line = line;
        this.stage = stage;
        this.said = said;
        this.speech = speech;
        this.judging = judging;
        this.patience = patience;
        this.howItWas = howItWas;
        this.record = record;
        this.over = over;
        this.goOn = goOn;
    }

    /** @param farewell said to its end */
    void with(Reply farewell) {
        if (mayAskHowItWas()) {
            // What speaks against it may be known in a moment.
            judging.whenIdle(() -> {
                if (speech.isUnderWay(farewell)) {
                    after(farewell, mayAskHowItWas() ? askHowItWas(farewell) : Duration.ZERO);
                }
            });
        } else {
            after(farewell, Duration.ZERO);
        }
    }

    /** For the answer to how helpful the call was; the call ends with that. */
    void withThanks() {
        if (!over.getAsBoolean()) {
            after(speech.say(Satisfaction.THANKS), Duration.ZERO);
        }
    }

    private boolean mayAskHowItWas() {
        boolean answers = said.endsWithTheCaller() && !patience.timeIsUp();
        return howItWas.isToBeAsked(said.byTheCaller().size(), answers, judging.isCalm());
    }

    /** @return how long to wait for an answer */
    private Duration askHowItWas(Reply farewell) {
        speech.add(farewell, " " + Satisfaction.QUESTION);
        howItWas.ask();
        return stage.config().silence();
    }

    private void after(Reply last, Duration answer) {
        var speaking = stage.speaking().of(last.spoken().text());
        speech.end(last);
        record.state(LiveState.WRAPPING_UP);
        patience.leaveAfter(speaking.plus(answer), this::leave);
    }

    /** What the caller wished binds before the call ends. */
    private void leave() {
        if (over.getAsBoolean()) {
            return;
        }
        int turns = said.size();
        record.whenSettled(() -> {
            if (over.getAsBoolean() || said.size() != turns) {
                return;
            }
            if (judging.danger().isPresent()) {
                goOn.run();
            } else {
                line.hangUp();
            }
        });
    }
}
