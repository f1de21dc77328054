package dev.heartline.sms.provider.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;

import dev.heartline.sms.inbound.CarrierInbox;
import dev.heartline.sms.inbound.InboundText;
import dev.heartline.sms.outbound.SenderNumbers;
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

    private final TwilioRestClient client;
    private final List<String> ours;

    @Inject
    TwilioInbox(SenderNumbers numbers, TwilioRestClient client) {
        this(numbers.of(TwilioAccount.NAME), client);
    }

    /** @param ours numbers that people write to, E.164 */
    TwilioInbox(List<String> ours, TwilioRestClient client) {
        this.ours = ours;
        this.client = client;
    }

    @Override
    public String name() {
        return TwilioAccount.NAME;
    }

    @Override
    public List<Listed> received(Instant from, Instant to) {
        return ApiAnswer.orLookupFails(() -> ours.stream()
                .flatMap(number -> received(number, from, to))
                .sorted(Comparator.comparing(Listed::at))
                .toList());
    }

    /** Oldest first. The carrier's list is newest first, and read page after page. */
    private Stream<Listed> received(String number, Instant from, Instant to) {
        var listed = new ArrayList<Listed>();
        var messages = Message.reader()
                .setTo(new PhoneNumber(number))
                .setDateSentAfter(from.atZone(ZoneOffset.UTC))
                .setDateSentBefore(to.atZone(ZoneOffset.UTC))
                .setPageSize(PAGE)
                .read(client);
        for (var message : messages) {
            read(message, number)
                    .filter(text -> !text.at().isBefore(from) && !text.at().isAfter(to))
                    .ifPresent(listed::add);
        }
        return listed.reversed().stream();
    }

    private Optional<Listed> read(Message message, String number) {
        if (message.getDirection() != Message.Direction.INBOUND || !Objects.equals(message.getTo(), number)) {
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
