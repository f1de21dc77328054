package dev.heartline.carrier.twilio;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.Caller;
import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.History;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Mailbox;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.webhook.Patience;

/** All calls of the simulated Twilio: sets them up in both directions and keeps the last ones that ended. */
public final class TwilioCalls {
    private static final int NOT_FOUND = 404;
    private static final int BUSY_HERE = 486;
    private static final int TIMED_OUT = 480;
    private static final int DECLINED = 603;

    private final Exchange exchange;
    private final People people;
    private final History<TwilioCall> calls;
    private NumberRoutes routes;
    private Consumer<PhoneCall> whenEnded = _ -> {};

    TwilioCalls(Exchange exchange, People people, NumberRoutes routes, int history) {
        this.exchange = exchange;
        this.people = people;
        this.routes = routes;
        this.calls = new History<>(history, call -> call.call().isDone());
    }

    public void route(NumberRoutes routes) {
        this.routes = routes;
    }

    /** Told of each call when it ends. */
    void whenEnded(Consumer<PhoneCall> whenEnded) {
        this.whenEnded = whenEnded;
    }

    /** An outbound call, ordered by our service. */
    TwilioCall dial(OutboundOrder order) {
        var call = new PhoneCall(TwilioSids.call(), Direction.OUTBOUND, order.from(), order.to(), 1);
        var person = people.find(order.to())
                .orElseGet(() -> Person.behaving(order.to().e164(), Behaviour.FAILED));
        var otherEnd = person.behaviour() == Behaviour.VOICEMAIL
                ? new Mailbox(call, exchange.clock())
                : new Caller(person.script(), call, exchange.clock());
        var reports = new StatusReports(call, exchange, order.statusCallback(), order.statusEvents());
        var dialled = new TwilioCall(
                call, otherEnd, exchange, people, reports, Promise.promise(), ended -> whenEnded.accept(ended));
        calls.put(call.sid(), dialled);
        later(exchange.manners().step(), dialled, () -> {
            reports.progress("initiated", "initiated");
            later(exchange.manners().step(), dialled, () -> {
                call.ring();
                reports.progress("ringing", "ringing");
                ring(dialled, person, order);
            });
        });
        return dialled;
    }

    /**
     * An inbound call, placed by a person.
     *
     * @throws IllegalStateException when the call id that was asked for belongs to a call that goes on
     */
    public PhoneCall place(InboundCall order) {
        order.callSid()
                .flatMap(calls::find)
                .filter(call -> !call.call().isDone())
                .ifPresent(call -> {
                    throw new IllegalStateException("call " + call.call().sid() + " is still going on");
                });
        people.ensure(order.from());
        return place(order, 1, Promise.promise());
    }

    public Optional<CallReport> find(String sid) {
        return calls.find(sid).map(call -> call.call().report());
    }

    /** Completes when the call is done; with a pinned id, when its last redial is. Fails for a call nobody knows. */
    public Future<CallReport> whenDone(String sid) {
        return calls.find(sid)
                .map(TwilioCall::done)
                .orElseGet(() -> Future.failedFuture(new NoSuchElementException("no call " + sid)));
    }

    public List<CallReport> all() {
        return calls.all().stream().map(call -> call.call().report()).toList();
    }

    public boolean forget(String sid) {
        return calls.forget(sid);
    }

    public void forgetEnded() {
        calls.forgetEnded();
    }

    Optional<TwilioCall> known(String sid) {
        return calls.find(sid);
    }

    Collection<TwilioCall> known() {
        return calls.all();
    }

    private void ring(TwilioCall call, Person person, OutboundOrder order) {
        switch (person.behaviour()) {
            case ANSWERS, VOICEMAIL -> later(exchange.manners().step(), call, () -> answer(call, person, order));
            case BUSY -> unanswered(call, exchange.manners().step(), CallState.BUSY, BUSY_HERE);
            case REJECTS -> unanswered(call, exchange.manners().step(), CallState.BUSY, DECLINED);
            case FAILED -> unanswered(call, exchange.manners().step(), CallState.FAILED, NOT_FOUND);
            case NO_ANSWER -> unanswered(call, exchange.manners().ringing(), CallState.NO_ANSWER, TIMED_OUT);
        }
    }

