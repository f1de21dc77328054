package dev.heartline.call.provider.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import jakarta.inject.Inject;

import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

import dev.heartline.call.CallServiceTest;
import dev.heartline.call.CallsInProgress;
import dev.heartline.call.answering.VoicemailConfig;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.provider.DialOrder;
import dev.heartline.call.provider.turn.NextTurn;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.telephony.twilio.TwilioAccount;
import dev.heartline.testing.api.DocumentedParameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** All that we say to Twilio is in tables of what it takes, whose heads say where they come from: requests, and answers in TwiML. */
@QuarkusTest
class TwilioContractTest extends CallServiceTest {

    private static final String SID = "CA0123456789abcdef0123456789abcdef";
    private static final String TO = "+12025550177";
    private static final String RECORDING = "RE0123456789abcdef0123456789abcdef";
    private static final String NOTHING = """
            {"calls": [], "recordings": [], "uri": "/2010-04-01/Calls.json", "first_page_uri": "/2010-04-01/Calls.json", "next_page_uri": null,
             "previous_page_uri": null, "page": 0, "page_size": 50, "start": 0, "end": 0}
            """;

    @Inject
    TwilioAccount account;

    @Inject
    TwilioVoiceConfig config;

    @Inject
    VoicemailConfig voicemail;

    @Inject
    TwilioUrls urls;

    @Inject
    TwilioTwiml twiml;

    private final List<Request> sent = new ArrayList<>();

    @Test
    void aCallIsAskedForAsDocumented() throws Exception {
        voice().dial(new DialOrder(UUID.randomUUID(), account.fromNumber(), TO, false));

        assertThat(isSent("POST", "/Calls.json", "CreateCall"))
                .as("what it needs at least")
                .containsKeys("To", "From", "Url")
                .containsEntry("StatusCallbackEvent", List.of("initiated", "ringing", "answered", "completed"));
    }

    @Test
    void aCallThatGoesOnIsEndedAndTransferredAsDocumented() throws Exception {
        voice().hangUp(SID);
        assertThat(isSent("POST", "/Calls/" + SID + ".json", "UpdateCall")).containsOnlyKeys("Status");

        voice().transfer(call(), TO);
        var transfer = isSent("POST", "/Calls/" + SID + ".json", "UpdateCall");
        assertThat(transfer).containsOnlyKeys("Twiml");
        validate(transfer.get("Twiml").getFirst());
    }

    @Test
    void aMessageIsLeftAsDocumented() throws Exception {
        voice().dial(new DialOrder(UUID.randomUUID(), account.fromNumber(), TO, true));
        assertThat(isSent("POST", "/Calls.json", "CreateCall"))
                .containsEntry("MachineDetection", List.of("DetectMessageEnd"))
                .containsEntry("AsyncAmd", List.of("true"))
                .containsEntry("MachineDetectionTimeout", List.of("50"));

        voice().leaveMessage(call(), "Hello & goodbye. " + "Call us. ".repeat(600));
        var left = isSent("POST", "/Calls/" + SID + ".json", "UpdateCall");
        assertThat(left).containsOnlyKeys("Twiml");
        validate(left.get("Twiml").getFirst());
        assertThat(left.get("Twiml").getFirst())
                .contains("Hello &amp; goodbye.")
                .contains("<Hangup");
    }

    @Test
    void callsAreLookedForAsDocumented() throws Exception {
        voice().fetch(SID);
        assertThat(isSent("GET", "/Calls/" + SID + ".json", "FetchCall")).isEmpty();

        voice().dialledAt(Instant.now(), account.fromNumber(), TO);
        assertThat(isSent("GET", "/Calls.json", "ListCall")).containsKeys("From", "To");
    }

    @Test
    void callsAreRecordedAndRecordingsEndedLookedForAndDeletedAsDocumented() {
        recordings().start(call(), UUID.randomUUID());
        assertThat(isSent("POST", "/Calls/" + SID + "/Recordings.json", "CreateCallRecording"))
                .containsKeys("RecordingStatusCallback", "RecordingStatusCallbackMethod")
                .containsEntry("RecordingStatusCallbackEvent", List.of("in-progress", "completed", "absent"));

        recordings().stop(SID, RECORDING);
        assertThat(isSent("POST", "/Calls/" + SID + "/Recordings/" + RECORDING + ".json", "UpdateCallRecording"))
                .containsEntry("Status", List.of("stopped"));

        recordings().of(SID);
        assertThat(isSent("GET", "/Calls/" + SID + "/Recordings.json", "ListCallRecording"))
                .isEmpty();

        recordings().delete(RECORDING);
        assertThat(isSent("DELETE", "/Recordings/" + RECORDING + ".json", "DeleteRecording"))
                .isEmpty();
    }

