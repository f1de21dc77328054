package dev.heartline.carrier;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

import dev.heartline.carrier.bird.SimulatedBird;
import dev.heartline.carrier.control.ControlApi;
import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.messagebird.SimulatedMessageBird;
import dev.heartline.carrier.model.ModelNetwork;
import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.RecordingReport;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.carrier.plivo.SimulatedPlivo;
import dev.heartline.carrier.text.Texts;
import dev.heartline.carrier.turn.TurnCalls;
import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.carrier.twilio.SimulatedTwilio;
import dev.heartline.carrier.vonage.SimulatedVonage;
import dev.heartline.carrier.webhook.Webhooks;
import dev.heartline.telephony.number.PhoneNumber;

/**
 * A running simulator. All of its state lives on one event loop of its own, so that hundreds of calls need no thread and
 * no lock; the methods below may be called from any other thread and wait for that loop.
 */
public final class CarrierSimulator implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;
    private static final String TWILIO = "twilio";
    private static final String VONAGE = "vonage";
    private static final String PLIVO = "plivo";
    private static final String MESSAGE_BIRD = "messagebird";
    private static final String BIRD = "bird";

    private final Vertx vertx;
    private final Context loop;
    private final People people = new People();
    private final Map<String, Faults> faults = new HashMap<>();
    private final SimulatedTwilio twilio;
    /** Those whose calls go turn by turn, by name. */
    private final Map<String, TurnCalls> others = new LinkedHashMap<>();
    /** Texts of all but Twilio, by name. */
    private final Map<String, Texts> otherTexts = new LinkedHashMap<>();

    private final ModelNetwork models;
    private final HttpServer server;

    /** @throws IllegalStateException when it cannot start, for one because the port is taken */
    public static CarrierSimulator start(SimulatorOptions options) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        try {
            return new CarrierSimulator(vertx, options);
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    private CarrierSimulator(Vertx vertx, SimulatorOptions options) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        Clock clock = (millis, action) -> {
            long timer = vertx.setTimer(millis, fired -> action.run());
            return () -> vertx.cancelTimer(timer);
        };
        var webhooks = onLoop(() -> new Webhooks(vertx, clock));
        this.twilio = onLoop(() -> new SimulatedTwilio(
                vertx,
                webhooks,
                options.twilio(),
                options.ourNumber(),
                options.manners(),
                options.routes(),
                options.history(),
                people,
                faults(TWILIO),
                clock));
        this.models = new ModelNetwork(vertx);
        this.server = await(call(() -> {
            var router = Router.router(vertx);
            models.mount(router);
            twilio.api().mount(router);
            options.vonage().ifPresent(application -> {
                var vonage = new SimulatedVonage(
                        application,
                        options.ourNumber(),
                        options.manners(),
                        options.history(),
                        webhooks,
                        people,
                        faults(VONAGE),
                        clock);
                vonage.mount(router);
                others.put(VONAGE, vonage.calls());
            });
            options.plivo().ifPresent(keys -> {
                var plivo = new SimulatedPlivo(
                        keys,
                        options.ourNumber(),
                        options.manners(),
                        options.history(),
                        webhooks,
                        people,
                        faults(PLIVO),
                        clock);
                plivo.mount(router);
                others.put(PLIVO, plivo.calls());
                otherTexts.put(PLIVO, plivo.texts());
            });
            options.messageBird().ifPresent(keys -> {
                var messageBird = new SimulatedMessageBird(
                        keys,
                        options.ourNumber(),
                        options.manners(),
                        options.history(),
                        webhooks,
                        people,
                        faults(MESSAGE_BIRD),
                        clock);
                messageBird.mount(router);
                otherTexts.put(MESSAGE_BIRD, messageBird.texts());
            });
            options.bird().ifPresent(keys -> {
                var bird = new SimulatedBird(
                        keys,
                        options.ourNumber(),
                        options.manners(),
                        options.history(),
                        webhooks,
                        people,
                        faults(BIRD),
                        clock);
                bird.mount(router);
                otherTexts.put(BIRD, bird.texts());
            });
            new ControlApi(twilio, otherTexts, people, faults, clock).mount(router);
            return vertx.createHttpServer().requestHandler(router).listen(options.port(), options.host());
        }));
    }

    public int port() {
        return server.actualPort();
    }

    /** Base URL of the providers' APIs and of the control API. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The providers of language models, under {@code /model}. */
    public ModelNetwork models() {
        return models;
    }

    /** Where our services listen, from now on. */
    public void route(NumberRoutes routes) {
        onLoop(() -> twilio.route(routes));
    }

    /**
     * Where call-service listens, from now on, for carriers whose calls go turn by turn.
     *
     * @param callUrl base URL
     */
    public void routeTurns(String callUrl) {
        onLoop(() -> others.values().forEach(calls -> calls.route(callUrl)));
    }

    /**
     * Where sms-service listens, from now on, for all but Twilio.
     *
     * @param smsUrl base URL
     */
    public void routeTexts(String smsUrl) {
        onLoop(() -> otherTexts.values().forEach(texts -> texts.route(smsUrl)));
    }

    /** Adds the person, or replaces whoever had the number. */
    public void register(Person person) {
        onLoop(() -> people.register(person));
    }

    /**
     * Has a person call our number.
     *
     * @return the call's id; a redialled call gets another one unless the order names one
     * @throws IllegalStateException when the named id belongs to a call that goes on
     */
    public String place(InboundCall call) {
        return onLoop(() -> twilio.calls().place(call).sid());
    }

    /** As {@link #place(InboundCall)}, by another carrier than Twilio. */
    public String place(String carrier, InboundCall call) {
        return onLoop(() -> calls(carrier).place(call).sid());
    }

    public Optional<CallReport> call(String callSid) {
        return onLoop(() -> Stream.concat(
                        Stream.of(twilio.calls().find(callSid)),
                        others.values().stream().map(calls -> calls.find(callSid)))
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** The calls of one carrier, as {@link #calls()}. */
    public List<CallReport> calls(String carrier, PhoneNumber person) {
        return onLoop(() -> (TWILIO.equals(carrier)
                        ? twilio.calls().all()
                        : calls(carrier).all())
                .stream()
                        .filter(call -> call.from().equals(person) || call.to().equals(person))
                        .toList());
    }

    /** Calls that go on, and ended ones as far as they are remembered; oldest first. */
    public List<CallReport> calls() {
        return onLoop(() -> twilio.calls().all());
    }

    /** Completes when the call has ended and every webhook about it was delivered or given up. */
    public CompletableFuture<CallReport> whenDone(String callSid) {
        return call(() -> others.values().stream()
                .flatMap(calls -> calls.whenDone(callSid).stream())
                .findFirst()
                .orElseGet(() -> twilio.calls().whenDone(callSid)));
    }

    /** Recordings of a call that Twilio has, oldest first; deleted ones are gone. */
    public List<RecordingReport> recordings(String callSid) {
        return onLoop(() -> twilio.recordings(callSid));
    }

    /** Has a person text our number; returns the message's id. */
    public String send(InboundText text) {
        return onLoop(() -> twilio.texts().send(text).sid());
    }

    /** As {@link #send(InboundText)}, by another carrier than Twilio. */
    public String send(String carrier, InboundText text) {
        return onLoop(() -> texts(carrier).send(text).sid());
    }

    /** One more number that we may text from, by every carrier that has numbers of its own. */
    public void rent(String number) {
        var rented = PhoneNumber.of(number);
        onLoop(() -> {
            twilio.texts().rent(rented);
            otherTexts.values().forEach(texts -> texts.rent(rented));
        });
    }

    public Optional<TextReport> text(String messageSid) {
        return onLoop(() -> Stream.concat(
                        Stream.of(twilio.texts().find(messageSid)),
                        otherTexts.values().stream().map(texts -> texts.find(messageSid)))
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** The thread with one person, whichever carriers it goes by, oldest first. */
    public List<TextReport> texts(PhoneNumber person) {
        return onLoop(() -> Stream.concat(
                        twilio.texts().all().stream(),
                        otherTexts.values().stream().flatMap(texts -> texts.all().stream()))
                .filter(text -> text.from().equals(person) || text.to().equals(person))
                .sorted(Comparator.comparingLong(TextReport::createdAt))
                .toList());
    }

    /** As {@link #texts(PhoneNumber)}, those of one carrier. */
    public List<TextReport> texts(String carrier, PhoneNumber person) {
        return onLoop(() -> (TWILIO.equals(carrier)
                        ? twilio.texts().all()
                        : texts(carrier).all())
                .stream()
                        .filter(text -> text.from().equals(person) || text.to().equals(person))
                        .toList());
    }

    /** Forgets every ended call and text. */
    public void forgetEnded() {
        onLoop(() -> {
            twilio.calls().forgetEnded();
            twilio.texts().forgetDone();
            others.values().forEach(TurnCalls::forgetEnded);
            otherTexts.values().forEach(Texts::forgetDone);
        });
    }

    /** The next requests that order or change a call or text fail. */
    public void failNextRequests(int requests, ApiFault fault) {
        failNextRequests(TWILIO, requests, fault);
    }

    /** As {@link #failNextRequests(int, ApiFault)}, of any carrier. */
    public void failNextRequests(String carrier, int requests, ApiFault fault) {
        onLoop(() -> faults(carrier).failNextRequests(requests, fault));
    }

    /** How many requests are still to fail: none once all of {@link #failNextRequests} have come. */
    public int failuresLeft(String carrier) {
        return onLoop(() -> faults(carrier).apiFaultsLeft());
    }

    /** Of all carriers. */
    public void disturbCallbacks(CallbackDisturbance disturbance) {
        onLoop(() -> faults.values().forEach(each -> each.disturbCallbacks(disturbance)));
    }

    /** Of all carriers: those that people send us. */
    public void disturbTexts(CallbackDisturbance disturbance) {
        onLoop(() -> faults.values().forEach(each -> each.disturbTexts(disturbance)));
    }

    /** Switches all faults off. */
    public void heal() {
        onLoop(() -> faults.values().forEach(Faults::heal));
    }

    @Override
    public void close() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private Faults faults(String carrier) {
        return faults.computeIfAbsent(carrier, _ -> new Faults());
    }

    private TurnCalls calls(String carrier) {
        var calls = others.get(carrier);
        if (calls == null) {
            throw new IllegalArgumentException("there is no carrier '" + carrier + "'");
        }
        return calls;
    }

    private Texts texts(String carrier) {
        var texts = otherTexts.get(carrier);
        if (texts == null) {
            throw new IllegalArgumentException("there is no carrier '" + carrier + "' of texts");
        }
        return texts;
    }

    private void onLoop(Runnable action) {
        onLoop(() -> {
            action.run();
            return null;
        });
    }

    private <T> T onLoop(Supplier<T> action) {
        return await(call(() -> Future.succeededFuture(action.get())));
    }

    private <T> CompletableFuture<T> call(Supplier<Future<T>> action) {
        var result = new CompletableFuture<T>();
        loop.runOnContext(now -> {
            try {
                action.get().onSuccess(result::complete).onFailure(result::completeExceptionally);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the simulator does not respond", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
