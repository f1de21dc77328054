package dev.heartline.engagement.social;

/** Who is no example to others, and in no group: who is erased, and who wants no rewards or not to be told of others. */
final class LeftOut {

    private static final String CONDITION = """
            (exists (select from erased_user erased where erased.user_id = %1$s.user_id)
             or exists (select from user_profile known where known.user_id = %1$s.user_id and known.rewards_opt_out)
             or exists (select from mechanic_opt_outs without where without.user_id = %1$s.user_id and without.mechanic = 'social_proof'))
            """;

    private LeftOut() {}

    /** @param alias of a table with a {@code user_id}, none of {@code erased}, {@code known} and {@code without} */
    static String of(String alias) {
        return CONDITION.formatted(alias);
    }
}
