package dev.heartline.sms.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.events.Ids;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.sms.message.PriceConfig;
import dev.heartline.sms.message.SmsCost;
import dev.heartline.sms.template.TemplateConfig;
import dev.heartline.sms.template.TemplateWords;
import dev.heartline.sms.template.Templates;
import dev.heartline.sms.template.UnknownTemplate;
import dev.heartline.sms.template.UnusableTemplate;

/** Plays a campaign through without anybody noticing. */
@ApplicationScoped
class Rehearsal {

    private static final int PERCENT = 100;

    private final CampaignCheck check;
    private final Segments segments;
    private final Profiles profiles;
    private final Templates templates;
    private final TemplateWords words;
    private final TemplateConfig naming;
    private final PriceConfig price;
    private final Pool pool;

    Rehearsal(
            CampaignCheck check,
            Segments segments,
            Profiles profiles,
            Templates templates,
            TemplateWords words,
            TemplateConfig naming,
            PriceConfig price,
            Pool pool) {
        this.check = check;
        this.segments = segments;
        this.profiles = profiles;
        this.templates = templates;
        this.words = words;
        this.naming = naming;
        this.price = price;
        this.pool = pool;
    }

    Uni<DryRun> of(Campaign campaign) {
        return Uni.combine()
                .all()
                .unis(check.objections(campaign.steps()), segments.size(campaign.segment()), samples(campaign))
                .with((objections, size, samples) -> dryRun(campaign, objections, size, samples));
    }

    private DryRun dryRun(Campaign campaign, List<String> objections, long size, List<DryRun.Sample> samples) {
        long heldOut = size * campaign.holdoutPercent() / PERCENT;
        long texted = size - heldOut;
        int segmentsInAll = samples.stream().mapToInt(DryRun.Sample::segments).sum();
        return new DryRun(
                size,
                heldOut,
                Math.multiplyExact(texted, price.outbound().times(segmentsInAll).micros()),
                price.currency().getCurrencyCode(),
                Math.ceilDiv(texted, campaign.textsPerMinute()),
                samples,
                objections);
    }

    /** For the first of the segment. */
    private Uni<List<DryRun.Sample>> samples(Campaign campaign) {
        return segments.members(pool, campaign.segment(), Optional.empty(), 1)
                .chain(members -> members.isEmpty()
                        ? Uni.createFrom().item(Optional.<KnownUser>empty())
                        : profiles.find(members.getFirst().userId()))
                .chain(user -> Multi.createFrom()
                        .iterable(IntStream.range(0, campaign.steps().size())
                                .boxed()
                                .toList())
                        .onItem()
                        .transformToUniAndConcatenate(
                                step -> sample(step, campaign.steps().get(step), user))
                        .collect()
                        .asList());
    }

    private Uni<DryRun.Sample> sample(int number, CampaignStep step, Optional<KnownUser> user) {
        if (user.isEmpty()) {
            return Uni.createFrom()
                    .item(new DryRun.Sample(number, step.templateId(), null, null, 0, "nobody is in the segment"));
        }
        var values = new HashMap<String, String>();
        values.put("first_name", user.get().firstName().orElse(naming.nameIfUnknown()));
        values.putAll(step.variables());
        return templates
                .find(step.templateId())
                .map(found -> found.orElseThrow(
                        () -> new UnknownTemplate(step.templateId().toString())))
                .chain(template -> words.of(template, user.get(), values, Ids.next()))
                .map(worded -> new DryRun.Sample(
                        number,
                        step.templateId(),
                        user.get().userId(),
                        worded.body(),
                        SmsCost.of(worded.body(), price.outbound()).segments(),
                        null))
                .onFailure(UnusableTemplate.class)
                .recoverWithItem(why ->
                        new DryRun.Sample(number, step.templateId(), user.get().userId(), null, 0, why.getMessage()));
    }
}
