package dev.heartline.engagement.social;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Adult;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.social.Leaderboard;
import dev.heartline.engagement.policy.social.Pseudonym;
import dev.heartline.engagement.policy.social.SocialFacts;
import dev.heartline.engagement.policy.social.SocialGate;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.quiet.QuietTimes;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;

/** Shows somebody their group of the week, if they stand well in it and may be told of others. */
@ApplicationScoped
class Leaderboards {

    /** The group as it stands now, whoever is in it: what each of at most thirty did by primary keys, one after the other. */
    static final String GROUP = """
            with %s, placed as (
              select user_id, points, (rank() over (order by points desc))::int as place from earned
            )
            select placed.*, known.first_name, known.phone, known.birth_date,
              coalesce(known.rewards_opt_out, true) or unseen.it is not null as left_out, named.it is not null as named,
              (select count(*)::int from members) as of_all,
              case when placed.user_id = $1 then (
                select 100 * (coalesce(sum(h.users) filter (where h.points < placed.points), 0)
                       + 0.5 * coalesce(sum(h.users) filter (where h.points = placed.points), 0))::float8
                  / greatest(1, sum(h.users))
                from week_histogram h where h.week = $2) end as percentile
            from placed
              left join lateral (
                select u.first_name, u.phone, u.birth_date, u.rewards_opt_out from user_profile u
                where u.user_id = placed.user_id limit 1) known on true
              left join lateral (
                select true as it from mechanic_opt_outs o
                where o.user_id = placed.user_id and o.mechanic = 'social_proof' limit 1) unseen on true
              left join lateral (
                select true as it from leaderboard_names n where n.user_id = placed.user_id limit 1) named on true
            order by place, user_id
            """.formatted(WeekStandings.EARNED);

    private final Transactions transactions;
    private final SocialRequests requests;
    private final SocialDecisions decisions;
    private final LeaderboardNames names;
    private final QuietTimes quiet;
    private final DrawKey key;

    Leaderboards(
            Transactions transactions,
            SocialRequests requests,
            SocialDecisions decisions,
            LeaderboardNames names,
            QuietTimes quiet,
            DrawKey key) {
        this.transactions = transactions;
        this.requests = requests;
        this.decisions = decisions;
        this.names = names;
        this.quiet = quiet;
        this.key = key;
    }

    /** Who looks, when, and whether they agreed to be seen by first name. */
    private record Look(UUID userId, ZoneId zone, boolean named, Instant now) {

        LocalDate today() {
            return UserDay.of(now, zone);
        }

        LocalDate week() {
            return SocialCounts.monday(today());
        }
    }

