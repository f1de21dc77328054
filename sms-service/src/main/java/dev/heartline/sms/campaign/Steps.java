package dev.heartline.sms.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.contact.Consents;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.reach.GoodTimes;
import dev.heartline.sms.template.MissingVariable;
import dev.heartline.sms.template.NotNow;
import dev.heartline.sms.template.TemplateConfig;
import dev.heartline.sms.template.TemplateWords;
import dev.heartline.sms.template.TemplateWords.Worded;
import dev.heartline.sms.template.Templates;
import dev.heartline.sms.template.TextTooLong;
import dev.heartline.sms.template.UnknownTemplate;
import dev.heartline.sms.template.UnusableTemplate;

/**
 * Takes one step of one person: finds the words, and queues them in the transaction that moves the person on. A claim that no longer
 * stands changes nothing, and a text of a step has one id whoever queues it, so that it is queued once.
 */
@ApplicationScoped
class Steps {

    private static final String MOVE_ON = """
            update sms_campaign_enrolments e
            set next_step = $4 + 1, next_step_at = $5, claimed_at = null, status = $6,
                ended_at = case when $6 = 'completed' then $7::timestamptz end
            from sms_campaigns c
            where e.campaign_id = $1 and e.user_id = $2 and e.status = 'active' and e.claimed_at = $3 and e.next_step = $4
              and c.id = e.campaign_id and c.status = 'active'
            """;

    /** By the index sms_messages_of_campaigns: texts never pile up. */
    private static final String STILL_WAITING = """
            select from sms_messages
            where user_id = $1 and campaign_id = $2 and status in ('queued', 'held', 'sending')
            """;

    private static final String POSTPONE = """
            update sms_campaign_enrolments set next_step_at = $4, claimed_at = null
            where campaign_id = $1 and user_id = $2 and status = 'active' and claimed_at = $3
            """;

    private static final String COUNT = """
            insert into sms_campaign_tallies as known (campaign_id, shard, completed) values ($1, $2, 1)
            on conflict (campaign_id, shard) do update set completed = known.completed + 1
            """;

    private static final int SHARDS = 16;

    private final Templates templates;
    private final TemplateWords words;
    private final Profiles profiles;
    private final Consents consents;
    private final CrisisQuiet quiet;
    private final Enrolments enrolments;
    private final Transactions transactions;
    private final Pool pool;
    private final TextQueue queue;
    private final GoodTimes goodTimes;
    private final CampaignConfig config;
    private final TemplateConfig naming;
    private final Clock clock;

    Steps(
            Templates templates,
            TemplateWords words,
            Profiles profiles,
            Consents consents,
            CrisisQuiet quiet,
            Enrolments enrolments,
            Transactions transactions,
            Pool pool,
            TextQueue queue,
            GoodTimes goodTimes,
            CampaignConfig config,
            TemplateConfig naming,
            Clock clock) {
        this.templates = templates;
        this.words = words;
        this.profiles = profiles;
        this.consents = consents;
        this.quiet = quiet;
        this.enrolments = enrolments;
        this.transactions = transactions;
        this.pool = pool;
        this.queue = queue;
        this.goodTimes = goodTimes;
        this.config = config;
        this.naming = naming;
        this.clock = clock;
    }

    /** What became of a step. */
    enum Outcome {
        QUEUED,
        /** The text of the step before has not left. */
        POSTPONED,
        /** They are out of the campaign. */
        STOPPED,
        /** Somebody else has taken it, the campaign was paused, or they were erased. */
        OVERTAKEN
    }

    /** A step that was taken on. */
    record Claim(Campaign campaign, UUID userId, int step, Instant claimedAt) {

        CampaignStep text() {
            return campaign.steps().get(step);
        }

        UUID textId() {
            return Ids.derived("campaign step", campaign.id(), userId, step);
        }
    }

