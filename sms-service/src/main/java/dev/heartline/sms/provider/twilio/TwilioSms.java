package dev.heartline.sms.provider.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;

import dev.heartline.sms.outbound.Capabilities;
import dev.heartline.sms.outbound.LookupFailed;
import dev.heartline.sms.outbound.OutgoingText;
import dev.heartline.sms.outbound.SendOutcome;
import dev.heartline.sms.outbound.SmsProvider;
import dev.heartline.sms.provider.SmsUrls;
import dev.heartline.telephony.price.Money;
import dev.heartline.telephony.twilio.NotReached;
import dev.heartline.telephony.twilio.TwilioAccount;

/** Twilio's Programmable Messaging. */
@ApplicationScoped
class TwilioSms implements SmsProvider {

    /** "Attempt to send to unsubscribed recipient". */
    static final int OPTED_OUT = 21610;

    /**
     * How old the provider's text may be, by the provider's clock. Generous: taking an older text of the same words for this
     * one costs a text that isn't sent, being strict about two clocks costs one that is sent twice.
     */
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    private final TwilioAccount account;
    private final TwilioRestClient client;
    private final SmsUrls urls;

    TwilioSms(TwilioAccount account, TwilioRestClient client, SmsUrls urls) {
        this.account = account;
        this.client = client;
        this.urls = urls;
    }

    @Override
    public String name() {
        return TwilioAccount.NAME;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public Capabilities capabilities() {
        // https://www.twilio.com/docs/api/errors/21617
        return new Capabilities(
                Capabilities.PriceTold.WHEN_ASKED,
                Capabilities.LookedUp.BY_WORDS,
                new Capabilities.Longest(1_600, 1_600));
    }

    @Override
    public String ownNumber() {
        return account.fromNumber();
    }

    @Override
    public Duration longestRequest() {
        return account.timeout();
    }

    @Override
    public SendOutcome send(OutgoingText text) {
        try {
            var message = Message.creator(new PhoneNumber(text.to()), new PhoneNumber(text.from()), text.body())
                    .setStatusCallback(URI.create(urls.status(TwilioStatusWebhook.PATH, text.id())))
                    .create(client);
            return new SendOutcome.Accepted(message.getSid());
        } catch (NotReached e) {
            return new SendOutcome.Deferred(null, e.getMessage());
        } catch (ApiException e) {
            return refusal(e);
        } catch (RuntimeException e) {
            return new SendOutcome.Unknown(e.getMessage());
        }
    }

    /**
     * Without a filter by date: a text that Twilio has but hasn't sent yet has no date of sending, and would be missed.
     */
    @Override
    public List<String> lookUp(OutgoingText text) {
        var earliest = text.claimedAt().minus(LOOK_BACK);
        var found = new ArrayList<String>();
        try {
            var sent = Message.reader()
                    .setTo(new PhoneNumber(text.to()))
                    .setFrom(new PhoneNumber(text.from()))
                    .read(client);
            // Newest first, page after page as they are needed.
            for (var message : sent) {
                if (message.getDateCreated().toInstant().isBefore(earliest)) {
                    break;
                }
                if (Objects.equals(message.getBody().strip(), text.body().strip())) {
                    found.add(message.getSid());
                }
            }
        } catch (RuntimeException e) {
            throw new LookupFailed(e);
        }
        return List.copyOf(found);
    }

    /** It comes some minutes after the text has left, and is negative. */
    @Override
    public Optional<Money> price(String sid) {
        try {
            var message = Message.fetcher(sid).fetch(client);
            return Optional.ofNullable(message.getPrice())
                    .flatMap(
                            price -> Money.charged(price, message.getPriceUnit().getCurrencyCode()));
        } catch (RuntimeException e) {
            throw new LookupFailed(e);
        }
    }

    private static SendOutcome refusal(ApiException e) {
        int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
        var code = e.getCode() == null ? "http_" + status : String.valueOf(e.getCode());
        return SendOutcome.refusedWith(status, code, e.getMessage(), Objects.equals(e.getCode(), OPTED_OUT));
    }
}
