package dev.heartline.service.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrivateAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "/users/0190f3c0-9d0e-7c3e-8a4e-0123456789ab/memories, /users/{}/memories",
        "/messages?phone=%2B12025550123, /messages",
        "/consents/+12025550123, /consents/{}",
        "/care/alerts, /care/alerts",
        "https://oncall.example:8443/hooks/4711?key=secret, https://oncall.example:8443/hooks/{}",
        "https://oncall.example, https://oncall.example",
    })
    void ofAnAddressItsWordsStay(String address, String seen) {
        assertThat(PrivateAddresses.withoutPeople(address)).isEqualTo(seen);
    }

    @Test
    void whatIsExportedHoldsNobody() {
        var exported = InMemorySpanExporter.create();
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(new PrivateAddresses())
                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                .build()) {
            provider.get("test")
                    .spanBuilder("GET /messages")
                    .setAttribute("url.path", "/messages/12025550123")
                    .setAttribute("url.query", "phone=%2B12025550123")
                    .setAttribute("client.address", "203.0.113.7")
                    .startSpan()
                    .end();

            assertThat(exported.getFinishedSpanItems()).singleElement().satisfies(span -> {
                assertThat(span.toString()).doesNotContain("2025550123").doesNotContain("203.0.113.7");
                assertThat(span.getAttributes().get(AttributeKey.stringKey("url.path")))
                        .isEqualTo("/messages/{}");
            });
        }
    }
}