    /** Fails with {@link UnusableTemplate} where that is the template's fault, and not of whom it is for. */
    Uni<Outcome> take(Claim claim) {
        return profiles.find(claim.userId())
                .chain(found -> found.map(user -> take(claim, user))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.OVERTAKEN)));
    }

    private Uni<Outcome> take(Claim claim, KnownUser user) {
        return reasonToStop(user)
                .chain(reason -> reason.map(why -> stop(user.userId(), why)).orElseGet(() -> word(claim, user)));
    }

    private Uni<Optional<EndReason>> reasonToStop(KnownUser user) {
        if (!user.consentsTo(Channel.SMS)) {
            return Uni.createFrom().item(Optional.of(EndReason.NO_CONSENT));
        }
        return consents.of(pool, Optional.of(user.userId()), user.phone())
                .chain(standings -> standings.areStopped(ContactChannel.SMS)
                        ? Uni.createFrom().item(Optional.of(EndReason.OPTED_OUT))
                        : quiet.until(
                                        pool,
                                        Optional.of(user.userId()),
                                        user.phone().orElse(null))
                                .map(until ->
                                        until.filter(clock.instant()::isBefore).map(_ -> EndReason.CRISIS)));
    }

    private Uni<Outcome> stop(UUID userId, EndReason reason) {
        return transactions
                .plain(transaction ->
                        transaction.lock(userId.toString()).chain(() -> enrolments.stop(transaction, userId, reason)))
                .replaceWith(Outcome.STOPPED);
    }

    private Uni<Outcome> word(Claim claim, KnownUser user) {
        return templates
                .find(claim.text().templateId())
                .map(found -> found.filter(template -> template.active())
                        .orElseThrow(() ->
                                new UnknownTemplate(claim.text().templateId().toString())))
                .chain(template -> words.of(template, user, values(claim, user), claim.textId())
                        .map(Optional::of)
                        .onFailure(Steps::isOfThePerson)
                        .recoverWithUni(
                                unusable -> withoutWords(claim, unusable).replaceWith(Optional.empty())))
                .chain(worded -> worded.map(made -> queue(claim, user, made))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.STOPPED)));
    }

    private static boolean isOfThePerson(Throwable failure) {
        return failure instanceof UnusableTemplate unusable
                && switch (unusable) {
                    case NotNow _, TextTooLong _ -> true;
                    case UnknownTemplate _, MissingVariable _ -> false;
                };
    }

    /** In the days after a crisis they are out of all campaigns, else out of this one. */
    private Uni<Void> withoutWords(Claim claim, Throwable why) {
        return transactions.plain(transaction -> transaction
                .lock(claim.userId().toString())
                .chain(() -> why instanceof NotNow
                        ? enrolments.stop(transaction, claim.userId(), EndReason.CRISIS)
                        : enrolments.stop(
                                transaction, claim.userId(), claim.campaign().id(), EndReason.UNUSABLE_TEMPLATE)));
    }

    private Map<String, String> values(Claim claim, KnownUser user) {
        var values = new HashMap<String, String>();
        values.put("first_name", user.firstName().orElse(naming.nameIfUnknown()));
        values.putAll(claim.text().variables());
        return values;
    }

    private Uni<Outcome> queue(Claim claim, KnownUser user, Worded worded) {
        return transactions
                .plain(transaction -> transaction
                        .lock(user.userId().toString())
                        .chain(() -> transaction
                                .sql(STILL_WAITING)
                                .execute(
                                        Tuple.of(user.userId(), claim.campaign().id())))
                        .chain(waiting -> waiting.size() > 0
                                ? postpone(transaction, claim, user)
                                : moveOn(transaction, claim, user, worded)))
                .invoke(queue::nudge);
    }

    private Uni<Outcome> postpone(PlainTransaction transaction, Claim claim, KnownUser user) {
        return goodTime(transaction, claim.text(), user, clock.instant().plus(config.postpone()))
                .chain(at -> transaction
                        .sql(POSTPONE)
                        .execute(Tuple.of(
                                claim.campaign().id(),
                                claim.userId(),
                                Timestamps.of(claim.claimedAt()),
                                Timestamps.of(at))))
                .map(rows -> rows.rowCount() == 0 ? Outcome.OVERTAKEN : Outcome.POSTPONED);
    }

    private Uni<Outcome> moveOn(PlainTransaction transaction, Claim claim, KnownUser user, Worded worded) {
        var now = clock.instant();
        boolean last = claim.step() + 1 == claim.campaign().steps().size();
        var next = last ? Uni.createFrom().<Instant>nullItem() : next(transaction, claim, user, now);
        return next.chain(at -> transaction.sql(MOVE_ON).execute(Tuple.from(new Object[] {
                    claim.campaign().id(),
                    claim.userId(),
                    Timestamps.of(claim.claimedAt()),
                    claim.step(),
                    Timestamps.of(at),
                    last ? "completed" : "active",
                    Timestamps.of(now)
                })))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(Outcome.OVERTAKEN)
                        : queue(transaction, claim, user, worded)
                                .chain(() -> last
                                        ? count(transaction, claim)
                                        : Uni.createFrom().voidItem())
                                .replaceWith(Outcome.QUEUED));
    }

    private Uni<Instant> next(PlainTransaction transaction, Claim claim, KnownUser user, Instant now) {
        var step = claim.campaign().steps().get(claim.step() + 1);
        var due = StepTime.of(now, step.delayHours(), step.at(), user.zone().orElse(ZoneOffset.UTC));
        return goodTime(transaction, step, user, due);
    }

    /** A step that has a time of its own waits for no other. */
    private Uni<Instant> goodTime(PlainTransaction transaction, CampaignStep step, KnownUser user, Instant due) {
        return step.at() == null
                ? goodTimes.from(transaction.connection(), due, user.userId(), user.zone())
                : Uni.createFrom().item(due);
    }

    private Uni<Void> queue(PlainTransaction transaction, Claim claim, KnownUser user, Worded worded) {
        var text = new NewText(
                claim.textId(),
                Optional.of(user.userId()),
                user.phone(),
                worded.body(),
                ContactPurpose.NUDGE,
                Optional.of(worded.template()),
                worded.writtenBy(),
                new NewText.Origin.CampaignStep(claim.campaign().id(), claim.step()));
        return queue.add(transaction, text)
                .chain(isNew -> isNew
                        ? words.chosen(transaction, worded)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> count(PlainTransaction transaction, Claim claim) {
        return transaction
                .sql(COUNT)
                .execute(Tuple.of(
                        claim.campaign().id(), Math.floorMod(claim.userId().hashCode(), SHARDS)))
                .replaceWithVoid();
    }
}
