package dev.heartline.call.provider.twilio;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;

import dev.heartline.call.answering.MessageLeaving;
import dev.heartline.call.answering.VoicemailConfig;
import dev.heartline.call.provider.CallReport;
import dev.heartline.call.provider.Capabilities;
import dev.heartline.call.provider.DialOrder;
import dev.heartline.call.provider.DialOutcome;
import dev.heartline.call.provider.DialWindow;
import dev.heartline.call.provider.VoiceProvider;
import dev.heartline.telephony.http.ProviderUnavailable;
import dev.heartline.telephony.http.Refusal;
import dev.heartline.telephony.price.Money;
import dev.heartline.telephony.twilio.NotReached;
import dev.heartline.telephony.twilio.TwilioAccount;

/** Twilio's REST API by its SDK. */
@ApplicationScoped
class TwilioVoice implements VoiceProvider {

    private static final int NOT_FOUND = 404;

    /** Each is sent as a parameter of its own: Twilio ignores a list in one. */
    private static final List<String> EVENTS = List.of("initiated", "ringing", "answered", "completed");

    private final TwilioAccount account;
    private final TwilioVoiceConfig config;
    private final VoicemailConfig voicemail;
    private final TwilioUrls urls;
    private final TwilioTwiml twiml;
    private final TwilioRestClient client;

    TwilioVoice(
            TwilioAccount account,
            TwilioVoiceConfig config,
            VoicemailConfig voicemail,
            TwilioUrls urls,
            TwilioTwiml twiml,
            TwilioRestClient client) {
        this.account = account;
        this.config = config;
        this.voicemail = voicemail;
        this.urls = urls;
        this.twiml = twiml;
        this.client = client;
    }

    @Override
    public String name() {
        return TwilioAccount.NAME;
    }

    /** The service doesn't start without the account. */
    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true,
                true,
                config.machineDetection(),
                true,
                config.machineDetection() ? MessageLeaving.WHEN_TOLD : MessageLeaving.NEVER,
                false);
    }

    @Override
    public String ownNumber() {
        return account.fromNumber();
    }

    @Override
    public DialOutcome dial(DialOrder order) {
        try {
            var creator = Call.creator(
                            new PhoneNumber(order.to()), new PhoneNumber(order.from()), urls.answer(order.callId()))
                    .setMethod(HttpMethod.POST)
                    .setStatusCallback(urls.status(order.callId()))
                    .setStatusCallbackMethod(HttpMethod.POST)
                    .setStatusCallbackEvent(EVENTS)
                    .setTimeout(Math.toIntExact(config.ringing().toSeconds()));
            if (config.machineDetection()) {
                creator.setMachineDetection(order.leavesMessage() ? "DetectMessageEnd" : "Enable")
                        .setAsyncAmd("true")
                        .setAsyncAmdStatusCallback(urls.answeredBy(order.callId()))
                        .setAsyncAmdStatusCallbackMethod(HttpMethod.POST);
                if (order.leavesMessage()) {
                    creator.setMachineDetectionTimeout(
                            Math.toIntExact(voicemail.longestGreeting().toSeconds()));
                }
            }
            return new DialOutcome.Accepted(creator.create(client).getSid());
        } catch (NotReached e) {
            return new DialOutcome.Busy(e.getMessage());
        } catch (ApiException e) {
            var why = "status %s, code %s".formatted(e.getStatusCode(), e.getCode());
            return switch (Refusal.of(e.getStatusCode() == null ? 0 : e.getStatusCode())) {
                case BUSY -> new DialOutcome.Busy(why);
                case OF_THE_ACCOUNT -> new DialOutcome.AccountRefused(why);
                case OF_THE_ORDER -> new DialOutcome.Rejected(why);
                case UNCLEAR -> new DialOutcome.Unknown(why);
            };
        } catch (TwilioException e) {
            return new DialOutcome.Unknown(e.getClass().getSimpleName());
        }
    }

    @Override
    public Optional<CallReport> fetch(String sid) {
        try {
            return Optional.of(report(Call.fetcher(sid).fetch(client)));
        } catch (ApiException e) {
            if (e.getStatusCode() != null && e.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw unavailable(e);
        } catch (TwilioException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<CallReport> dialledAt(Instant asked, String from, String to) {
        var window = new DialWindow(asked, account.timeout());
        var found = new ArrayList<DialWindow.Candidate>();
        try {
            // Newest first, page after page as they are needed.
            for (var call : Call.reader().setFrom(from).setTo(to).read(client)) {
                var created = instant(call.getDateCreated());
                if (window.isPast(created)) {
                    break;
                }
                if (window.holds(created)) {
                    found.add(new DialWindow.Candidate(created, report(call)));
                }
            }
        } catch (TwilioException e) {
            throw unavailable(e);
        }
        return window.inOrder(found);
    }

    @Override
    public void hangUp(String sid) {
        try {
            Call.updater(sid).setStatus(Call.UpdateStatus.COMPLETED).update(client);
        } catch (TwilioException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void transfer(dev.heartline.call.lifecycle.Call call, String to) {
        try {
            Call.updater(call.providerSid()).setTwiml(new Twiml(twiml.dial(to))).update(client);
        } catch (TwilioException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void leaveMessage(dev.heartline.call.lifecycle.Call call, String words) {
        try {
            Call.updater(call.providerSid())
                    .setTwiml(new Twiml(twiml.leave(words)))
                    .update(client);
        } catch (TwilioException e) {
            throw unavailable(e);
        }
    }

    private static CallReport report(Call call) {
        var status = TwilioStatus.of(call.getStatus().toString())
                .orElseThrow(() -> new IllegalStateException("Twilio has a new call status " + call.getStatus()));
        return new CallReport(
                        call.getSid(), status, instant(call.getStartTime()), instant(call.getEndTime()), seconds(call))
                .costing(price(call));
    }

    /** It comes some minutes after the end, and is negative. */
    private static Money price(Call call) {
        return call.getPrice() == null || call.getPriceUnit() == null
                ? null
                : Money.charged(call.getPrice(), call.getPriceUnit().getCurrencyCode())
                        .orElse(null);
    }

    private static Integer seconds(Call call) {
        return call.getDuration() == null || call.getDuration().isBlank() ? null : Integer.valueOf(call.getDuration());
    }

    private static Instant instant(ZonedDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static ProviderUnavailable unavailable(TwilioException e) {
        return new ProviderUnavailable("Twilio can't be asked: " + e.getClass().getSimpleName(), e);
    }
}
