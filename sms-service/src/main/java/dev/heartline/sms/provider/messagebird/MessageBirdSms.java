package dev.heartline.sms.provider.messagebird;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.service.web.UserAgent;
import dev.heartline.sms.outbound.Capabilities;
import dev.heartline.sms.outbound.OutgoingText;
import dev.heartline.sms.outbound.SendOutcome;
import dev.heartline.sms.outbound.SmsProvider;
import dev.heartline.sms.provider.ApiAnswer;
import dev.heartline.sms.provider.SmsUrls;
import dev.heartline.telephony.http.JsonApi;
import dev.heartline.telephony.http.SingleRequest;
import dev.heartline.telephony.messagebird.MessageBirdAccount;
import dev.heartline.telephony.number.NetworkNumber;

/**
 * MessageBird's SMS API, which keeps our id as its {@code reference}.
 *
 * @see <a href="https://developers.messagebird.com/api/sms-messaging/">SMS messaging</a>
 */
@ApplicationScoped
class MessageBirdSms implements SmsProvider {

    private static final int PAGE = 20;

    /** To one number, where MessageBird doesn't say how old they are. */
    private static final int MOST_RECORDS = 2_000;

    /** Older records than our request, by the clock of MessageBird, aren't looked through. */
    private static final Duration LOOK_BACK = Duration.ofHours(1);

    private final MessageBirdAccount account;
    private final SmsUrls urls;
    private final JsonApi api;

    MessageBirdSms(MessageBirdAccount account, SmsUrls urls, UserAgent userAgent) {
        this.account = account;
        this.urls = urls;
        this.api = new JsonApi(
                "MessageBird",
                new SingleRequest(account.connectTimeout(), account.timeout()),
                account.baseUrl(),
                userAgent.value(),
                () -> "AccessKey " + account.accessKey().orElseThrow());
    }

    @Override
    public String name() {
        return MessageBirdAccount.NAME;
    }

    @Override
    public boolean isConnected() {
        return account.isConnected();
    }

    @Override
    public Capabilities capabilities() {
        // Nine parts.
        return new Capabilities(
                Capabilities.PriceTold.WITH_REPORT,
                Capabilities.LookedUp.BY_ID,
                new Capabilities.Longest(9 * 153, 9 * 67));
    }

    @Override
    public String ownNumber() {
        return account.fromNumber().orElseThrow();
    }

    @Override
    public Duration longestRequest() {
        return account.timeout();
    }

    @Override
    public SendOutcome send(OutgoingText text) {
        var wanted = new JsonObject()
                .put("originator", text.from())
                .put("recipients", new JsonArray().add(NetworkNumber.ofE164(text.to())))
                .put("body", text.body())
                .put("datacoding", "auto")
                .put("reference", text.id().toString())
                .put("reportUrl", urls.status(MessageBirdSmsResource.STATUS, text.id()));
        return ApiAnswer.send(api, "/messages", wanted, answer -> answer.getString("id"), MessageBirdSms::code);
    }

    @Override
    public List<String> lookUp(OutgoingText text) {
        return ApiAnswer.orLookupFails(() -> {
            var earliest = text.claimedAt().minus(LOOK_BACK);
            var found = new ArrayList<String>();
            JsonArray page;
            boolean past = false;
            int first = 0;
            do {
                if (first >= MOST_RECORDS) {
                    throw new IllegalStateException("more than " + MOST_RECORDS + " records");
                }
                page = api.read(api.ask("GET", listed(text, first), null)).getJsonArray("items", new JsonArray());
                for (int n = 0; n < page.size(); n++) {
                    var message = page.getJsonObject(n);
                    past |= time(message).filter(earliest::isAfter).isPresent();
                    if (text.id().toString().equals(message.getString("reference"))) {
                        found.add(message.getString("id"));
                    }
                }
                first += PAGE;
            } while (page.size() == PAGE && !past && found.isEmpty());
            return List.copyOf(found);
        });
    }

    private static String listed(OutgoingText text, int first) {
        return "/messages?direction=mt&recipient=%s&limit=%d&offset=%d"
                .formatted(NetworkNumber.ofE164(text.to()), PAGE, first);
    }

    private static Optional<Instant> time(JsonObject message) {
        try {
            return Optional.ofNullable(message.getString("createdDatetime"))
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String code(JsonObject refusal) {
        var errors = refusal.getJsonArray("errors");
        return errors == null || errors.isEmpty()
                ? null
                : String.valueOf(errors.getJsonObject(0).getValue("code"));
    }
}
