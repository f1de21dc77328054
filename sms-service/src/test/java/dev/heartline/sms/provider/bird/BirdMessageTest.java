package dev.heartline.sms.provider.bird;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.sms.message.MessageStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BirdMessageTest {

    private static final String OURS = "+12025550100";

    /** As Bird's documentation shows it. */
    @Test
    void aTextIsReadAsItsDocumentationHasIt() {
        var text = message("""
                {"id": "96a0b5fa-a986-453d-be5c-3117f989f025", "channelId": "614208aa-b153-4d5d-9989-2fddfc0ce4c3",
                 "sender": {"contact": {"id": "32cf5eee-f940-422c-ab8c-5f753aad5efd", "identifierKey": "phonenumber",
                   "identifierValue": "+31612345678"}},
                 "receiver": {"connector": {"id": "86cc4dc0-3dc0-41b7-ac43-8ec829ead56f"}},
                 "body": {"type": "text", "text": {"text": "Sample incoming text message"}},
                 "parts": [{"platformReference": "e8077d803532c0b5937c639b60216938"}],
                 "status": "delivered", "direction": "incoming", "lastStatusAt": "2022-12-22T08:32:50.736Z"}
                """).inbound(OURS);

        assertThat(text.sid()).isEqualTo("96a0b5fa-a986-453d-be5c-3117f989f025");
        assertThat(text.from()).isEqualTo("+31612345678");
        assertThat(text.to()).isEqualTo(OURS);
        assertThat(text.body()).isEqualTo("Sample incoming text message");
        assertThat(text.media()).isZero();
    }

    @Test
    void picturesAreCountedAndWhatWasWrittenToThemIsRead() {
        var text = message("""
                {"id": "1", "sender": {"contact": {"identifierValue": "+31612345678"}},
                 "body": {"type": "image", "image": {"images": [{"mediaUrl": "a"}, {"mediaUrl": "b"}], "text": "my lunch"}}}
                """).inbound(OURS);

        assertThat(text.media()).isEqualTo(2);
        assertThat(text.mediaTypes()).as("it doesn't say").isEmpty();
        assertThat(text.body()).isEqualTo("my lunch");
    }

    @Test
    void whatFilesAreIsKeptAsFarAsItIsTold() {
        var text = message("""
                {"id": "1", "sender": {"contact": {"identifierValue": "+31612345678"}},
                 "body": {"type": "file", "file": {"files": [{"contentType": "Audio/AMR; rate=8000"}, {"contentType": "<b>"}, 5]}}}
                """).inbound(OURS);

        assertThat(text.media()).isEqualTo(3);
        assertThat(text.mediaTypes()).containsExactly("audio/amr");
    }

    @Test
    void aTextThatWasDeletedThereSaysSo() {
        var report =
                message("{\"id\": \"1\", \"status\": \"deleted\"}").report().orElseThrow();

        assertThat(report.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(report.errorCode()).contains("deleted");
        assertThat(report.recipientOptedOut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": 5}",
                "{\"id\": \"1\", \"sender\": []}",
                "{\"id\": \"1\", \"sender\": {\"contact\": {\"identifierValue\": null}}}",
                "{\"id\": {}, \"sender\": {\"contact\": {\"identifierValue\": \"+31612345678\"}}}"
            })
    void whatNamesNoTextOrSenderIsRefused(String payload) {
        assertThatThrownBy(() -> message(payload).inbound(OURS)).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "\"text\"", "{\"type\": 3}", "{\"type\": \"text\", \"text\": [1]}", "{\"type\": \"list\"}"
            })
    void aBodyOfAnotherShapeIsATextWithoutWords(String body) {
        var text = message("""
                        {"id": "1", "sender": {"contact": {"identifierValue": "+31612345678"}}, "body": %s}
                        """.formatted(body)).inbound(OURS);

        assertThat(text.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, SENT",
        "processing, SENT",
        "sent, SENT",
        "delivered, DELIVERED",
        "delivery_failed, UNDELIVERED",
        "sending_failed, FAILED",
        "rejected, FAILED"
    })
    void itsWordsAreOurs(String word, MessageStatus status) {
        assertThat(message("{\"id\": \"1\", \"status\": \"%s\"}".formatted(word))
                        .report())
                .hasValueSatisfying(report -> assertThat(report.status()).isEqualTo(status));
    }

    @Test
    void aWordThatItMayAddTellsNothing() {
        assertThat(message("{\"id\": \"1\", \"status\": \"pondering\"}").report())
                .isEmpty();
    }

    @Test
    void aReferenceThatIsNotOursIsNone() {
        var report = message("""
                        {"id": "1", "status": "delivery_failed", "reference": "order 7", "failure": {"source": {"code": "103"}}}
                        """).report().orElseThrow();

        assertThat(report.messageId()).isEmpty();
        assertThat(report.recipientOptedOut()).isTrue();
        assertThat(report.errorCode()).contains("103");
    }

    private static BirdMessage message(String payload) {
        return new BirdMessage(new JsonObject(payload));
    }
}
