package dev.heartline.sms.provider.bird;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import dev.heartline.telephony.bird.BirdAccount;
import dev.heartline.telephony.http.JsonApi;
import dev.heartline.telephony.http.SingleRequest;

/**
 * Bird's Channels API, which keeps our id as its {@code reference}. It tells no prices.
 *
 * @see <a href="https://docs.bird.com/api/channels-api">Channels API</a>
 */
@ApplicationScoped
class BirdSms implements SmsProvider {

    private static final int PAGE = 50;

    /** Where Bird doesn't say how old its messages are. */
    private static final int MOST_PAGES = 40;

    /** Older messages than our request, by the clock of Bird, aren't looked through. */
    private static final Duration LOOK_BACK = Duration.ofHours(1);

    private final BirdAccount account;
    private final JsonApi api;

    BirdSms(BirdAccount account, UserAgent userAgent) {
        this.account = account;
        this.api = new JsonApi(
                "Bird",
                new SingleRequest(account.connectTimeout(), account.timeout()),
                account.baseUrl(),
                userAgent.value(),
                () -> "AccessKey " + account.accessKey().orElseThrow());
    }

    @Override
    public String name() {
        return BirdAccount.NAME;
    }

    @Override
    public boolean isConnected() {
        return account.isConnected();
    }

    @Override
    public Capabilities capabilities() {
        // Its documents name no limit: what the others take at most.
        return new Capabilities(
                Capabilities.PriceTold.NEVER, Capabilities.LookedUp.BY_ID, new Capabilities.Longest(1_600, 1_600));
    }

    @Override
    public String ownNumber() {
        return account.fromNumber().orElseThrow();
    }

    /** The channel has it. */
    @Override
    public boolean takesSeveralNumbers() {
        return false;
    }

    @Override
    public Duration longestRequest() {
        return account.timeout();
    }

    @Override
    public SendOutcome send(OutgoingText text) {
        var contact = new JsonObject().put("identifierKey", "phonenumber").put("identifierValue", text.to());
        var wanted = new JsonObject()
                .put("receiver", new JsonObject().put("contacts", new JsonArray().add(contact)))
                .put(
                        "body",
                        new JsonObject().put("type", "text").put("text", new JsonObject().put("text", text.body())))
                .put("reference", text.id().toString());
        return ApiAnswer.send(
                api,
                messages(),
                wanted,
                answer -> answer.getString("id"),
                refusal -> String.valueOf(refusal.getValue("code")));
    }

    @Override
    public List<String> lookUp(OutgoingText text) {
        return ApiAnswer.orLookupFails(() -> {
            var earliest = text.claimedAt().minus(LOOK_BACK);
            var found = new ArrayList<String>();
            Optional<String> next = Optional.empty();
            boolean past = false;
            int pages = 0;
            do {
                if (++pages > MOST_PAGES) {
                    throw new IllegalStateException("more than " + MOST_PAGES * PAGE + " records");
                }
                var answer = api.read(api.ask("GET", listed(next), null));
                var page = answer.getJsonArray("results", new JsonArray());
                for (int n = 0; n < page.size(); n++) {
                    var message = page.getJsonObject(n);
                    past |= time(message).filter(earliest::isAfter).isPresent();
                    if (text.id().toString().equals(message.getString("reference"))) {
                        found.add(message.getString("id"));
                    }
                }
                next = Optional.ofNullable(answer.getString("nextPageToken")).filter(token -> !token.isBlank());
            } while (next.isPresent() && !past && found.isEmpty());
            return List.copyOf(found);
        });
    }

    private String listed(Optional<String> page) {
        return messages() + "?limit=" + PAGE
                + page.map(token -> "&pageToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
                        .orElse("");
    }

    private static Optional<Instant> time(JsonObject message) {
        try {
            return Optional.ofNullable(message.getString("createdAt")).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String messages() {
        return "/workspaces/%s/channels/%s/messages"
                .formatted(
                        account.workspaceId().orElseThrow(), account.channelId().orElseThrow());
    }
}
