package dev.heartline.sms.provider.plivo;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.service.web.UserAgent;
import dev.heartline.sms.outbound.Capabilities;
import dev.heartline.sms.outbound.DispatchConfig;
import dev.heartline.sms.outbound.OutgoingText;
import dev.heartline.sms.outbound.SendOutcome;
import dev.heartline.sms.outbound.SmsProvider;
import dev.heartline.sms.provider.ApiAnswer;
import dev.heartline.sms.provider.SmsUrls;
import dev.heartline.telephony.http.JsonApi;
import dev.heartline.telephony.number.NetworkNumber;
import dev.heartline.telephony.plivo.PlivoAccount;
import dev.heartline.telephony.plivo.PlivoApi;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Plivo's Message API. Its records hold neither our id nor the words, so that a text is looked up by its number and time alone.
 *
 * @see <a href="https://www.plivo.com/docs/messaging/api/messages">Messages</a>
 */
@ApplicationScoped
class PlivoSms implements SmsProvider {

    private static final int PAGE = 20;

    /** Of the account, within the minutes of one request; Plivo lets us ask 20 times a minute. */
    private static final int MOST_RECORDS = 400;

    /** In UTC. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final PlivoAccount account;
    private final SmsUrls urls;
    private final DispatchConfig config;
    private final JsonApi api;

    PlivoSms(PlivoAccount account, SmsUrls urls, DispatchConfig config, UserAgent userAgent) {
        this.account = account;
        this.urls = urls;
        this.config = config;
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
        // https://www.plivo.com/docs/messaging/concepts/encoding-and-concatenation
        return new Capabilities(
                Capabilities.PriceTold.WITH_REPORT,
                Capabilities.LookedUp.BY_NUMBER,
                new Capabilities.Longest(1_600, 737));
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
                .put("src", NetworkNumber.ofE164(text.from()))
                .put("dst", NetworkNumber.ofE164(text.to()))
                .put("text", text.body())
                .put("url", urls.status(PlivoSmsResource.STATUS, text.id()))
                .put("method", "POST");
        return ApiAnswer.send(api, messages(), wanted, PlivoSms::sid, _ -> null);
    }

    @Override
    public List<String> lookUp(OutgoingText text) {
        return ApiAnswer.orLookupFails(() -> {
            var earliest = text.claimedAt().minus(config.clocksDiffer());
            var latest = text.claimedAt()
                    .plus(config.claimValidity())
                    .plus(account.timeout())
                    .plus(config.clocksDiffer());
            var found = new ArrayList<String>();
            JsonArray page;
            boolean past = false;
            int first = 0;
            do {
                if (first >= MOST_RECORDS) {
                    throw new IllegalStateException("more than " + MOST_RECORDS + " records");
                }
                page = api.read(api.ask("GET", listed(earliest, latest, first), null))
                        .getJsonArray("objects", new JsonArray());
                for (int n = 0; n < page.size(); n++) {
                    var record = PlivoRecord.read(page.getJsonObject(n));
                    past |= record.takenAt().isBefore(earliest);
                    if (!past && !record.takenAt().isAfter(latest) && record.isBetween(text.from(), text.to())) {
                        found.add(record.sid());
                    }
                }
                first += PAGE;
            } while (page.size() == PAGE && !past);
            return List.copyOf(found.reversed());
        });
    }

    /** Without the times Plivo lists one day, whenever that was, and all of it. Whole seconds, none of them too few. */
    private String listed(Instant earliest, Instant latest, int first) {
        return messages()
                + "?message_direction=outbound&message_time__gte=%s&message_time__lte=%s&limit=%d&offset=%d"
                        .formatted(time(earliest), time(latest.plusSeconds(1)), PAGE, first);
    }

    private static String time(Instant moment) {
        return URLEncoder.encode(TIME.format(moment.atOffset(ZoneOffset.UTC)), UTF_8);
    }

    private static String sid(JsonObject answer) {
        var ids = answer.getJsonArray("message_uuid");
        return ids == null || ids.isEmpty() ? null : ids.getString(0);
    }

    private String messages() {
        return "/v1/Account/" + account.authId().orElseThrow() + "/Message/";
    }
}
