package dev.heartline.call.provider.plivo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.call.answering.MessageLeaving;
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
import dev.heartline.telephony.http.ProviderUnavailable;
import dev.heartline.telephony.number.NetworkNumber;
import dev.heartline.telephony.plivo.PlivoAccount;
import dev.heartline.telephony.plivo.PlivoApi;

/**
 * Plivo's call API. It has three places for calls: those that wait, those that go on, and the records of those that ended.
 *
 * @see <a href="https://www.plivo.com/docs/voice/api/call">Calls</a>
 */
@ApplicationScoped
class PlivoVoice implements VoiceProvider {

    private static final int CREATED = 201;
    private static final int PAGE = 20;
    private static final String QUEUED = "queued";
    private static final String LIVE = "live";
    private static final Duration MISSING = Duration.ofMinutes(10);

    private final PlivoAccount account;
    private final PlivoVoiceConfig config;
    private final PlivoUrls urls;
    private final JsonApi api;
    private final MissingCalls missing = new MissingCalls(MISSING);

    PlivoVoice(PlivoAccount account, PlivoVoiceConfig config, PlivoUrls urls, UserAgent userAgent) {
        this.account = account;
        this.config = config;
        this.urls = urls;
        this.api = PlivoApi.of(account, userAgent.value());
    }

    @Override
    public String name() {
        return PlivoAccount.NAME;
    }

