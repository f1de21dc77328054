package dev.heartline.memory.habit;

/** What the days of a habit ask of the database. */
final class HabitStatements {

    /**
     * Once for a behaviour: $1 behaviour, $2 user, $3 habit, $4 day, $5 how many of one day and $6 how many habits at most, so that a host
     * that tells without end fills nothing.
     */
    static final String KEEP = """
            insert into habit_days (behavior_id, user_id, habit, day)
            select $1::uuid, $2::uuid, $3::text, $4::date
            where (select count(*) from habit_days where user_id = $2 and habit = $3 and day = $4) < $5::int
              and (exists (select from habit_days where user_id = $2 and habit = $3)
                or (select count(distinct habit) from habit_days where user_id = $2) < $6::int)
            on conflict (behavior_id) do nothing
            """;

    /** $1 behaviour, $2 user. What is left of its day: whether the habit was kept on it all the same. */
    static final String TAKE_BACK = """
            with gone as (
              delete from habit_days where behavior_id = $1 and user_id = $2 returning habit, day
            )
            select habit, day, exists (
              select from habit_days d
              where d.user_id = $2 and d.habit = gone.habit and d.day = gone.day and d.behavior_id <> $1) as kept
            from gone
            """;

    /** $1 user, $2 habit, $3 behaviour: the days on which it was kept but for that, by habit_days_habit. */
    static final String DAYS =
            "select distinct day from habit_days where user_id = $1 and habit = $2 and behavior_id <> $3";

    /** $1 user, $2 day. */
    static final String KNOWN_SINCE =
            "select least(min(day), $2::date) as known_since from habit_days where user_id = $1";

    /** $1 user, $2 habit. */
    static final String REMEMBERED =
            "select kind, habit, days, first_day, last_day, behavior_id from habit_memories where user_id = $1 and habit = $2";

    /** $1 user, $2 habit, $3 kind, $4 days, $5 first day, $6 last day, $7 behaviour. */
    static final String REMEMBER = """
            insert into habit_memories (user_id, habit, kind, days, first_day, last_day, behavior_id)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
            """;

    /** $1 user, $2 habit, $3 kind, $4 days, $5 last day. */
    static final String FORGET =
            "delete from habit_memories where user_id = $1 and habit = $2 and kind = $3 and days = $4 and last_day = $5";

    private HabitStatements() {}
}
