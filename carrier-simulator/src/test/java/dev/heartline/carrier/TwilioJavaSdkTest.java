package dev.heartline.carrier;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.stream.StreamSupport;

import com.twilio.exception.ApiException;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Twilio's official SDK for Java finds in the simulator what it expects of Twilio. */
class TwilioJavaSdkTest {
    private static final PhoneNumber MAYA = new PhoneNumber(Stage.MAYA);
    private static final PhoneNumber OURS = new PhoneNumber(Stage.OURS);

    private final Stage stage = new Stage(Stage.RINGING);
    private final TwilioRestClient sdk = new TwilioRestClient.Builder(Stage.ACCOUNT, Stage.TOKEN)
            .httpClient(new AtTheSimulator())
            .build();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void createsFetchesAndDeletesACall() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.BUSY));

        var sid = dial();
        stage.awaitDone(sid);
        var call = Call.fetcher(sid).fetch(sdk);

        assertThat(call.getStatus()).isEqualTo(Call.Status.BUSY);
        assertThat(call.getStartTime()).isNotNull();
        assertThat(call.getEndTime()).isNull();
        assertThat(call.getDuration()).isNull();
        assertThat(call.getPriceUnit().getCurrencyCode()).isEqualTo("USD");
        assertThat(Call.deleter(sid).delete(sdk)).isTrue();
        assertThatThrownBy(() -> Call.fetcher(sid).fetch(sdk))
                .isInstanceOfSatisfying(
                        ApiException.class, gone -> assertThat(gone.getCode()).isEqualTo(20404));
    }

    @Test
    void hangsUpACallThatGoesOn() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.NO_ANSWER));
        var sid = dial();

        var canceled = Call.updater(sid).setStatus(Call.UpdateStatus.CANCELED).update(sdk);

        assertThat(canceled.getStatus()).isEqualTo(Call.Status.CANCELED);
        assertThatThrownBy(() -> Call.updater(sid).setTwiml("<Response/>").update(sdk))
                .isInstanceOfSatisfying(
                        ApiException.class, late -> assertThat(late.getCode()).isEqualTo(21220));
    }

    @Test
    void readsAllPagesOfCallsNewestFirst() {
        var dialled = new ArrayList<String>();
        for (int i = 0; i < 120; i++) {
            dialled.add(dial());
        }

        var read = StreamSupport.stream(
                        Call.reader().setTo(MAYA).setPageSize(50L).read(sdk).spliterator(), false)
                .map(Call::getSid)
                .toList();

        assertThat(read).isEqualTo(dialled.reversed());
    }

    @Test
    void readsCallsByTime() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.BUSY));
        stage.awaitDone(dial());
        var aMinuteAgo = Instant.now().minusSeconds(60).atZone(ZoneOffset.UTC);

        assertThat(Call.reader().setStartTimeAfter(aMinuteAgo).read(sdk)).hasSize(1);
        assertThat(Call.reader().setStartTimeBefore(aMinuteAgo).read(sdk)).isEmpty();
    }

    @Test
    void sendsRedactsAndDeletesAText() {
        stage.simulator.register(Person.answering(Stage.MAYA, Script.SILENT));
        var sid = Message.creator(MAYA, OURS, "Well done").create(sdk).getSid();
        await().until(() -> stage.simulator.text(sid).orElseThrow().done());

        var delivered = Message.fetcher(sid).fetch(sdk);
        var redacted = Message.updater(sid).setBody("").update(sdk);

        assertThat(delivered.getStatus()).isEqualTo(Message.Status.DELIVERED);
        assertThat(delivered.getDateSent()).isNotNull();
        assertThat(delivered.getPrice()).isEqualTo("-0.00830");
        assertThat(redacted.getBody()).isEmpty();
        assertThat(redacted.getNumSegments()).isEqualTo("1");
        assertThat(Message.deleter(sid).delete(sdk)).isTrue();
        assertThat(Message.reader().setTo(MAYA).read(sdk)).isEmpty();
    }

    @Test
    void readsAsManyTextsAsAsked() {
        for (int i = 0; i < 60; i++) {
            Message.creator(MAYA, OURS, "Text " + i).create(sdk);
        }

        assertThat(Message.reader().setTo(MAYA).limit(55).read(sdk))
                .hasSize(55)
                .first()
                .extracting(Message::getBody)
                .isEqualTo("Text 59");
    }

    @Test
    void understandsARefusal() {
        assertThatThrownBy(() -> Message.creator(MAYA, new PhoneNumber("+12025550199"), "x")
                        .create(sdk))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(21659);
                    assertThat(refusal.getStatusCode()).isEqualTo(400);
                    assertThat(refusal.getMoreInfo()).endsWith("/21659");
                });
    }

    private String dial() {
        return Call.creator(MAYA, OURS, URI.create(stage.coach.url(TestCoach.VOICE)))
                .setMachineDetection("Enable")
                .create(sdk)
                .getSid();
    }

    /** Carries the SDK's requests to the simulator instead of to Twilio. */
    private final class AtTheSimulator extends com.twilio.http.HttpClient {
        private final HttpClient http = HttpClient.newHttpClient();

        @Override
        public Response makeRequest(Request request) {
            try {
                var translated = HttpRequest.newBuilder(URI.create(
                                stage.simulator.url() + request.constructURL().getFile()))
                        .header("Authorization", request.getAuthString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(
                                request.getMethod().toString(),
                                HttpRequest.BodyPublishers.ofString(request.encodeFormBody()))
                        .build();
                var response = http.send(translated, BodyHandlers.ofString());
                return new Response(response.body(), response.statusCode(), new Header[0]);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
