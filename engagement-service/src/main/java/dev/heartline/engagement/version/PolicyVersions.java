package dev.heartline.engagement.version;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.RewardVersion;
import dev.heartline.engagement.policy.Versions;
import dev.heartline.engagement.policy.hook.HookVersion;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.time.Timestamps;

/**
 * The versions in force: what an operator said last, else what is configured. A decision reads them with all else that it depends
 * on, so that a change holds from the next decision on, on all replicas at once, and costs no statement.
 */
@Startup
@ApplicationScoped
public class PolicyVersions {

    /** A column of a statement that reads what a decision depends on; null where no operator said anything. Index policy_changes_latest. */
    public static final String REWARDS = column(PolicyArea.REWARDS);

    public static final String HOOKS = column(PolicyArea.HOOKS);

    private static final String LATEST = """
            select * from policy_changes where area = $1 order by id desc limit $2
            """;

    private static final String CHANGE = """
            insert into policy_changes (id, area, active, shadow, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6)
            """;

    private final Pool pool;
    private final PolicyConfig config;

    /** @throws IllegalArgumentException where a version is configured that nobody knows: the service doesn't start */
    PolicyVersions(Pool pool, PolicyConfig config) {
        this.pool = pool;
        this.config = config;
        rewards(null);
        hooks(null);
    }

    private static String column(PolicyArea area) {
        return "(select array[active, shadow] from policy_changes where area = '%s' order by id desc limit 1) as versions"
                .formatted(area.wireName());
    }

    /** @param said the column {@link #REWARDS} */
    public Versions<RewardVersion> rewards(String[] said) {
        return versions(RewardVersion.class, said, config.rewards(), config.rewardsShadow());
    }

    /** @param said the column {@link #HOOKS} */
    public Versions<HookVersion> hooks(String[] said) {
        return versions(HookVersion.class, said, config.hooks(), config.hooksShadow());
    }

    private static <V extends Enum<V> & WireNamed> Versions<V> versions(
            Class<V> all, String[] said, String active, Optional<String> shadow) {
        return said == null
                ? new Versions<>(WireNamed.of(all, active), shadow.map(name -> WireNamed.of(all, name)))
                : new Versions<>(
                        WireNamed.of(all, said[0]), Optional.ofNullable(said[1]).map(name -> WireNamed.of(all, name)));
    }

    Uni<PolicyView> inForce(PolicyArea area) {
        return latest(area, 1).map(changes -> changes.isEmpty() ? configured(area) : changes.getFirst());
    }

    /** What was in force before; empty where nothing else ever was. */
    Uni<Optional<PolicyView>> before(PolicyArea area) {
        return latest(area, 100).map(changes -> {
            var now = changes.isEmpty() ? configured(area) : changes.getFirst();
            return changes.stream()
                    .filter(change -> !change.active().equals(now.active()))
                    .findFirst()
                    .or(() -> Optional.of(configured(area))
                            .filter(configured -> !configured.active().equals(now.active())));
        });
    }

    Uni<PolicyView> change(PolicyArea area, String active, Optional<String> shadow, Instant at, String by) {
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(Ids.next(), area.wireName(), active, shadow.orElse(null), Timestamps.of(at), by))
                .chain(() -> inForce(area));
    }

    private Uni<List<PolicyView>> latest(PolicyArea area, int limit) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(area.wireName(), limit))
                .map(rows -> rows.stream().map(row -> read(area, row)).toList());
    }

    private static PolicyView read(PolicyArea area, Row row) {
        return new PolicyView(
                area.wireName(),
                row.getString("active"),
                row.getString("shadow"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("changed_by"),
                area.versions());
    }

    private PolicyView configured(PolicyArea area) {
        var versions = area == PolicyArea.REWARDS ? rewards(null) : hooks(null);
        return new PolicyView(
                area.wireName(),
                versions.active().wireName(),
                versions.shadow().map(WireNamed::wireName).orElse(null),
                null,
                null,
                area.versions());
    }
}
