package dev.heartline.carrier.twilio;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

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
import dev.heartline.carrier.twilio.TwiML.ConversationRelay;
import dev.heartline.carrier.twilio.TwiML.Dial;
import dev.heartline.carrier.twilio.TwiML.Gather;
import dev.heartline.carrier.twilio.TwiML.Hangup;
import dev.heartline.carrier.twilio.TwiML.InvalidTwiML;
import dev.heartline.carrier.twilio.TwiML.Message;
import dev.heartline.carrier.twilio.TwiML.Reject;
import dev.heartline.carrier.twilio.TwiML.Say;
import dev.heartline.carrier.twilio.TwiML.Verb;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.carrier.webhook.Patience;
import dev.heartline.carrier.webhook.Webhooks.Answer;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.signature.FormBody;

/**
 * A call that follows the instructions of our service: TwiML and conversations, until somebody ends it.
 *
 * <p>When the websocket is lost while the caller is still there, the action URL is told so ({@code ErrorCode=64105}) and
 * may open a new one, on which the script goes on. The simulator's choices: the action is retried while the service is
 * away, as {@link NetworkManners#instructions} says, then the call ends and its outcome is retried for longer; and after
 * {@value #MOST_LOSSES} lost sessions in one call the network gives up.
 */
final class TwilioCall {
    private static final int MOST_LOSSES = 20;

    private final PhoneCall call;
    private final Exchange exchange;
    private final People people;
    private final StatusReports reports;
    private final OtherEnd caller;
    private final Promise<CallReport> done;
    private final Consumer<PhoneCall> whenEnded;
    private Optional<String> answeredBy = Optional.empty();
    private final GatherLine gathering;
    private RelaySession session;
    private int redirections;
    private int losses;

    TwilioCall(
            PhoneCall call,
            OtherEnd otherEnd,
            Exchange exchange,
            People people,
            StatusReports reports,
            Promise<CallReport> done,
            Consumer<PhoneCall> whenEnded) {
        this.people = people;
        this.call = call;
        this.exchange = exchange;
        this.reports = reports;
        this.caller = otherEnd;
        this.gathering = new GatherLine(
                caller, exchange.clock(), this::gathered, () -> end(CallState.COMPLETED, EndedBy.CALLER));
        this.done = done;
        this.whenEnded = whenEnded;
    }

    PhoneCall call() {
        return call;
    }

    StatusReports reports() {
        return reports;
    }

    Optional<String> answeredBy() {
        return answeredBy;
    }

    Future<CallReport> done() {
        return done.future();
    }

    Promise<CallReport> donePromise() {
        return done;
    }

    OtherEnd otherEnd() {
        return caller;
    }

    void answeredBy(String who) {
        answeredBy = Optional.of(who);
    }

    /** Asks our service what to do, and does it; what is no instruction goes to {@code refused}. */
    void ask(String event, String url, FormBody form, Patience patience, Consumer<Answer> refused) {
        int before = redirections;
        exchange.webhooks().post(event, url, form, patience, call::record).onSuccess(answer -> {
            if (call.isEnded() || redirections != before) {
                return;
            }
            if (answer.isOk()) {
                follow(answer.body());
            } else {
                call.problem(event + " was answered with " + answer);
                refused.accept(answer);
            }
        });
    }

    void follow(String twiml) {
        try {
            follow(TwiML.parse(twiml).verbs());
        } catch (InvalidTwiML e) {
            call.problem(e.getMessage());
            end(wasAnswered() ? CallState.COMPLETED : CallState.FAILED, EndedBy.NETWORK);
        }
    }

    /** Our service changed its mind: whatever goes on in the call gives way to new instructions. */
    void redirect(Optional<String> url, Optional<String> twiml) {
        redirections++;
        gathering.abandon();
        if (session != null) {
            session.abandon();
        }
        caller.disconnected();
        twiml.ifPresentOrElse(
                this::follow,
                () -> ask(
                        "voice",
                        url.orElseThrow(),
                        TwilioFields.of(call, exchange.account().sid()).form(),
                        exchange.manners().instructions(),
                        refused -> end(CallState.COMPLETED, EndedBy.NETWORK)));
    }

    /** Ends the call, once; later ends change nothing. */
    void end(CallState outcome, EndedBy by) {
        end(outcome, by, OptionalInt.empty());
    }

    void end(CallState outcome, EndedBy by, OptionalInt sipResponse) {
        if (!call.isEnded()) {
            hangUp(outcome, by);
            finish(sipResponse);
        }
    }

    /** Ends the call without telling our service: it never learnt of the call, which the caller places again. */
    void abandon() {
        hangUp(CallState.FAILED, EndedBy.NETWORK);
        call.finish();
    }

    private void hangUp(CallState outcome, EndedBy by) {
        call.end(outcome, by);
        whenEnded.accept(call);
        caller.leave();
        gathering.abandon();
        if (session != null) {
            session.abandon();
        }
    }

    private void finish(OptionalInt sipResponse) {
        reports.outcome(sipResponse, answeredBy).onComplete(told -> {
            call.finish();
            done.complete(call.report());
        });
    }

    private boolean wasAnswered() {
        return call.answeredAt().isPresent();
    }

