package dev.heartline.messaging.trace;

import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;

import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.events.TraceParent;

/**
 * Makes the spans of an event's way: <em>create</em> where it is written with what it tells, <em>send</em> where the relay takes it to
 * Kafka, <em>process</em> where it takes effect, each the child of the one before. The time between create and send was spent
 * in the outbox. Events fan out: each process is linked to the create that all of them come from, whichever way they took. They say
 * topic and event id, and nothing of the user.
 *
 * <p>Where traces are switched off nothing is recorded, and the trace of an event still goes on to what follows from it.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">Semantic conventions for messaging spans</a>
 */
@ApplicationScoped
public class EventTraces {

    private final Tracer tracer;

    @Inject
    EventTraces(Instance<OpenTelemetry> telemetry) {
        this(telemetry.isResolvable() ? telemetry.get() : OpenTelemetry.noop());
    }

    public EventTraces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.heartline.messaging");
    }

    /** Says that an event was decided: by what happens here and now, or else by what the event names. */
    public TraceParent created(Event<?> event) {
        boolean here = Span.current().getSpanContext().isValid();
        var parent = here ? Context.current() : contextOf(event.traceparent());
        var span = span(
                "create", SpanKind.PRODUCER, event.type().topic(), event.id().toString(), parent);
        span.end();
        return traceparentOf(span, event.traceparent());
    }

    /** The span of a record on its way to the broker, to be ended when that has answered. */
    public Span sending(String topic, String eventId, TraceParent created) {
        return span("send", SpanKind.PRODUCER, topic, eventId, contextOf(created));
    }

    /** What a span hands on. */
    public static TraceParent traceparentOf(Span span, TraceParent otherwise) {
        var context = span.getSpanContext();
        return context.isValid()
                ? new TraceParent("00-%s-%s-%s"
                        .formatted(
                                context.getTraceId(),
                                context.getSpanId(),
                                context.getTraceFlags().asHex()))
                : otherwise;
    }

    /**
     * The work, as a span that whatever it does is part of, and that the event it is given names as its trace.
     *
     * @param created the span in which the event was created, where the record says so
     */
    public <T extends EventData> Uni<Void> processing(
            Event<T> event, Optional<TraceParent> created, Function<Event<T>, Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            var builder = builder(
                    "process",
                    SpanKind.CONSUMER,
                    event.type().topic(),
                    event.id().toString(),
                    contextOf(event.traceparent()));
            created.ifPresent(span -> builder.addLink(remote(span)));
            var span = builder.startSpan();
            var scope = entered(span);
            return work.apply(event.within(traceparentOf(span, event.traceparent())))
                    .onTermination()
                    .invoke((_, failure, _) -> {
                        scope.close();
                        end(span, failure);
                    });
        });
    }

    /** Ends a span. Of a failure its kind alone is told: its words may quote a record. */
    public static void end(Span span, Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", failure.getClass().getName());
        }
        span.end();
    }

    /** Other contexts than that of one message are shared, and would carry the span over to work that isn't its own. */
    private static Scope entered(Span span) {
        return VertxContext.isOnDuplicatedContext() ? span.makeCurrent() : Scope.noop();
    }

    private Span span(String operation, SpanKind kind, String topic, String eventId, Context parent) {
        return builder(operation, kind, topic, eventId, parent).startSpan();
    }

    private SpanBuilder builder(String operation, SpanKind kind, String topic, String eventId, Context parent) {
        return tracer.spanBuilder(operation + " " + topic)
                .setSpanKind(kind)
                .setParent(parent)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", operation)
                .setAttribute("messaging.operation.type", operation)
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.message.id", eventId);
    }

    private static Context contextOf(TraceParent traceparent) {
        return Context.root().with(Span.wrap(remote(traceparent)));
    }

    private static SpanContext remote(TraceParent traceparent) {
        return SpanContext.createFromRemoteParent(
                traceparent.traceId(),
                traceparent.spanId(),
                TraceFlags.fromHex(traceparent.flags(), 0),
                TraceState.getDefault());
    }
}
