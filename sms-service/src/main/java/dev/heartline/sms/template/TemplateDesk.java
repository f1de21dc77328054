package dev.heartline.sms.template;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.consume.Failures;
import dev.heartline.service.time.Timestamps;

/** Where people make, edit and retire templates. What was sent stays as it was: an edit is a new version. */
@ApplicationScoped
class TemplateDesk {

    private static final String MAKE = """
            with made as (
              insert into sms_templates
                (id, template_name, template_category, template_text, variables, ai_personalization_enabled,
                 personalization_context, variant_of_template_id, created_at, changed_at, changed_by)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)
              on conflict (id) do nothing
              returning *)
            insert into sms_template_versions
            select id, version, template_text, variables, ai_personalization_enabled, personalization_context, changed_at, changed_by
            from made
            """;

    /** The figures of the new version begin with nothing. */
    private static final String EDIT = """
            with made as (
              update sms_templates
              set version = version + 1, template_text = $3, variables = $4, ai_personalization_enabled = $5,
                  personalization_context = $6, changed_at = $7, changed_by = $8, settled_count = 0, replied_count = 0
              where id = $1 and version = $2
              returning *)
            insert into sms_template_versions
            select id, version, template_text, variables, ai_personalization_enabled, personalization_context, changed_at, changed_by
            from made
            """;

    /** As it was made, whatever was edited since. Name, category and base never change. */
    private static final String MADE_SO = """
            select from sms_templates t join sms_template_versions v on v.template_id = t.id and v.version = 1
            where t.id = $1 and template_name = $2 and template_category = $3 and v.template_text = $4 and v.variables = $5
              and v.ai_personalization_enabled = $6 and v.personalization_context is not distinct from $7::jsonb
              and variant_of_template_id is not distinct from $8
            """;

    private static final String SWITCH = "update sms_templates set is_active = $2 where id = $1";

    private static final String VERSIONS = """
            select v.*, coalesce(sum(sent), 0)::bigint as sent, coalesce(sum(settled), 0)::bigint as settled,
                   coalesce(sum(replied), 0)::bigint as replied, coalesce(sum(opted_out), 0)::bigint as opted_out
            from sms_template_versions v left join sms_template_days d using (template_id, version)
            where v.template_id = $1
            group by v.template_id, v.version
            order by v.version desc limit $2
            """;

    private final Pool pool;
    private final Templates templates;
    private final Clock clock;

    TemplateDesk(Pool pool, Templates templates, Clock clock) {
        this.pool = pool;
        this.templates = templates;
        this.clock = clock;
    }

    /** Fails with {@link RefusedTemplate}. Nothing happens where there is one of this id. */
    Uni<Void> make(UUID id, NewTemplate template, String by) {
        return base(template.variantOfTemplateId())
                .invoke(base -> check(template, base))
                .chain(() -> pool.preparedQuery(MAKE).execute(Tuple.from(new Object[] {
                    id,
                    template.name(),
                    template.category().wireName(),
                    template.content().text(),
                    template.content().variables().toArray(String[]::new),
                    template.content().aiPersonalizationEnabled(),
                    context(template.content()),
                    template.variantOfTemplateId(),
                    Timestamps.of(clock.instant()),
                    by
                })))
                .onFailure(Failures::isUniqueViolation)
                .transform(_ -> new RefusedTemplate(List.of("has a name that another one has")))
                .replaceWithVoid();
    }