    @Override
    public boolean isConnected() {
        return account.isConnected();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, false, config.machineDetection(), false, MessageLeaving.BY_ITSELF, true);
    }

    @Override
    public String ownNumber() {
        return account.fromNumber().orElseThrow();
    }

    @Override
    public DialOutcome dial(DialOrder order) {
        var status = urls.status(order.callId());
        var wanted = new JsonObject()
                .put("from", NetworkNumber.ofE164(order.from()))
                .put("to", NetworkNumber.ofE164(order.to()))
                .put("answer_url", urls.answer(order.callId()))
                .put("answer_method", "POST")
                .put("ring_url", status)
                .put("ring_method", "POST")
                .put("hangup_url", status)
                .put("hangup_method", "POST")
                .put("ring_timeout", config.ringing().toSeconds());
        if (config.machineDetection()) {
            wanted.put("machine_detection", "true")
                    .put("machine_detection_url", status)
                    .put("machine_detection_method", "POST");
        }
        try {
            var answer = api.send("POST", at("/Call/"), wanted);
            return answer.statusCode() == CREATED
                    ? Optional.ofNullable(new JsonObject(answer.body()).getString("request_uuid"))
                            .<DialOutcome>map(DialOutcome.Accepted::new)
                            .orElseGet(() -> new DialOutcome.Unknown("no request_uuid in the answer"))
                    : DialOutcome.refusedWith(answer.statusCode());
        } catch (NotReached e) {
            return new DialOutcome.Busy(e.getMessage());
        } catch (NoAnswer | DecodeException | ClassCastException e) {
            return new DialOutcome.Unknown(e.getClass().getSimpleName());
        }
    }

    @Override
    public Optional<CallReport> fetch(String sid) {
        // In the order of a call's life: one that moves on between two questions is found by the next.
        var found = underWay(sid, QUEUED)
                .or(() -> underWay(sid, LIVE))
                .map(call -> report(sid, call))
                .or(() -> api.find(at("/Call/" + sid + "/")).map(PlivoVoice::record));
        if (found.isPresent()) {
            missing.found(sid);
        } else if (!missing.isGone(sid, Instant.now())) {
            throw new ProviderUnavailable("Plivo shows a call of ours nowhere for now", null);
        }
        return found;
    }

    @Override
    public List<CallReport> dialledAt(Instant asked, String from, String to) {
        var window = new DialWindow(asked, account.timeout());
        var found = new ArrayList<DialWindow.Candidate>();
        // In the order of a call's life, as above; of one that is found twice the first place counts.
        Stream.of(QUEUED, LIVE)
                .flatMap(place -> underWay(place, from, to, asked))
                .filter(call -> window.holds(call.created()))
                .forEach(found::add);
        ended(window, asked, from, to).stream()
                .filter(call -> found.stream()
                        .noneMatch(known ->
                                known.report().sid().equals(call.report().sid())))
                .toList()
                .forEach(found::add);
        return window.inOrder(found);
    }

    /** Calls that wait or go on, each asked about by itself: the list has their ids only. */
    private Stream<DialWindow.Candidate> underWay(String place, String from, String to, Instant asked) {
        var ids = api.read(api.ask("GET", at("/Call/?status=" + place), null)).getJsonArray("calls", new JsonArray());
        return ids.stream()
                .map(String::valueOf)
                .flatMap(sid -> underWay(sid, place)
                        .filter(call -> isNumber(call, "from", from) && isNumber(call, "to", to))
                        .map(call -> report(sid, call))
                        .stream())
                // One that waits has not begun: it may be the one.
                .map(report ->
                        new DialWindow.Candidate(report.startedAt() == null ? asked : report.startedAt(), report));
    }

    private List<DialWindow.Candidate> ended(DialWindow window, Instant asked, String from, String to) {
        var found = new ArrayList<DialWindow.Candidate>();
        int first = 0;
        JsonArray page;
        boolean past = false;
        do {
            page = api.read(api.ask("GET", at(listed(from, to, first)), null)).getJsonArray("objects", new JsonArray());
            for (int n = 0; n < page.size(); n++) {
                var call = page.getJsonObject(n);
                var began = time(call, "initiation_time").orElse(asked);
                past |= window.isPast(began);
                if (window.holds(began)) {
                    found.add(new DialWindow.Candidate(began, record(call)));
                }
            }
            first += PAGE;
        } while (page.size() == PAGE && !past);
        return found;
    }

    @Override
    public void hangUp(String sid) {
        var answer = api.ask("DELETE", at("/Call/" + sid + "/"), null);
        if (!JsonApi.isNotFound(answer)) {
            api.requireTaken(answer);
        }
    }

    /** Plivo then asks whom to; see {@link dev.heartline.call.provider.Transfers}. */
    @Override
    public void transfer(Call call, String to) {
        instruct(call, urls.transfer(call.id()));
    }

    /** Plivo then asks for the words. */
    @Override
    public void leaveMessage(Call call, String words) {
        instruct(call, urls.message(call.id()));
    }

    private void instruct(Call call, String url) {
        api.requireTaken(api.ask(
                "POST",
                at("/Call/" + call.providerSid() + "/"),
                new JsonObject().put("legs", "aleg").put("aleg_url", url).put("aleg_method", "POST")));
    }

    private static String listed(String from, String to, int first) {
        return "/Call/?from_number=%s&to_number=%s&limit=%d&offset=%d"
                .formatted(NetworkNumber.ofE164(from), NetworkNumber.ofE164(to), PAGE, first);
    }

    private static CallReport record(JsonObject call) {
        boolean answered = time(call, "answer_time").isPresent();
        return new CallReport(
                        call.getString("call_uuid"),
                        PlivoStatus.ended(answered, String.valueOf(call.getValue("hangup_cause_code"))),
                        time(call, "initiation_time").orElse(null),
                        time(call, "end_time").orElse(null),
                        PlivoStatus.seconds(String.valueOf(call.getValue("call_duration")))
                                .orElse(null))
                .costing(PlivoStatus.price(call.getString("total_amount")).orElse(null));
    }

    private Optional<JsonObject> underWay(String sid, String place) {
        return api.find(at("/Call/" + sid + "/?status=" + place));
    }

    private static boolean isNumber(JsonObject call, String field, String number) {
        return NetworkNumber.toE164(NetworkNumber.ofE164(call.getString(field, "")))
                .equals(number);
    }

    private static CallReport report(String sid, JsonObject call) {
        var status =
                PlivoStatus.of(String.valueOf(call.getValue("call_status"))).orElse(CallStatus.QUEUED);
        return new CallReport(sid, status, time(call, "session_start").orElse(null), null, null);
    }

    private static Optional<Instant> time(JsonObject call, String field) {
        return Optional.ofNullable(call.getString(field)).flatMap(PlivoStatus::time);
    }

    private String at(String path) {
        return "/v1/Account/" + account.authId().orElseThrow() + path;
    }
}
