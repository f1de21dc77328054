package dev.heartline.sms.template;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.commons.codec.digest.DigestUtils;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.policy.arm.ArmChoice;
import dev.heartline.service.policy.arm.Posterior;
import dev.heartline.service.policy.arm.ThompsonSampling;

/** Which variant a text is worded as: by chance, the more often the better it is answered. */
@ApplicationScoped
class Variants {

    /** Of the simulation: a chance is known to about two percent, and choosing costs well under a millisecond. */
    private static final int ROUNDS = 512;

    private static final String LOG = """
            insert into sms_template_choices (message_id, base_template_id, template_id, propensities, posteriors, drawn)
            values ($1, $2, $3, $4, $5, $6)
            """;

    private final Templates templates;
    private final ThompsonSampling sampling;

    Variants(Templates templates, TemplateConfig config) {
        this.templates = templates;
        this.sampling = new ThompsonSampling(ROUNDS, config.exploration());
    }

    /** @param choice empty where there was only one */
    record Chosen(SmsTemplate base, SmsTemplate template, Optional<ArmChoice<UUID>> choice) {}

    /** The same for the same text, as long as no more is known of the variants. */
    Uni<Chosen> choose(SmsTemplate base, UUID textId) {
        return templates.arms(base).map(arms -> choose(base, arms, textId));
    }

    private Chosen choose(SmsTemplate base, List<SmsTemplate> arms, UUID textId) {
        if (arms.size() < 2) {
            return new Chosen(base, base, Optional.empty());
        }
        Map<UUID, SmsTemplate> byId = new HashMap<>();
        Map<UUID, Posterior> known = new HashMap<>();
        arms.forEach(arm -> {
            var figures = arm.figures();
            byId.put(arm.id(), arm);
            known.put(arm.id(), Posterior.after(figures.replied(), figures.settled() - figures.replied()));
        });
        var draw = draw(textId);
        var choice = sampling.choose(
                arms.stream().map(SmsTemplate::id).toList(),
                known,
                draw.getLong(),
                (draw.getLong() >>> 11) * 0x1.0p-53);
        return new Chosen(base, byId.get(choice.chosen().arm()), Optional.of(choice));
    }

    private static ByteBuffer draw(UUID textId) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(textId.getMostSignificantBits())
                .putLong(textId.getLeastSignificantBits())
                .array();
        return ByteBuffer.wrap(DigestUtils.sha256(bytes));
    }

    /** In the transaction that queues the text, once it was queued. */
    Uni<Void> log(PlainTransaction transaction, UUID textId, Chosen chosen) {
        return chosen.choice()
                .map(choice -> transaction
                        .sql(LOG)
                        .execute(Tuple.of(
                                textId,
                                chosen.base().id(),
                                chosen.template().id(),
                                propensities(choice),
                                posteriors(choice),
                                choice.u()))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static JsonObject propensities(ArmChoice<UUID> choice) {
        var json = new JsonObject();
        choice.odds().forEach(odds -> json.put(odds.arm().toString(), odds.probability()));
        return json;
    }

    private static JsonObject posteriors(ArmChoice<UUID> choice) {
        var json = new JsonObject();
        choice.odds()
                .forEach(odds -> json.put(
                        odds.arm().toString(),
                        new JsonArray()
                                .add(odds.posterior().alpha())
                                .add(odds.posterior().beta())));
        return json;
    }
}
