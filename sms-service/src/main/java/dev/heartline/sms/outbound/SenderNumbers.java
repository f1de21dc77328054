package dev.heartline.sms.outbound;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.sms.message.Party;
import dev.heartline.sms.message.SaidAt;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/**
 * Which of a carrier's numbers a text leaves by, where it has several: the one that they wrote to, where it answers; else the one of the
 * last text between them and us; else one that is theirs from the start. It takes no chance and no turn, so that everybody has one
 * coach in their list of threads.
 */
@ApplicationScoped
public class SenderNumbers {

    /** The second by the index sms_messages_said_in_threads. A number that we don't have any more counts for nothing. */
    private static final String USED = """
            select coalesce(
              (select to_phone from sms_messages
               where id = $1 and direction = 'inbound' and provider = $3 and to_phone = any($4)),
              (select case direction when 'inbound' then to_phone else from_phone end from sms_messages
               where user_id = $2 and conversation_id is not null and provider = $3 and id <> $5
                 and case direction when 'inbound' then to_phone else from_phone end = any($4)
                 and (direction = 'inbound' or sent_at is not null or status = 'sending')
               order by %s desc limit 1)) as number
            """.formatted(SaidAt.MOMENT);

    private final Carriers carriers;
    private final Map<String, List<String>> more;

    @Inject
    SenderNumbers(Carriers carriers, DispatchConfig config) {
        this(carriers, config.moreNumbers());
    }

    /** @throws IllegalStateException where one of them is no number in E.164, or its carrier can't choose among several */
    SenderNumbers(Carriers carriers, Map<String, List<String>> more) {
        this.carriers = carriers;
        this.more = more.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> numbers(entry.getKey(), entry.getValue())));
    }

    /** Who would only notice when the first text is due doesn't start. */
    void start(@Observes StartupEvent event) {
        more.keySet().forEach(name -> {
            if (!carriers.named(name).takesSeveralNumbers()) {
                throw wrong(name, "it has one number");
            }
        });
    }

    /**
     * The number of that carrier for a text.
     *
     * @param text its id
     * @param answers the text of theirs that it answers
     */
    Uni<Sender> of(PlainTransaction transaction, SmsProvider carrier, UUID text, Party to, Optional<UUID> answers) {
        var ours = all(carrier);
        if (ours.size() == 1) {
            return Uni.createFrom().item(new Sender(carrier, ours.getFirst()));
        }
        return transaction
                .sql(USED)
                .execute(Tuple.of(
                        answers.orElse(null),
                        to.userId().orElse(null),
                        carrier.name(),
                        ours.toArray(String[]::new),
                        text))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getString("number"))
                        .orElseGet(() ->
                                first(ours, to.userId().map(UUID::toString).orElse(to.phone()))))
                .map(number -> new Sender(carrier, number));
    }

    /** All numbers that we text from by that carrier, and that people write to, in E.164; its own first. */
    public List<String> of(String carrier) {
        return all(carriers.named(carrier));
    }

    private List<String> all(SmsProvider carrier) {
        return Stream.concat(Stream.of(carrier.ownNumber()), more.getOrDefault(carrier.name(), List.of()).stream())
                .distinct()
                .toList();
    }

    /** The one that weighs most for them: a number that comes or goes changes nothing for whoever doesn't get or lose it. */
    static String first(List<String> ours, String them) {
        return ours.stream()
                .max(Comparator.comparing(number -> Ids.derived("sender number", them, number)))
                .orElseThrow();
    }

    private static List<String> numbers(String carrier, List<String> written) {
        try {
            return written.stream().map(number -> PhoneNumber.of(number).e164()).toList();
        } catch (InvalidPhoneNumber e) {
            throw wrong(carrier, e.getMessage());
        }
    }

    private static IllegalStateException wrong(String carrier, String why) {
        return new IllegalStateException("heartline.sms.dispatch.more-numbers of %s: %s".formatted(carrier, why));
    }
}