    Uni<LeaderboardView> of(UUID userId, Instant now) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> Uni.combine()
                        .all()
                        .unis(requests.of(transaction, userId, now), names.isShown(transaction, userId))
                        .asTuple())
                .chain(found -> answer(transaction, userId, found.getItem1(), found.getItem2(), now)));
    }

    private Uni<LeaderboardView> answer(
            PlainTransaction transaction, UUID userId, SocialGate.Request request, boolean named, Instant now) {
        var look = new Look(userId, request.user().flatMap(KnownUser::zone).orElse(ZoneOffset.UTC), named, now);
        return SocialGate.objection(request.lookedUp())
                .map(reason -> refuse(transaction, look, reason))
                .orElseGet(() -> show(transaction, request.user().orElseThrow(), look));
    }

    private Uni<LeaderboardView> refuse(PlainTransaction transaction, Look look, Reason reason) {
        return decisions
                .refused(transaction, Action.LEADERBOARD, look.userId(), look.zone(), reason, look.now())
                .replaceWith(nothing(look, reason));
    }

    private Uni<LeaderboardView> show(PlainTransaction transaction, KnownUser user, Look look) {
        return transaction
                .sql(GROUP)
                .execute(Tuple.of(look.userId(), look.week()))
                .map(rows -> rows.stream().toList())
                .chain(rows -> Leaderboard.visibleTo(
                                Adult.isOne(user.birthDate(), look.today()), standing(rows, look.userId()))
                        .map(standing -> show(transaction, look, rows, standing))
                        .orElseGet(() -> decisions
                                .nothing(
                                        transaction,
                                        Action.LEADERBOARD,
                                        look.userId(),
                                        look.zone(),
                                        Map.of(),
                                        look.now())
                                .replaceWith(nothing(look, Reason.NOTHING_TO_TELL))));
    }

    private Uni<LeaderboardView> show(
            PlainTransaction transaction, Look look, List<Row> rows, SocialFacts.Standing standing) {
        var members = rows.stream().map(row -> member(row, look.today())).toList();
        return Multi.createFrom()
                .iterable(Leaderboard.around(look.userId(), members, standing.of()))
                .onItem()
                .transformToUniAndConcatenate(member -> unlessQuiet(transaction, look, member, phone(rows, member)))
                .collect()
                .asList()
                .chain(seen -> decisions
                        .shown(transaction, look.userId(), look.zone(), features(standing, seen), look.now())
                        .replaceWith(shown(look, standing, seen)));
    }

    private LeaderboardView shown(Look look, SocialFacts.Standing standing, List<Leaderboard.Member> seen) {
        var ranks = Leaderboard.ranks(look.userId(), seen, other -> Pseudonym.of(key, look.week(), other));
        return new LeaderboardView(
                look.userId(),
                look.week(),
                true,
                Reason.PROOF_CHOSEN.wireName(),
                Reason.PROOF_CHOSEN.why(),
                standing.place(),
                standing.of(),
                standing.percentile(),
                look.named(),
                ranks.stream()
                        .map(rank -> new LeaderboardView.RankView(rank.place(), rank.points(), rank.name(), rank.you()))
                        .toList());
    }

    /** Around whom it is quiet is named to nobody. */
    private Uni<Leaderboard.Member> unlessQuiet(
            PlainTransaction transaction, Look look, Leaderboard.Member member, @Nullable String phone) {
        if (member.firstName().isEmpty() || member.userId().equals(look.userId())) {
            return Uni.createFrom().item(member);
        }
        return quiet.of(transaction.connection(), member.userId(), phone)
                .map(around -> around.objection(look.now()).isEmpty()
                        ? member
                        : new Leaderboard.Member(
                                member.userId(), member.place(), member.points(), member.visible(), Optional.empty()));
    }

    private static @Nullable String phone(List<Row> rows, Leaderboard.Member member) {
        return rows.stream()
                .filter(row -> row.getUUID("user_id").equals(member.userId()))
                .findFirst()
                .map(row -> row.getString("phone"))
                .orElse(null);
    }

    private static Leaderboard.Member member(Row row, LocalDate today) {
        return new Leaderboard.Member(
                row.getUUID("user_id"),
                row.getInteger("place"),
                row.getInteger("points"),
                !row.getBoolean("left_out") && Adult.isOne(Optional.ofNullable(row.getLocalDate("birth_date")), today),
                Optional.ofNullable(row.getString("first_name")).filter(_ -> row.getBoolean("named")));
    }

    private static Optional<SocialFacts.Standing> standing(List<Row> rows, UUID userId) {
        return rows.stream()
                .filter(row -> row.getUUID("user_id").equals(userId))
                .findFirst()
                .map(row -> new SocialFacts.Standing(
                        row.getInteger("place"), row.getInteger("of_all"), row.getDouble("percentile")));
    }

    private static Map<String, Object> features(SocialFacts.Standing standing, List<Leaderboard.Member> seen) {
        var features = new LinkedHashMap<String, Object>();
        features.put("place", standing.place());
        features.put("of", standing.of());
        features.put("percentile", standing.percentile());
        features.put("others_shown", seen.size() - 1);
        return features;
    }

    private static LeaderboardView nothing(Look look, Reason reason) {
        return new LeaderboardView(
                look.userId(),
                look.week(),
                false,
                reason.wireName(),
                reason.why(),
                null,
                null,
                null,
                look.named(),
                List.of());
    }
}
