package dev.heartline.sms.provider.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;

import dev.heartline.sms.inbound.CarrierInbox;
import dev.heartline.sms.inbound.InboundText;
import dev.heartline.sms.provider.ApiAnswer;
import dev.heartline.telephony.twilio.TwilioAccount;

/**
 * Twilio's list of messages. It says how many pictures came with one, not of which kind, and not whether Twilio's own list of words has
 * answered it.
 */
@ApplicationScoped
class TwilioInbox implements CarrierInbox {

    /** The largest that it takes: https://www.twilio.com/docs/usage/twilios-response#pagination. */
    private static final long PAGE = 1_000;

    private final TwilioAccount account;
    private final TwilioRestClient client;

    TwilioInbox(TwilioAccount account, TwilioRestClient client) {
        this.account = account;
        this.client = client;
    }

    @Override
    public String name() {
        return TwilioAccount.NAME;
    }

    @Override
    public List<Listed> received(Instant from, Instant to) {
        return ApiAnswer.orLookupFails(() -> {
            var listed = new ArrayList<Listed>();
            // Newest first, page after page as they are needed.
            var messages = Message.reader()
                    .setTo(new PhoneNumber(account.fromNumber()))
                    .setDateSentAfter(from.atZone(ZoneOffset.UTC))
                    .setDateSentBefore(to.atZone(ZoneOffset.UTC))
                    .setPageSize(PAGE)
                    .read(client);
            for (var message : messages) {
                read(message)
                        .filter(text -> !text.at().isBefore(from) && !text.at().isAfter(to))
                        .ifPresent(listed::add);
            }
            return List.copyOf(listed.reversed());
        });
    }

    private Optional<Listed> read(Message message) {
        if (message.getDirection() != Message.Direction.INBOUND
                || !Objects.equals(message.getTo(), account.fromNumber())) {
            return Optional.empty();
        }
        var text = InboundText.of(
                TwilioAccount.NAME,
                message.getSid(),
                message.getFrom().getEndpoint(),
                message.getTo(),
                Objects.requireNonNullElse(message.getBody(), ""),
                Integer.parseInt(Objects.requireNonNullElse(message.getNumMedia(), "0")));
        return Optional.of(new Listed(text, message.getDateSent().toInstant()));
    }
}