    private void follow(List<Verb> verbs) {
        for (var verb : verbs) {
            if (!wasAnswered() && !(verb instanceof Reject)) {
                call.answer();
            }
            switch (verb) {
                case Say(var text) -> caller.announced(text);
                case ConversationRelay relay -> {
                    converse(relay);
                    return;
                }
                case Gather gather -> {
                    gathering.listen(gather);
                    return;
                }
                case Reject(var reason) -> {
                    end("busy".equals(reason) ? CallState.BUSY : CallState.FAILED, EndedBy.COACH);
                    return;
                }
                case Dial dial -> {
                    exchange.clock().later(Math.max(1, exchange.manners().step().toMillis()), () -> connect(dial));
                    return;
                }
                case Hangup() -> {
                    end(CallState.COMPLETED, EndedBy.COACH);
                    return;
                }
                case Message message -> call.problem("<Message> is no instruction for a call");
            }
        }
        if (!wasAnswered()) {
            call.answer();
        }
        end(CallState.COMPLETED, EndedBy.COACH);
    }

    /** Whoever is not known to be busy or away takes the call over, and talks until the caller hangs up. */
    private void connect(Dial dial) {
        var behaviour = people.find(PhoneNumber.of(dial.number()))
                .map(Person::behaviour)
                .orElse(Behaviour.ANSWERS);
        switch (behaviour) {
            case ANSWERS, VOICEMAIL -> {
                call.transferredTo(dial.number());
                end(CallState.COMPLETED, EndedBy.CALLER);
            }
            case BUSY, REJECTS -> afterwards(dial, "busy");
            case NO_ANSWER -> afterwards(dial, "no-answer");
            case FAILED -> afterwards(dial, "failed");
        }
    }

    private void afterwards(Dial dial, String status) {
        dial.action()
                .ifPresentOrElse(
                        action -> ask(
                                "transfer-ended",
                                action,
                                TwilioFields.of(call, exchange.account().sid())
                                        .with("DialCallStatus", status)
                                        .form(),
                                exchange.manners().instructions(),
                                refused -> end(CallState.COMPLETED, EndedBy.NETWORK)),
                        () -> end(CallState.COMPLETED, EndedBy.NETWORK));
    }

    private void gathered(Gather gather, String words) {
        if (words.isBlank() && !gather.tellsSilence()) {
            end(CallState.COMPLETED, EndedBy.NETWORK);
            return;
        }
        var fields = TwilioFields.of(call, exchange.account().sid());
        if (!words.isBlank()) {
            fields.with("SpeechResult", words).with("Confidence", "0.94");
        }
        ask(
                "gather",
                gather.action(),
                fields.form(),
                exchange.manners().instructions(),
                refused -> end(CallState.COMPLETED, EndedBy.NETWORK));
    }

    private void converse(ConversationRelay relay) {
        session = new RelaySession(relay, call, caller, exchange.account().sid(), this::sessionEnded);
        session.open(exchange.websockets(), exchange.signature());
    }

    private void sessionEnded(RelaySession ended, RelaySession.End how) {
        if (call.isEnded()) {
            return;
        }
        switch (how) {
            case RelaySession.ByCaller() -> callerHungUp(ended);
            case RelaySession.ByCoach(var handoffData) -> {
                caller.disconnected();
                var fields = actionFields(ended, "ended");
                handoffData.ifPresent(data -> fields.with("HandoffData", data));
                askAction(ended, fields, EndedBy.COACH);
            }
            case RelaySession.Lost(int errorCode, var why) -> {
                caller.disconnected();
                call.problem("conversation lost: " + errorCode + " " + why);
                if (++losses >= MOST_LOSSES) {
                    end(CallState.COMPLETED, EndedBy.NETWORK);
                    return;
                }
                var fields = actionFields(ended, "failed")
                        .with("ErrorCode", errorCode)
                        .with("ErrorMessage", why);
                askAction(ended, fields, EndedBy.NETWORK);
            }
        }
    }

    private void callerHungUp(RelaySession ended) {
        hangUp(CallState.COMPLETED, EndedBy.CALLER);
        var told = ended.action()
                .map(action -> exchange.webhooks()
                        .post(
                                "relay-ended",
                                action,
                                actionFields(ended, "completed").form(),
                                exchange.manners().progress(),
                                call::record))
                .orElseGet(() -> Future.succeededFuture(new Answer(Optional.empty(), "")));
        told.onSuccess(answer -> finish(OptionalInt.empty()));
    }

    private void askAction(RelaySession ended, TwilioFields fields, EndedBy otherwise) {
        ended.action()
                .ifPresentOrElse(
                        action -> ask(
                                "relay-ended",
                                action,
                                fields.form(),
                                exchange.manners().instructions(),
                                refused -> end(CallState.COMPLETED, otherwise)),
                        () -> end(CallState.COMPLETED, otherwise));
    }

    private TwilioFields actionFields(RelaySession ended, String sessionStatus) {
        return TwilioFields.of(call, exchange.account().sid())
                .with("SessionId", ended.sid())
                .with("SessionStatus", sessionStatus)
                .with("SessionDuration", ended.seconds());
    }
}
