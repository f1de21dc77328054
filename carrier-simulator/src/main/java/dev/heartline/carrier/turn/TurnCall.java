package dev.heartline.carrier.turn;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.OtherEnd;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.network.VoiceLine;
import dev.heartline.carrier.webhook.CallbackQueue;
import dev.heartline.carrier.webhook.Patience;
import dev.heartline.carrier.webhook.Webhook;
import dev.heartline.telephony.number.PhoneNumber;

/** A call that follows the instructions of our service step by step, until somebody ends it. */
final class TurnCall implements VoiceLine {
    private static final int NO_SIP_RESPONSE = 0;
    private static final Runnable NOTHING = () -> {};

    private final PhoneCall call;
    private final TurnExchange exchange;
    private final CallOrder.Addresses addresses;
    private final People people;
    private final CallbackQueue callbacks;
    private final OtherEnd caller;
    private final Promise<CallReport> done;
    private Step.Listen listening;
    private Runnable silence = NOTHING;
    private boolean connected;
    private int redirections;
    private boolean lastAnswerWasAnOutage;

    TurnCall(
            PhoneCall call,
            OtherEnd otherEnd,
            TurnExchange exchange,
            CallOrder.Addresses addresses,
            People people,
            Promise<CallReport> done) {
        this.call = call;
        this.exchange = exchange;
        this.addresses = addresses;
        this.people = people;
        this.callbacks = new CallbackQueue(exchange.webhooks(), exchange.faults(), exchange.clock(), call::record);
        this.caller = otherEnd;
        this.done = done;
    }

    PhoneCall call() {
        return call;
    }

    Future<CallReport> done() {
        return done.future();
    }

    Promise<CallReport> donePromise() {
        return done;
    }

    /** Tells our service the state the call is in now. */
    void tell() {
        exchange.dialect()
                .state(call, addresses, NO_SIP_RESPONSE)
                .ifPresent(webhook -> callbacks.send(webhook, exchange.manners().progress()));
    }

    void tellWhoPickedUp(boolean machine) {
        exchange.dialect()
                .detected(call, addresses, machine)
                .ifPresent(webhook -> callbacks.send(webhook, exchange.manners().progress()));
    }

    /** Where the provider listens for it. */
    void tellOfTheBeep() {
        caller.atTheBeep(() -> exchange.dialect()
                .beep(call, addresses)
                .ifPresent(webhook -> callbacks.send(webhook, exchange.manners().progress())));
    }

    /** Asks our service what to do, and does it. */
    void ask(String url, Patience patience, Runnable unanswered) {
        follow(exchange.dialect().asks(call, url), patience, unanswered);
    }

    /** Nobody is taken for silent who speaks. */
    @Override
    public void begin(String text) {
        silence.run();
        silence = NOTHING;
    }

    @Override
    public void say(String text) {
        if (listening != null) {
            post(text);
        }
    }

    /** The network stops speaking by itself; what was said is posted when it is said. */
    @Override
    public void interrupt(String heard, long afterMillis) {}

    /** There is no connection to lose between two turns. */
    @Override
    public void lose() {}

    @Override
    public void hangUp() {
        end(CallState.COMPLETED, EndedBy.CALLER);
    }

    /** Our service changed its mind. */
    void redirect(String url) {
        interrupted();
        ask(url, exchange.manners().instructions(), () -> end(CallState.COMPLETED, EndedBy.NETWORK));
    }

    void redirect(List<Step> steps) {
        interrupted();
        follow(steps);
    }

    /** What was under way gives way to new instructions. */
    private void interrupted() {
        stopListening();
        redirections++;
        caller.disconnected();
        connected = false;
    }

    void end(CallState outcome, EndedBy by) {
        end(outcome, by, NO_SIP_RESPONSE);
    }

    /** Ends the call, once; later ends change nothing. */
    void end(CallState outcome, EndedBy by, int sipResponse) {
        if (call.isEnded()) {
            return;
        }
        stopListening();
        call.end(outcome, by);
        caller.leave();
        exchange.dialect()
                .state(call, addresses, sipResponse)
                .ifPresent(webhook -> callbacks.send(webhook, exchange.manners().outcome()));
        callbacks.close().onComplete(told -> {
            call.finish();
            done.complete(call.report());
        });
    }

