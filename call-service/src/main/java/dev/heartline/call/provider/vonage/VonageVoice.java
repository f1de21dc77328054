package dev.heartline.call.provider.vonage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.call.answering.MessageLeaving;
import dev.heartline.call.answering.VoicemailConfig;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.call.provider.CallReport;
import dev.heartline.call.provider.Capabilities;
import dev.heartline.call.provider.DialOrder;
import dev.heartline.call.provider.DialOutcome;
import dev.heartline.call.provider.DialWindow;
import dev.heartline.call.provider.VoiceProvider;
import dev.heartline.service.web.UserAgent;
import dev.heartline.telephony.http.JsonApi;
import dev.heartline.telephony.http.NoAnswer;
import dev.heartline.telephony.http.NotReached;
import dev.heartline.telephony.http.SingleRequest;
import dev.heartline.telephony.number.NetworkNumber;
import dev.heartline.telephony.vonage.ApplicationKey;
import dev.heartline.telephony.vonage.VonageAccount;

/**
 * Vonage's Voice API.
 *
 * @see <a href="https://developer.vonage.com/en/api/voice">API reference</a>
 */
@ApplicationScoped
class VonageVoice implements VoiceProvider {

    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;
    private static final int PAGE = 100;
    private static final Duration AROUND = Duration.ofMinutes(5);

    private final VonageAccount account;
    private final VonageVoiceConfig config;
    private final VoicemailConfig voicemail;
    private final VonageUrls urls;
    private final JsonApi api;

    VonageVoice(
            VonageAccount account,
            VonageVoiceConfig config,
            VoicemailConfig voicemail,
            VonageUrls urls,
            UserAgent userAgent) {
        this.account = account;
        this.config = config;
        this.voicemail = voicemail;
        this.urls = urls;
        var key = account.isConnected()
                ? Optional.of(new ApplicationKey(
                        account.applicationId().orElseThrow(),
                        account.privateKey().orElseThrow(),
                        InstantSource.system()))
                : Optional.<ApplicationKey>empty();
        this.api = new JsonApi(
                "Vonage",
                new SingleRequest(account.connectTimeout(), account.timeout()),
                account.baseUrl(),
                userAgent.value(),
                () -> key.orElseThrow().bearer());
    }

    @Override
    public String name() {
        return VonageAccount.NAME;
    }

    @Override
    public boolean isConnected() {
        return account.isConnected();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                false,
                false,
                config.machineDetection(),
                false,
                config.machineDetection() ? MessageLeaving.WHEN_TOLD : MessageLeaving.NEVER,
                true);
    }

    @Override
    public String ownNumber() {
        return account.fromNumber().orElseThrow();
    }

    @Override
    public DialOutcome dial(DialOrder order) {
        var wanted = new JsonObject()
                .put("to", new JsonArray().add(phone(order.to())))
                .put("from", phone(order.from()))
                .put("answer_url", new JsonArray().add(urls.answer(order.callId())))
                .put("answer_method", "POST")
                .put("event_url", new JsonArray().add(urls.event(order.callId())))
                .put("event_method", "POST")
                .put("ringing_timer", config.ringing().toSeconds());
        if (config.machineDetection() && order.leavesMessage()) {
            // Tells of the machine at once, and of the beep when it comes; Vonage charges for it.
            wanted.put(
                    "advanced_machine_detection",
                    new JsonObject()
                            .put("behavior", "continue")
                            .put("mode", "default")
                            .put("beep_timeout", voicemail.longestGreeting().toSeconds()));
        } else if (config.machineDetection()) {
            wanted.put("machine_detection", "continue");
        }
        try {
            var answer = api.send("POST", "/v1/calls", wanted);
            return answer.statusCode() == CREATED
                    ? VonageStatus.text(new JsonObject(answer.body()), "uuid")
                            .<DialOutcome>map(DialOutcome.Accepted::new)
                            .orElseGet(() -> new DialOutcome.Unknown("no uuid in the answer"))
                    : DialOutcome.refusedWith(answer.statusCode());
        } catch (NotReached e) {
            return new DialOutcome.Busy(e.getMessage());
        } catch (NoAnswer | DecodeException e) {
            return new DialOutcome.Unknown(e.getClass().getSimpleName());
        }
    }

    @Override
    public Optional<CallReport> fetch(String sid) {
        return api.find("/v1/calls/" + sid).map(VonageVoice::report);
    }

    @Override
    public List<CallReport> dialledAt(Instant asked, String from, String to) {
        var window = new DialWindow(asked, account.timeout());
        var found = new ArrayList<DialWindow.Candidate>();
        int first = 0;
        JsonArray page;
        do {
            page = api.read(api.ask("GET", listed(asked, first), null))
                    .getJsonObject("_embedded", new JsonObject())
                    .getJsonArray("calls", new JsonArray());
            for (int n = 0; n < page.size(); n++) {
                var call = page.getJsonObject(n);
                var began = VonageStatus.time(call, "start_time").orElse(asked);
                if (isBetween(call, from, to) && window.holds(began)) {
                    found.add(new DialWindow.Candidate(began, report(call)));
                }
            }
            first += PAGE;
        } while (page.size() == PAGE);
        return window.inOrder(found);
    }

    /** Refused as a bad request, or not found, is what has ended. */
    @Override
    public void hangUp(String sid) {
        var answer = api.ask("PUT", "/v1/calls/" + sid, new JsonObject().put("action", "hangup"));
        if (answer.statusCode() != BAD_REQUEST && !JsonApi.isNotFound(answer)) {
            api.requireTaken(answer);
        }
    }

    @Override
    public void transfer(Call call, String to) {
        instruct(call, VonageNcco.connect(ownNumber(), to, urls.transferEnded(call.id())));
    }

    @Override
    public void leaveMessage(Call call, String words) {
        instruct(call, VonageNcco.leave(words, config.language()));
    }

    private void instruct(Call call, JsonArray ncco) {
        api.requireTaken(api.ask(
                "PUT",
                "/v1/calls/" + call.providerSid(),
                new JsonObject()
                        .put("action", "transfer")
                        .put("destination", new JsonObject().put("type", "ncco").put("ncco", ncco))));
    }

    private static String listed(Instant asked, int first) {
        return "/v1/calls?date_start=%s&date_end=%s&page_size=%d&record_index=%d&order=desc"
                .formatted(second(asked.minus(AROUND)), second(asked.plus(AROUND)), PAGE, first);
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isBetween(JsonObject call, String from, String to) {
        return isNumber(call.getValue("from"), from) && isNumber(call.getValue("to"), to);
    }

    private static boolean isNumber(Object end, String number) {
        return end instanceof JsonObject phone
                && VonageStatus.text(phone, "number")
                        .filter(NetworkNumber.ofE164(number)::equals)
                        .isPresent();
    }

    private static CallReport report(JsonObject call) {
        var status = VonageStatus.text(call, "status")
                .flatMap(word ->
                        VonageStatus.of(word, VonageStatus.text(call, "detail").orElse(null)))
                .orElseThrow(() -> new IllegalStateException("Vonage tells no call status that is known"));
        return new CallReport(
                        VonageStatus.text(call, "uuid").orElseThrow(),
                        status,
                        VonageStatus.time(call, "start_time").orElse(null),
                        VonageStatus.time(call, "end_time").orElse(null),
                        status == CallStatus.COMPLETED
                                ? VonageStatus.seconds(call).orElse(null)
                                : null)
                .costing(VonageStatus.price(call).orElse(null));
    }

    private static JsonObject phone(String number) {
        return new JsonObject().put("type", "phone").put("number", NetworkNumber.ofE164(number));
    }
}