    /**
     * Fails with {@link RefusedTemplate}.
     *
     * @return false where it has another version by now
     */
    Uni<Boolean> edit(SmsTemplate template, TemplateEdit edit, String by) {
        return family(template)
                .invoke(family -> check(template, edit.content(), family))
                .chain(() -> pool.preparedQuery(EDIT).execute(Tuple.from(new Object[] {
                    template.id(),
                    edit.version(),
                    edit.content().text(),
                    edit.content().variables().toArray(String[]::new),
                    edit.content().aiPersonalizationEnabled(),
                    context(edit.content()),
                    Timestamps.of(clock.instant()),
                    by
                })))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Whether the template of this id was made by just this order. */
    Uni<Boolean> wasMadeSo(UUID id, NewTemplate template) {
        return pool.preparedQuery(MADE_SO)
                .execute(Tuple.from(new Object[] {
                    id,
                    template.name(),
                    template.category().wireName(),
                    template.content().text(),
                    template.content().variables().toArray(String[]::new),
                    template.content().aiPersonalizationEnabled(),
                    context(template.content()),
                    template.variantOfTemplateId()
                }))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> retire(UUID id) {
        return activate(id, false);
    }

    /** Fails with {@link RefusedTemplate} where its base, or a variant, was edited meanwhile and they don't fit any more. */
    Uni<Void> reinstate(SmsTemplate template) {
        return family(template)
                .invoke(family -> refuse(family.stream()
                        .flatMap(other -> misfits(template, template.variables(), other).stream())
                        .toList()))
                .chain(() -> activate(template.id(), true));
    }

    private Uni<Void> activate(UUID id, boolean active) {
        return pool.preparedQuery(SWITCH).execute(Tuple.of(id, active)).replaceWithVoid();
    }

    /** The latest first. */
    Uni<List<TemplateVersionView>> versions(UUID id, int limit) {
        return pool.preparedQuery(VERSIONS)
                .execute(Tuple.of(id, limit))
                .map(rows -> rows.stream().map(TemplateVersionView::read).toList());
    }

    private Uni<Optional<SmsTemplate>> base(UUID id) {
        return id == null ? Uni.createFrom().item(Optional.empty()) : templates.find(id);
    }

    /** A variant's base, or a base's variants. */
    private Uni<List<SmsTemplate>> family(SmsTemplate template) {
        return template.variantOf()
                .map(base -> templates.find(base).map(found -> found.stream().toList()))
                .orElseGet(() -> templates
                        .arms(template)
                        .map(arms -> arms.stream()
                                .filter(arm -> !arm.id().equals(template.id()))
                                .toList()));
    }

    private static void check(NewTemplate template, Optional<SmsTemplate> base) {
        var objections = objections(template.category(), template.content());
        if (template.variantOfTemplateId() != null) {
            base.ifPresentOrElse(
                    known -> {
                        if (known.variantOf().isPresent()) {
                            objections.add("is to be a variant of a variant");
                        }
                        if (known.category() != template.category()) {
                            objections.add("has another category than what it is a variant of");
                        }
                        objections.addAll(unfilled(template.content().variables(), known.variables()));
                    },
                    () -> objections.add("is to be a variant of a template that there isn't"));
        }
        refuse(objections);
    }

    private static void check(SmsTemplate template, TemplateContent content, List<SmsTemplate> family) {
        var objections = objections(template.category(), content);
        family.forEach(other -> objections.addAll(misfits(template, content.variables(), other)));
        refuse(objections);
    }

    /** @param variables of the template as it is to be; the other one is its base or its variant */
    private static List<String> misfits(SmsTemplate template, List<String> variables, SmsTemplate other) {
        return template.variantOf().isPresent()
                ? unfilled(variables, other.variables())
                : unfilled(other.variables(), variables);
    }

    private static List<String> objections(TemplateCategory category, TemplateContent content) {
        var objections = new ArrayList<String>();
        if (!category.isForSending()) {
            objections.add("is of a category that the service itself sends, in words that are reviewed with it");
        }
        objections.addAll(TemplateLint.undeclared(content.words(), content.variables()));
        objections.addAll(TemplateLint.harms(content.words(), category));
        return objections;
    }

    /** What a variant needs and whoever orders by its base's name would not give. */
    private static List<String> unfilled(List<String> variant, List<String> base) {
        return variant.stream()
                .filter(name -> !base.contains(name))
                .map("a variant uses {%s}, which its base does not"::formatted)
                .toList();
    }

    private static void refuse(List<String> objections) {
        if (!objections.isEmpty()) {
            throw new RefusedTemplate(objections);
        }
    }

    private static Object context(TemplateContent content) {
        return Optional.ofNullable(content.personalizationContext())
                .map(PersonalizationContext::json)
                .orElse(null);
    }
}
