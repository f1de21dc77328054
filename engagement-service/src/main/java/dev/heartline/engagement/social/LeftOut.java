package dev.heartline.engagement.social;

/** Who is no example to others, and in no group: who is erased, and who wants no rewards or not to be told of others. */
final class LeftOut {

    private static final String CONDITION = """
            (exists (select from erased_user e where e.user_id = %1$s.user_id)
             or exists (select from user_profile p where p.user_id = %1$s.user_id and p.rewards_opt_out)
             or exists (select from mechanic_opt_outs o where o.user_id = %1$s.user_id and o.mechanic = 'social_proof'))
            """;

    private LeftOut() {}

    /** @param alias of a table with a {@code user_id} */
    static String of(String alias) {
        return CONDITION.formatted(alias);
    }
}