    @Test
    void theTableKnowsWhatIsNone() {
        assertThat(problems("UpdateCall", Map.of("Status", List.of("done")))).isNotEmpty();
        assertThat(problems("UpdateCall", Map.of("Hangup", List.of("true")))).isNotEmpty();
        assertThat(problems("CreateCall", Map.of("To", List.of("202 555 0177"))))
                .isNotEmpty();
        assertThat(problems("CreateCall", Map.of("Timeout", List.of("30.5")))).isNotEmpty();
        assertThat(problems("CreateCall", Map.of("Timeout", List.of("601")))).isNotEmpty();
        assertThat(problems("CreateCall", Map.of("Url", List.of("/answer")))).isNotEmpty();
        assertThat(problems("CreateCall", Map.of("StatusCallbackEvent", List.of("initiated ringing"))))
                .as("a list in one parameter leaves calls stuck")
                .isNotEmpty();
        assertThat(problems("CreateCall", Map.of("To", List.of(TO, TO)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "How did \"it\" go <today> & tonight?", "LONG"})
    void whatTheCoachSaysTurnByTurnIsTwiml(String words) throws Exception {
        var said = words.equals("LONG") ? "A word and another. ".repeat(500).strip() : words;

        validate(twiml.exchange(new NextTurn(UUID.randomUUID(), 3, said, true)));
        validate(twiml.exchange(new NextTurn(UUID.randomUUID(), 3, said, false)));
    }

    @Test
    void theRestOfOurAnswersIsTwiml() throws Exception {
        // Our own address is no https here, which Twilio asks for.
        validate(twiml.converse(UUID.randomUUID()).replace("url=\"ws://", "url=\"wss://"));
        validate(twiml.dial(TO));
        validate(twiml.hangUp());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Response><Speak>x</Speak></Response>",
                "<Response><Say text=\"x\"/></Response>",
                "<Response><Gather timeout=\"0\"/></Response>",
                "<Response><Gather input=\"voice\"/></Response>",
                "<Response><Dial><Number>202 555 0177</Number></Dial></Response>",
                "<Response><Connect><ConversationRelay url=\"https://x.example\"/></Connect></Response>",
                "<Response><Connect><ConversationRelay url=\"wss://x.example\" interruptible=\"yes\"/></Connect></Response>",
                "<Respond/>",
            })
    void theGrammarKnowsWhatIsNone(String xml) {
        assertThatThrownBy(() -> validate(xml)).isInstanceOf(SAXException.class);
    }

    private TwilioVoice voice() {
        return new TwilioVoice(account, config, voicemail, urls, twiml, client());
    }

    private TwilioRecordings recordings() {
        return new TwilioRecordings(account, urls, client());
    }

    private TwilioRestClient client() {
        sent.clear();
        return new TwilioRestClient.Builder(account.accountSid(), account.authToken())
                .httpClient(new com.twilio.http.HttpClient() {

                    @Override
                    public Response makeRequest(Request request) {
                        sent.add(request);
                        var call = "{\"sid\": \"%s\", \"status\": \"queued\"}".formatted(SID);
                        boolean lists = request.getMethod().toString().equals("GET")
                                && request.getUrl().matches(".*/(?:Calls|Recordings)\\.json");
                        return switch (request.getMethod().toString()) {
                            case "POST" -> new Response(call, 201);
                            case "DELETE" -> new Response("", 204);
                            default -> new Response(lists ? NOTHING : call, 200);
                        };
                    }
                })
                .build();
    }

    private Call call() {
        return CallsInProgress.of(null, CallDirection.INBOUND, SID, TO, account.fromNumber());
    }

    /** One request, to that resource of ours, with what the operation takes and nothing else. */
    private Map<String, List<String>> isSent(String method, String resource, String operation) {
        assertThat(sent).hasSize(1);
        var request = sent.getFirst();
        assertThat(request.getMethod().toString()).isEqualTo(method);
        assertThat(URI.create(request.getUrl()).getPath())
                .isEqualTo("/2010-04-01/Accounts/" + account.accountSid() + resource);
        var parameters = method.equals("POST") ? request.getPostParams() : request.getQueryParams();
        assertThat(problems(operation, parameters)).isEmpty();
        return parameters;
    }

    private static List<String> problems(String operation, Map<String, List<String>> parameters) {
        return DocumentedParameters.of(TwilioContractTest.class.getResource("requests.txt"), operation)
                .problems(parameters);
    }

    private static void validate(String xml) throws SAXException, IOException {
        grammar().newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    private static Schema grammar() throws SAXException {
        var schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        return schemas.newSchema(TwilioContractTest.class.getResource("twiml.xsd"));
    }
}
