package dev.heartline.care.oncall;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://oncall.example/hook",
                "https://oncall.example:8443/hook?team=care",
                "http://localhost:9000/",
                "http://127.0.0.1:9000",
                "http://[::1]:9000/"
            })
    void httpsGoesAnywhereAndHttpNowhereElse(String url) {
        assertThat(new WebhookAddress(URI.create(url)).url()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://oncall.example/hook",
                "http://localhost.example/",
                "http://127.0.0.1.example/",
                "ftp://oncall.example/",
                "oncall.example",
                "mailto:care@oncall.example"
            })
    void inClearNobodyInDangerIsToldOf(String url) {
        assertThatThrownBy(() -> new WebhookAddress(URI.create(url)))
                .hasMessageContaining("heartline.care.webhook.url");
    }
}
