package dev.heartline.ai.text;

/** What people call those who are close to them: whoever speaks of one of these speaks of somebody else. Knows English. */
public final class Kin {

    /** A regular expression in lower case, as a group that isn't captured. */
    public static final String WORD =
            "(?:wife|husband|spouse|partner|son|daughter|kids?|child|children|baby|toddler|twins|mom|mum|mama|mother|dad|daddy|papa|"
                    + "father|parents?|step(?:mom|mother|dad|father|son|daughter|kids|children)|sister|brother|siblings?|girlfriend|boyfriend|"
                    + "fianc[eé]e?|grandma|grandpa|grandmother|grandfather|grandparents|grandson|granddaughter|grandkids|grandchildren|"
                    + "aunt|uncle|cousins?|niece|nephew|ex|family|roommates?|housemates?|flatmates?|friends?|buddy|boss|"
                    + "coworkers?|co-workers?|colleagues?|neighbou?rs?|in-laws|teenagers?|(?:mother|father|sister|brother|son|daughter)-in-law)";

    private Kin() {}
}