    private void unanswered(TwilioCall call, Duration after, CallState outcome, int sipResponse) {
        later(after, call, () -> call.end(outcome, EndedBy.NETWORK, OptionalInt.of(sipResponse)));
    }

    private void answer(TwilioCall call, Person person, OutboundOrder order) {
        call.call().answer();
        boolean machine = person.behaviour() == Behaviour.VOICEMAIL;
        boolean waitsForTheBeep = machine && order.detectsMessageEnd() && order.detectsInBackground();
        if (order.detectsMachines() && !waitsForTheBeep) {
            call.answeredBy(machine ? order.detectsMessageEnd() ? "machine_end_beep" : "machine_start" : "human");
        }
        call.reports().progress("answered", "in-progress");
        if (waitsForTheBeep) {
            call.otherEnd().atTheBeep(() -> {
                call.answeredBy("machine_end_beep");
                order.detectionCallback().ifPresent(url -> tellDetection(call, url));
            });
        } else if (order.detectsInBackground()) {
            order.detectionCallback().ifPresent(url -> tellDetection(call, url));
        }
        var fields = TwilioFields.of(call.call(), exchange.account().sid());
        if (!order.detectsInBackground()) {
            call.answeredBy().ifPresent(who -> fields.with("AnsweredBy", who));
        }
        order.twiml()
                .ifPresentOrElse(
                        call::follow,
                        () -> call.ask(
                                "voice",
                                order.url().orElseThrow(),
                                fields.form(),
                                exchange.manners().instructions(),
                                refused -> call.end(CallState.COMPLETED, EndedBy.NETWORK)));
    }

    private void tellDetection(TwilioCall call, String url) {
        call.answeredBy().ifPresent(who -> {
            var fields = new TwilioFields()
                    .with("AccountSid", exchange.account().sid())
                    .with("CallSid", call.call().sid())
                    .with("AnsweredBy", who)
                    .with("MachineDetectionDuration", exchange.manners().step().toMillis());
            exchange.webhooks()
                    .post("amd", url, fields.form(), exchange.manners().progress(), call.call()::record);
        });
    }

    private PhoneCall place(InboundCall order, int attempt, Promise<CallReport> done) {
        var sid = order.callSid().orElseGet(TwilioSids::call);
        var call = new PhoneCall(sid, Direction.INBOUND, order.from(), exchange.ourNumber(), attempt);
        var reports = new StatusReports(call, exchange, routes.voiceStatusUrl(), Set.of("completed"));
        var placed = new TwilioCall(
                call,
                new Caller(order.script(), call, exchange.clock()),
                exchange,
                people,
                reports,
                done,
                ended -> whenEnded.accept(ended));
        calls.put(sid, placed);
        call.ring();
        routes.voiceUrl().ifPresentOrElse(url -> askForInbound(placed, url, order), () -> {
            call.problem("no voice url is configured at our number");
            placed.end(CallState.FAILED, EndedBy.NETWORK);
        });
        return call;
    }

    private void askForInbound(TwilioCall placed, String url, InboundCall order) {
        var form = TwilioFields.of(placed.call(), exchange.account().sid()).form();
        placed.ask("voice", url, form, Patience.ONCE, answer -> {
            var redial = order.redial().orElse(exchange.manners().redial());
            if (answer.isOutage() && placed.call().attempt() < redial.attempts()) {
                placed.abandon();
                exchange.clock().later(Math.max(1, redial.delay().toMillis()), () -> redial(placed, order));
            } else {
                placed.end(CallState.FAILED, EndedBy.NETWORK);
            }
        });
    }

    private void redial(TwilioCall failed, InboundCall order) {
        boolean sameSid = order.callSid().isPresent();
        var done = sameSid ? failed.donePromise() : Promise.<CallReport>promise();
        var next = place(order, failed.call().attempt() + 1, done);
        if (!sameSid) {
            failed.call().redialedAs(next.sid());
            failed.donePromise().complete(failed.call().report());
        }
    }

    private void later(Duration time, TwilioCall call, Runnable action) {
        exchange.clock().later(Math.max(1, time.toMillis()), () -> {
            if (!call.call().isEnded()) {
                action.run();
            }
        });
    }
}
