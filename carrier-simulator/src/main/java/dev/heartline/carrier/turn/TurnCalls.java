package dev.heartline.carrier.turn;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

/** All calls of one provider: sets them up in both directions and keeps the last ones that ended. */
public final class TurnCalls {
    private static final int NOT_FOUND = 404;
    private static final int BUSY_HERE = 486;
    private static final int TIMED_OUT = 480;
    private static final int DECLINED = 603;

    private final TurnExchange exchange;
    private final People people;
    private final History<TurnCall> calls;
    private Optional<String> callUrl = Optional.empty();

    public TurnCalls(TurnExchange exchange, People people, int history) {
        this.exchange = exchange;
        this.people = people;
        this.calls = new History<>(history, call -> call.call().isDone());
    }

    /** @param callUrl base URL of call-service */
    public void route(String callUrl) {
        this.callUrl = Optional.of(callUrl);
    }

    /** An outbound call, ordered by our service. */
    public PhoneCall dial(CallOrder order) {
        var call = new PhoneCall(exchange.dialect().newId(), Direction.OUTBOUND, order.from(), order.to(), 1);
        var person = people.find(order.to())
                .orElseGet(() -> Person.behaving(order.to().e164(), Behaviour.FAILED));
        var otherEnd = person.behaviour() == Behaviour.VOICEMAIL
                ? new Mailbox(call, exchange.clock())
                : new Caller(person.script(), call, exchange.clock());
        var dialled = new TurnCall(call, otherEnd, exchange, order.addresses(), people, Promise.promise());
        calls.put(call.sid(), dialled);
        later(exchange.manners().step(), dialled, () -> {
            dialled.tell();
            later(exchange.manners().step(), dialled, () -> {
                call.ring();
                dialled.tell();
                ring(dialled, person, order);
            });
        });
        return call;
    }

    /** An inbound call, placed by a person. */
    public PhoneCall place(InboundCall order) {
        people.ensure(order.from());
        return place(order, 1, Promise.promise());
    }

    public Optional<CallReport> find(String id) {
        return calls.find(id).map(call -> call.call().report());
    }

    /** Empty where there is no such call. */
    public Optional<Future<CallReport>> whenDone(String id) {
        return calls.find(id).map(TurnCall::done);
    }

    public List<CallReport> all() {
        return calls.all().stream().map(call -> call.call().report()).toList();
    }

    public void forgetEnded() {
        calls.forgetEnded();
    }

    public Optional<PhoneCall> known(String id) {
        return calls.find(id).map(TurnCall::call);
    }

    public List<PhoneCall> known() {
        return calls.all().stream().map(TurnCall::call).toList();
    }

    /** Our service hangs up. */
    public void hangUp(String id) {
        calls.find(id).ifPresent(call -> call.end(CallState.COMPLETED, EndedBy.COACH));
    }

    public void redirect(String id, String url) {
        calls.find(id).ifPresent(call -> call.redirect(url));
    }

    public void redirect(String id, List<Step> steps) {
        calls.find(id).ifPresent(call -> call.redirect(steps));
    }

    private void ring(TurnCall call, Person person, CallOrder order) {
        switch (person.behaviour()) {
            case ANSWERS, VOICEMAIL -> later(exchange.manners().step(), call, () -> answer(call, person, order));
            case BUSY -> unanswered(call, exchange.manners().step(), CallState.BUSY, BUSY_HERE);
            case REJECTS -> unanswered(call, exchange.manners().step(), CallState.BUSY, DECLINED);
            case FAILED -> unanswered(call, exchange.manners().step(), CallState.FAILED, NOT_FOUND);
            case NO_ANSWER -> unanswered(call, exchange.manners().ringing(), CallState.NO_ANSWER, TIMED_OUT);
        }
    }

    private void unanswered(TurnCall call, Duration after, CallState outcome, int sipResponse) {
        later(after, call, () -> call.end(outcome, EndedBy.NETWORK, sipResponse));
    }

    private void answer(TurnCall call, Person person, CallOrder order) {
        call.call().answer();
        call.tell();
        if (order.detectsMachines()) {
            call.tellWhoPickedUp(person.behaviour() == Behaviour.VOICEMAIL);
        }
        if (order.detectsBeeps()) {
            call.tellOfTheBeep();
        }
        call.ask(
                order.answerUrl(),
                exchange.manners().instructions(),
                () -> call.end(CallState.COMPLETED, EndedBy.NETWORK));
    }

    private PhoneCall place(InboundCall order, int attempt, Promise<CallReport> done) {
        var dialect = exchange.dialect();
        var call = new PhoneCall(
                order.callSid().orElseGet(dialect::newId),
                Direction.INBOUND,
                order.from(),
                exchange.ourNumber(),
                attempt);
        var addresses = callUrl.map(dialect::inboundAddresses).orElse(CallOrder.Addresses.NONE);
        var placed = new TurnCall(
                call, new Caller(order.script(), call, exchange.clock()), exchange, addresses, people, done);
        calls.put(call.sid(), placed);
        call.ring();
        callUrl.ifPresentOrElse(
                url -> placed.ask(dialect.inboundUrl(url), Patience.ONCE, () -> unanswered(placed, order)), () -> {
                    call.problem("no service is configured at our number");
                    placed.end(CallState.FAILED, EndedBy.NETWORK);
                });
        return call;
    }

    /** People dial again where they hear that our number is out of order. */
    private void unanswered(TurnCall placed, InboundCall order) {
        var redial = order.redial().orElse(exchange.manners().redial());
        if (!placed.foundNobody() || placed.call().attempt() >= redial.attempts()) {
            placed.end(CallState.FAILED, EndedBy.NETWORK);
            return;
        }
        placed.abandon();
        exchange.clock().later(Math.max(1, redial.delay().toMillis()), () -> {
            var next = place(order, placed.call().attempt() + 1, Promise.promise());
            placed.call().redialedAs(next.sid());
            placed.donePromise().complete(placed.call().report());
        });
    }

    private void later(Duration time, TurnCall call, Runnable action) {
        exchange.clock().later(Math.max(1, time.toMillis()), () -> {
            if (!call.call().isEnded()) {
                action.run();
            }
        });
    }
}
