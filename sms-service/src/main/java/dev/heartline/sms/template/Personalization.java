package dev.heartline.sms.template;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.care.person.KnownPersons;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.sms.message.TextStyle;
import dev.heartline.sms.reach.ReachPatterns;
import dev.heartline.telephony.number.PersonLocale;

/** Has the coach, behind its guard, find the words of a template that are meant for one person alone. */
@ApplicationScoped
class Personalization {

    /** The variable that it fills. */
    static final String VARIABLE = "personalized_message";

    private final Coach coach;
    private final KnownPersons persons;
    private final ReachPatterns patterns;
    private final Pool pool;
    private final Duration limit;
    private final int mostSegments;
    private final Clock clock;
    private final ExecutorService waiting = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("personal-words-", 0).factory());

    Personalization(
            Coach coach, KnownPersons persons, ReachPatterns patterns, Pool pool, TemplateConfig config, Clock clock) {
        this.coach = coach;
        this.persons = persons;
        this.patterns = patterns;
        this.pool = pool;
        this.limit = config.limit();
        this.mostSegments = config.mostPersonalSegments();
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        waiting.shutdownNow();
    }

    /** @param engine that found them */
    record Words(String text, String engine) {}

    /** Fails with {@link NotNow} in the days after a crisis: then nobody is written to but by people, or in fixed words. */
    Uni<Words> of(SmsTemplate template, KnownUser user, UUID textId) {
        var phone = user.phone().orElse(null);
        return persons.of(user, phone, clock.instant()).chain(person -> {
            if (person.afterCrisis()) {
                throw new NotNow();
            }
            return patterns.of(pool, user.userId())
                    .map(pattern -> pattern.bestOf(ways(template.category())))
                    .chain(way -> words(context(template, way, user, phone, person, textId)));
        });
    }

    private static CoachContext context(
            SmsTemplate template, CallPurpose way, KnownUser user, String phone, Person person, UUID textId) {
        var goesBy = template.context().orElse(PersonalizationContext.EVERYTHING);
        return CoachContext.ofOurText(
                textId,
                way,
                goesBy.topics(),
                PersonLocale.of(user.language().orElse(null), phone),
                goesBy.known(person),
                user.userId());
    }

    /** Its caller may be an event loop, and an engine takes its time. */
    private Uni<Words> words(CoachContext context) {
        return Uni.createFrom()
                .completionStage(() -> CompletableFuture.supplyAsync(
                        () -> {
                            var reply = CoachReply.await(coach.reply(context, new Conversation(null)), limit);
                            return new Words(
                                    TextStyle.within(mostSegments, TextStyle.plain(reply.text())), reply.engine());
                        },
                        waiting));
    }

    /** What its words may be about, the usual first: what somebody leaves unanswered is put in another way where there is one. */
    private static List<CallPurpose> ways(TemplateCategory category) {
        return switch (category) {
            case CHECK_IN, NOTICE, CRISIS -> List.of(CallPurpose.CHECK_IN);
            case MOTIVATION, REMINDER -> List.of(CallPurpose.ACCOUNTABILITY, CallPurpose.CHECK_IN);
            case INTERVENTION -> List.of(CallPurpose.INTERVENTION);
            case CELEBRATION -> List.of(CallPurpose.CELEBRATION);
        };
    }
}
