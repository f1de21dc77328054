package dev.heartline.messaging.outbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.messaging.backlog.Backlog;

/** Events that are decided and not yet on Kafka. */
final class OutboxBacklog {

    /** The oldest by the head of each bucket, which the primary key finds without reading the rest. */
    private static final String SQL = """
            select (select count(*) from (select from outbox limit %d) counted) as waiting,
                   (select min(head.created_at) from outbox_bucket b
                    cross join lateral (
                      select created_at from outbox o where o.bucket = b.bucket order by o.id limit 1) head) as oldest
            """.formatted(Backlog.MOST);

    @Produces
    @Singleton
    Backlog outbox() {
        return new Backlog("outbox", SQL);
    }
}
