package dev.heartline.sms.provider.twilio;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.sms.OverTheWire;
import dev.heartline.sms.outbound.OutgoingText;
import dev.heartline.sms.outbound.SendOutcome;
import dev.heartline.sms.provider.SmsUrls;
import dev.heartline.telephony.twilio.TwilioAccount;
import dev.heartline.testing.api.DocumentedParameters;

import static org.assertj.core.api.Assertions.assertThat;

/** What we ask Twilio for is in a table of what it takes, whose head says where it comes from. */
@QuarkusTest
class TwilioContractTest extends OverTheWire {

    private static final String SID = "SM0123456789abcdef0123456789abcdef";
    private static final String NO_TEXTS = """
            {"messages": [], "uri": "/2010-04-01/Messages.json", "first_page_uri": "/2010-04-01/Messages.json",
             "next_page_uri": null, "previous_page_uri": null, "page": 0, "page_size": 50, "start": 0, "end": 0}
            """;

    private static final OutgoingText TEXT = new OutgoingText(
            UUID.randomUUID(), "+12025550100", "+12025550177", "How did it go? \u2713", 1, Instant.now());

    @Inject
    TwilioAccount account;

    @Inject
    SmsUrls urls;

    private final List<Request> sent = new ArrayList<>();

    @Test
    void aTextIsSentAsDocumented() {
        assertThat(twilio().send(TEXT)).isEqualTo(new SendOutcome.Accepted(SID));

        assertThat(isSent("POST", "/Messages.json", "CreateMessage"))
                .containsOnlyKeys("To", "From", "Body", "StatusCallback");
    }

    @Test
    void textsAreLookedForAsDocumented() {
        twilio().lookUp(TEXT);
        assertThat(isSent("GET", "/Messages.json", "ListMessage")).containsKeys("To", "From");

        twilio().price(SID);
        assertThat(isSent("GET", "/Messages/" + SID + ".json", "FetchMessage")).isEmpty();
    }

    @Test
    void textsToUsAreListedAsDocumented() {
        sent.clear();
        var to = Instant.parse("2026-11-27T12:00:00Z");

        new TwilioInbox(List.of(account.fromNumber()), client()).received(to.minusSeconds(600), to);

        assertThat(isSent("GET", "/Messages.json", "ListMessage"))
                .containsOnlyKeys("To", "DateSent>", "DateSent<", "PageSize");
    }

    @Test
    void theTableKnowsWhatIsNone() {
        assertThat(problems("CreateMessage", Map.of("Body", List.of("x".repeat(1601)))))
                .isNotEmpty();
        assertThat(problems("CreateMessage", Map.of("To", List.of("12025550177"))))
                .isNotEmpty();
        assertThat(problems("CreateMessage", Map.of("Text", List.of("x")))).isNotEmpty();
    }

    private TwilioSms twilio() {
        sent.clear();
        return new TwilioSms(account, client(), urls);
    }

    private TwilioRestClient client() {
        return new TwilioRestClient.Builder(account.accountSid(), account.authToken())
                .httpClient(new com.twilio.http.HttpClient() {

                    @Override
                    public Response makeRequest(Request request) {
                        sent.add(request);
                        boolean asks = request.getMethod().toString().equals("GET");
                        return asks && request.getUrl().endsWith("/Messages.json")
                                ? new Response(NO_TEXTS, 200)
                                : new Response(
                                        "{\"sid\": \"%s\", \"status\": \"queued\"}".formatted(SID), asks ? 200 : 201);
                    }
                })
                .build();
    }

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
}