    /** Ends the call without telling our service, which never learnt of it. */
    void abandon() {
        call.end(CallState.FAILED, EndedBy.NETWORK);
        caller.leave();
        call.finish();
    }

    private void post(String words) {
        var to = listening;
        stopListening();
        var webhook = words.isBlank() && to.otherwise().isPresent()
                ? exchange.dialect().asks(call, to.otherwise().get())
                : exchange.dialect().heard(call, to, words);
        follow(webhook, exchange.manners().instructions(), () -> end(CallState.COMPLETED, EndedBy.NETWORK));
    }

    private void follow(Webhook webhook, Patience patience, Runnable unanswered) {
        int before = redirections;
        exchange.webhooks().post(webhook, patience, call::record).onSuccess(answer -> {
            if (call.isEnded() || redirections != before) {
                return;
            }
            if (!answer.isOk()) {
                call.problem(webhook.event() + " was answered with " + answer);
                lastAnswerWasAnOutage = answer.isOutage();
                unanswered.run();
                return;
            }
            try {
                follow(exchange.dialect().read(answer.body()));
            } catch (InvalidInstructions e) {
                call.problem(e.getMessage());
                end(CallState.COMPLETED, EndedBy.NETWORK);
            }
        });
    }

    /** The last question was asked while our service was away. */
    boolean foundNobody() {
        return lastAnswerWasAnOutage;
    }

    private void follow(List<Step> steps) {
        if (call.answeredAt().isEmpty()) {
            call.answer();
            tell();
        }
        var said = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Step.Say(var text) ->
                    said.append(said.isEmpty() ? "" : " ").append(text);
                case Step.Listen listen -> {
                    listen(listen, said.toString());
                    return;
                }
                case Step.WaitForBeep(var longest) -> {
                    hear(said.toString(), false);
                    waitForBeep(longest, steps.subList(steps.indexOf(step) + 1, steps.size()));
                    return;
                }
                case Step.Connect connecting -> {
                    hear(said.toString(), false);
                    exchange.clock()
                            .later(Math.max(1, exchange.manners().step().toMillis()), () -> connect(connecting));
                    return;
                }
            }
        }
        hear(said.toString(), false);
        end(CallState.COMPLETED, EndedBy.COACH);
    }

    private void waitForBeep(Duration longest, List<Step> then) {
        int before = redirections;
        var goesOn = new AtomicBoolean();
        Runnable goOn = () -> {
            if (!call.isEnded() && redirections == before && goesOn.compareAndSet(false, true)) {
                follow(then);
            }
        };
        exchange.clock().later(Math.max(1, longest.toMillis()), goOn);
        caller.atTheBeep(goOn);
    }

    /** Whoever is not known to be busy or away takes the call over, and talks until the caller hangs up. */
    private void connect(Step.Connect connecting) {
        var behaviour = people.find(PhoneNumber.of(connecting.number()))
                .map(Person::behaviour)
                .orElse(Behaviour.ANSWERS);
        switch (behaviour) {
            case ANSWERS, VOICEMAIL -> {
                call.transferredTo(connecting.number());
                end(CallState.COMPLETED, EndedBy.CALLER);
            }
            case BUSY, REJECTS -> afterwards(connecting, CallState.BUSY);
            case NO_ANSWER -> afterwards(connecting, CallState.NO_ANSWER);
            case FAILED -> afterwards(connecting, CallState.FAILED);
        }
    }

    private void afterwards(Step.Connect connecting, CallState how) {
        Runnable over = () -> end(CallState.COMPLETED, EndedBy.NETWORK);
        connecting
                .otherwise()
                .ifPresentOrElse(
                        url -> follow(
                                exchange.dialect().notConnected(call, connecting, url, how),
                                exchange.manners().instructions(),
                                over),
                        over);
    }

    private void listen(Step.Listen listen, String said) {
        listening = listen;
        silence = exchange.clock().later(Math.max(1, listen.patience().toMillis()), () -> {
            if (listening == listen && !call.isEnded()) {
                post("");
            }
        });
        hear(said, true);
    }

    /** @param last whether the caller may speak after it */
    private void hear(String said, boolean last) {
        if (!connected) {
            connected = true;
            caller.connected(this, "");
        }
        if (!said.isBlank()) {
            caller.heard(said, last);
        }
    }

    private void stopListening() {
        listening = null;
        silence.run();
        silence = NOTHING;
    }
}
