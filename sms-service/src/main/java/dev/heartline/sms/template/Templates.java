package dev.heartline.sms.template;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code sms_templates}: finds templates. */
@ApplicationScoped
public class Templates {

    private static final String BY_NAME = "select * from sms_templates where template_name = $1 and is_active";

    private static final String BY_ID = "select * from sms_templates where id = $1";

    /** A template with the variants that its texts may be worded as, in an order that never changes. */
    private static final String ARMS = """
            select * from sms_templates
            where id = $1 or variant_of_template_id = $1 and is_active
            order by id
            """;

    /** By the unique index of the name. */
    private static final String PAGE = """
            select * from sms_templates
            where ($2::text is null or template_category = $2) and ($3::boolean is null or is_active = $3)
              and ($4::text is null or template_name > $4)
            order by template_name limit $1
            """;

    private final Pool pool;

    public Templates(Pool pool) {
        this.pool = pool;
    }

    /** Fails with {@link UnknownTemplate} where no active template has the name. */
    public Uni<SmsTemplate> active(String name) {
        return pool.preparedQuery(BY_NAME)
                .execute(Tuple.of(name))
                .map(rows -> only(rows).orElseThrow(() -> new UnknownTemplate(name)));
    }

    /** Whether it is active or not. */
    public Uni<Optional<SmsTemplate>> find(UUID id) {
        return pool.preparedQuery(BY_ID).execute(Tuple.of(id)).map(Templates::only);
    }

    /** The template itself and its active variants. */
    Uni<List<SmsTemplate>> arms(SmsTemplate base) {
        return pool.preparedQuery(ARMS)
                .execute(Tuple.of(base.id()))
                .map(rows -> rows.stream().map(SmsTemplate::read).toList());
    }

    /**
     * By name.
     *
     * @param after the name that the page begins after
     */
    Uni<List<SmsTemplate>> page(
            int limit, Optional<TemplateCategory> category, Optional<Boolean> active, Optional<String> after) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(
                        limit,
                        category.map(TemplateCategory::wireName).orElse(null),
                        active.orElse(null),
                        after.orElse(null)))
                .map(rows -> rows.stream().map(SmsTemplate::read).toList());
    }

    private static Optional<SmsTemplate> only(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(SmsTemplate.read(rows.iterator().next()));
    }
}
