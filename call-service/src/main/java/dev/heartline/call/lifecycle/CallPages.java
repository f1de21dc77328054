package dev.heartline.call.lifecycle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.messaging.transaction.Transactions;

/** Lists calls, newest first: their ids are in the order in which they began, so that an id is the place where a page ended. */
@ApplicationScoped
class CallPages {

    private final Transactions transactions;

    CallPages(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Which calls are asked for; null where all are. */
    record Filter(
            @Nullable UUID userId,
            @Nullable CallStatus status,
            @Nullable CallPurpose purpose,
            @Nullable Boolean crisis,
            TimeSpan initiated) {

        /**
         * Only what is asked for, so that each statement is planned for itself: by the primary key, or by the indexes phone_calls_user,
         * phone_calls_status, phone_calls_initiated_at or phone_calls_crisis.
         */
        private Map<String, @Nullable Object> conditions() {
            var conditions = new LinkedHashMap<String, @Nullable Object>();
            conditions.put("userId = :user", userId);
            conditions.put("status = :status", status);
            conditions.put("purpose = :purpose", purpose);
            conditions.put("crisis = :crisis", crisis);
            conditions.put("initiatedAt >= :from", initiated.from());
            conditions.put("initiatedAt < :to", initiated.to());
            conditions.values().removeIf(value -> value == null);
            return conditions;
        }
    }

    /**
     * @param before the call at which the page before ended, whether it is still there or not; null for the first page
     * @param toOperator who alone is shown where recordings can be heard
     */
    Uni<List<CallView>> page(Filter filter, int limit, @Nullable UUID before, boolean toOperator) {
        var conditions = filter.conditions();
        conditions.put("id < :before", before == null ? Ids.MAX : before);
        var statement = "from PhoneCall where " + String.join(" and ", conditions.keySet()) + " order by id desc";
        return transactions.session(transaction -> {
            var query = transaction.session().createSelectionQuery(statement, PhoneCall.class);
            conditions.forEach(
                    (condition, value) -> query.setParameter(condition.substring(condition.indexOf(':') + 1), value));
            return query.setMaxResults(limit)
                    .getResultList()
                    .map(calls ->
                            calls.stream().map(call -> call.view(toOperator)).toList());
        });
    }
}
