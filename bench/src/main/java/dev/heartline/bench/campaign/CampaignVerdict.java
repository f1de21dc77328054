package dev.heartline.bench.campaign;

import java.util.Map;
import java.util.UUID;

import dev.heartline.driver.Tables;

/**
 * What is in the tables, and at the carrier, once it is over.
 *
 * @param enrolled as the campaign counts
 * @param completed as the campaign counts
 * @param texts rows of it
 * @param people who have one
 * @param accepted rows that the carrier took
 * @param carried texts that the carrier has of it
 * @param twice handsets that the carrier has more than one for
 * @param busiestSecond texts that were released within one second
 * @param ahead how many more were released at any moment than the rate had allowed since the start; 0 where never one
 */
record CampaignVerdict(
        long enrolled,
        long completed,
        long texts,
        long people,
        long accepted,
        long carried,
        long twice,
        long busiestSecond,
        double perSecond,
        double ahead) {

    /** What a campaign may save up while it waits: it is released at once. */
    private static final int SAVED_SECONDS = 2;

    /** @param rate texts per second that were asked for */
    static CampaignVerdict of(Tables tables, UUID campaign, CarriedTexts carried, int rate) {
        var row = tables.rows("""
                        select enrolled_users_count::bigint as enrolled,
                          (select coalesce(sum(completed), 0) from sms_campaign_tallies where campaign_id = c.id)::bigint as completed,
                          count(m.id) as texts, count(distinct m.user_id) as people, count(m.provider_message_sid) as accepted,
                          (count(m.id) / greatest(extract(epoch from max(m.created_at) - min(m.created_at)), 1))::float8 as per_second,
                          (select max(n) from (
                            select count(*) as n from sms_messages where campaign_id = c.id group by date_trunc('second', created_at)) s)
                            as busiest,
                          (select greatest(coalesce(max(nth - ? * extract(epoch from created_at - c.started_at)), 0), 0)::float8 from (
                            select created_at, row_number() over (order by created_at) as nth
                            from sms_messages where campaign_id = c.id) s) as ahead
                        from sms_campaigns c left join sms_messages m on m.campaign_id = c.id
                        where c.id = ? group by c.id
                        """, rate, campaign).getFirst();
        return new CampaignVerdict(
                number(row, "enrolled"),
                number(row, "completed"),
                number(row, "texts"),
                number(row, "people"),
                number(row, "accepted"),
                carried.texts(),
                carried.handsetsWithMore(),
                number(row, "busiest"),
                ((Number) row.get("per_second")).doubleValue(),
                ((Number) row.get("ahead")).doubleValue());
    }

    private static long number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.longValue() : 0;
    }

    boolean isExact(long recipients) {
        return enrolled == recipients
                && completed == recipients
                && texts == recipients
                && people == recipients
                && accepted == recipients
                && carried == recipients
                && twice == 0;
    }

    /** Never more than the rate had allowed by then, and what may be saved up. */
    boolean holds(int rate) {
        return ahead <= SAVED_SECONDS * rate + 1;
    }
}
