package dev.heartline.messaging.trace;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.Ids;
import dev.heartline.events.TraceParent;
import dev.heartline.messaging.Note;

import static org.assertj.core.api.Assertions.assertThat;

class EventTracesTest {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private final EventTraces traces = new EventTraces(TELEMETRY.getOpenTelemetry());

    @Test
    void aTraceGoesFromWhatHappenedThroughCreateAndSendToProcess() {
        var event = Note.of(Ids.next(), 1);
        var door = TELEMETRY
                .getOpenTelemetry()
                .getTracer("test")
                .spanBuilder("door")
                .startSpan();
        // Spans are told in the order of their ends.
        door.end();
        TraceParent created;
        try (var _ = door.makeCurrent()) {
            created = traces.created(event);
        }
        var send = traces.sending("behavior.recorded", event.id().toString(), created);
        EventTraces.end(send, null);
        var arrived = on(event, EventTraces.traceparentOf(send, created));
        var consequence = new AtomicReference<TraceParent>();
        traces.processing(
                        arrived,
                        Optional.of(created),
                        traced -> Uni.createFrom()
                                .item(Note.of(Ids.next(), 2).causedBy(traced))
                                .invoke(next -> consequence.set(next.traceparent()))
                                .replaceWithVoid())
                .await()
                .indefinitely();

        assertThat(TELEMETRY.getSpans())
                .extracting(SpanData::getName)
                .containsExactly(
                        "door", "create behavior.recorded", "send behavior.recorded", "process behavior.recorded");
        assertThat(TELEMETRY.getSpans())
                .extracting(SpanData::getTraceId)
                .containsOnly(door.getSpanContext().getTraceId());
        var spans = TELEMETRY.getSpans();
        for (int i = 1; i < spans.size(); i++)
            assertThat(spans.get(i).getParentSpanId())
                    .isEqualTo(spans.get(i - 1).getSpanId());
        assertThat(consequence.get().spanId()).isEqualTo(spans.getLast().getSpanId());
        assertThat(spans.getLast().getLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(created.spanId()));
    }

    @Test
    void whatHappensOnNobodysBehalfContinuesTheTraceThatTheEventNames() {
        var cause = Note.of(Ids.next(), 1);
        var event = Note.of(Ids.next(), 2).causedBy(cause);

        var created = traces.created(event);

        assertThat(created.traceId()).isEqualTo(cause.traceparent().traceId());
        assertThat(created.spanId()).isNotEqualTo(event.traceparent().spanId());
    }

    @Test
    void ofAFailureNothingIsToldButItsKind() {
        var event = Note.of(Ids.next(), 1);

        traces.processing(
                        event,
                        Optional.empty(),
                        _ -> Uni.createFrom().failure(new IllegalArgumentException("call +12025550123")))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();

        assertThat(TELEMETRY.getSpans()).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                    .isEqualTo("java.lang.IllegalArgumentException");
            assertThat(span.toString()).doesNotContain("2025550123").doesNotContain(event.key());
        });
    }

    @Test
    void withoutTracesTheTraceOfAnEventGoesOn() {
        var off = new EventTraces(OpenTelemetry.noop());
        var event = Note.of(Ids.next(), 1);

        var created = off.created(event);
        var send = off.sending("behavior.recorded", event.id().toString(), created);

        assertThat(created).isEqualTo(event.traceparent());
        assertThat(EventTraces.traceparentOf(send, created)).isEqualTo(created);
        assertThat(EventTraces.traceparentOf(Span.getInvalid(), created)).isEqualTo(created);
    }

    private static Event<BehaviorRecorded> on(Event<BehaviorRecorded> event, TraceParent traceparent) {
        return new Event<>(event.id(), event.type(), event.time(), event.key(), traceparent, event.data());
    }
}
