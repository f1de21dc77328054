package dev.heartline.sms.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.sms.outbound.NewText;

/**
 * Makes of a template the words of one text: chooses its variant, fills it from the profile, with what it is given, and where it may
 * with words that an engine finds. Outside of any transaction, as an engine takes its time.
 */
@ApplicationScoped
public class TemplateWords {

    private final Variants variants;
    private final Personalization personalization;

    TemplateWords(Variants variants, Personalization personalization) {
        this.variants = variants;
        this.personalization = personalization;
    }

    /**
     * The words of one text.
     *
     * @param writtenBy the engine that found the personal ones
     */
    public record Worded(UUID textId, String body, Optional<String> writtenBy, Variants.Chosen chosen) {

        /** Why it is sent. */
        public ContactPurpose purpose() {
            return chosen.template().category().purpose();
        }

        public NewText.Template template() {
            return chosen.template().used();
        }

        /** Not its words: they are not for logs. */
        @Override
        public String toString() {
            return "Worded[" + textId + "]";
        }
    }

    /**
     * Fails with {@link UnusableTemplate}.
     *
     * @param given values by name; {@code first_name} comes from the profile unless given
     * @param textId of the text; decides the variant
     */
    public Uni<Worded> of(SmsTemplate template, KnownUser user, Map<String, String> given, UUID textId) {
        return variants.choose(template, textId).chain(chosen -> fill(chosen, user, given, textId));
    }

    /** As {@link #of}, of this very template and none of its variants. */
    Uni<Worded> exactly(SmsTemplate template, KnownUser user, Map<String, String> given, UUID textId) {
        return fill(new Variants.Chosen(template, template, Optional.empty()), user, given, textId);
    }

    private Uni<Worded> fill(Variants.Chosen chosen, KnownUser user, Map<String, String> given, UUID textId) {
        var template = chosen.template();
        var values = new HashMap<String, String>();
        user.firstName().ifPresent(name -> values.put(SmsTemplate.FIRST_NAME, name));
        values.putAll(given);
        if (!template.personalized()
                || values.containsKey(Personalization.VARIABLE)
                || !template.variables().contains(Personalization.VARIABLE)) {
            return Uni.createFrom().item(() -> new Worded(textId, template.render(values), Optional.empty(), chosen));
        }
        return personalization.of(template, user, textId).map(words -> {
            values.put(Personalization.VARIABLE, words.text());
            return new Worded(textId, template.render(values), Optional.of(words.engine()), chosen);
        });
    }

    /** Notes why the text is worded so. In the transaction that queues it, once it was queued. */
    public Uni<Void> chosen(PlainTransaction transaction, Worded words) {
        return variants.log(transaction, words.textId(), words.chosen());
    }
}
