package dev.heartline.ai.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeExpressionsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** A Wednesday. */
    private static final ZonedDateTime SAID =
            LocalDateTime.of(2026, 11, 25, 20, 30).atZone(NEW_YORK);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Stayed sober today                                | Stayed sober on 25 Nov 2026
            Stayed sober all weekend                          | Stayed sober all weekend (as of 25 Nov 2026)
            Couldn't sleep last night                         | Couldn't sleep on the night of 24 Nov 2026
            Relapsed on Saturday                              | Relapsed on Saturday 21 Nov 2026
            Their mother goes into surgery tomorrow           | Their mother goes into surgery on 26 Nov 2026
            Had two drinks yesterday                          | Had two drinks on 24 Nov 2026
            Walked to church this morning                     | Walked to church on the morning of 25 Nov 2026
            Fell down on Tuesday                              | Fell down on Tuesday 24 Nov 2026
            Has been sober for nine days                      | Has been sober for nine days (as of 25 Nov 2026)
            Their knee operation is next Thursday             | Their knee operation is on Thursday 3 Dec 2026
            Their brother's getting married this Saturday     | Their brother's getting married on Saturday 28 Nov 2026
            Is feeling down right now                         | Is feeling down right now (as of 25 Nov 2026)
            Their granddaughter turned four the other day     | Their granddaughter turned four shortly before 25 Nov 2026
            Quit smoking two weeks ago                        | Quit smoking about 11 Nov 2026
            Quit three days ago                               | Quit on 22 Nov 2026
            Moved in two months ago                           | Moved in in Sep 2026
            Was diagnosed a year ago                          | Was diagnosed in 2025
            Ran five miles yesterday morning                  | Ran five miles on the morning of 24 Nov 2026
            Hasn't smoked since Thursday                      | Hasn't smoked since Thursday 19 Nov 2026
            Hasn't slept since yesterday                      | Hasn't slept since 24 Nov 2026
            Lost five pounds last month                       | Lost five pounds in Oct 2026
            Went to the gym three times last week             | Went to the gym three times in the week of 16 Nov 2026
            Starts a new job next week                        | Starts a new job in the week of 30 Nov 2026
            I'll walk after dinner on Friday                  | I'll walk after dinner on Friday 27 Nov 2026
            I'll call my sister tomorrow night                | I'll call my sister on the night of 26 Nov 2026
            Hasn't had a drink in ten days                    | Hasn't had a drink in ten days (as of 25 Nov 2026)
            Has been stressed lately                          | Has been stressed lately (as of 25 Nov 2026)
            Binged the day before yesterday                   | Binged on 23 Nov 2026
            Went out last weekend                             | Went out on the weekend of 21 Nov 2026
            Yesterday they walked                             | on 24 Nov 2026 they walked
            Sees the eye doctor next Monday                   | Sees the eye doctor on Monday 30 Nov 2026
            Starts at the bakery next Wednesday               | Starts at the bakery on Wednesday 2 Dec 2026
            Their daughter's recital is next Saturday         | Their daughter's recital is about Saturday 5 Dec 2026
            Flies home next Friday morning                    | Flies home about the morning of Friday 4 Dec 2026
            Is on call until next Tuesday                     | Is on call until Tuesday 1 Dec 2026
            Saw their ex the other night                      | Saw their ex shortly before 25 Nov 2026
            Their nephew was born a couple of days ago        | Their nephew was born shortly before 25 Nov 2026
            Lost their job the other week                     | Lost their job the other week (as of 25 Nov 2026)
            Has a job interview on Friday                     | Has a job interview on Friday 27 Nov 2026
            Their hip surgery is Monday                       | Their hip surgery is on Monday 30 Nov 2026
            Stayed sober for three weeks now                  | Stayed sober for three weeks now (as of 25 Nov 2026)
            Stayed clean for two months                       | Stayed clean for two months (as of 25 Nov 2026)
            Ran for six days in a row                         | Ran for six days in a row (as of 25 Nov 2026)
            Feels calmer                                      | Feels calmer (as of 25 Nov 2026)
            Feels a bit better                                | Feels a bit better (as of 25 Nov 2026)
            """)
    void whatIsOnlyTrueOnItsDayGetsADate(String said, String written) {
        assertThat(TimeExpressions.dated(said, SAID)).isEqualTo(written);
        assertThat(TimeExpressions.dated(written, SAID)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Walks the dog every morning",
                "Quit smoking in 1998",
                "Likes the Beatles song Yesterday",
                "Goes bowling on Saturdays",
                "Is allergic to penicillin",
                "Hates cooking on Mondays",
                "Sees the nurse every Friday",
                "Bought a bike on Black Friday",
                "Works nights at the hospital",
                "Walks for ten minutes before bed",
                "Is a morning person",
                "Sleeps until noon",
                "Was born on 4 May 1988",
                "Fasts for two days each month",
                "Watches the Today Show",
                "Drinks most in the evening",
                "Hates coffee now",
                "Loves tea these days",
                "Will call after six",
                "Feels calmer when they walk",
                "Feels like a failure",
                "Works every other day",
                "Lived in Rome for two years",
                "Relapsed on Saturday 21 Nov 2026"
            })
    void whatIsNoPointInTimeStays(String said) {
        assertThat(TimeExpressions.dated(said, SAID)).isEqualTo(said);
    }

    @Test
    void theDayIsThatOfTheUserAndNotOfTheServer() {
        var said = LocalDateTime.of(2026, 11, 26, 1, 30).atZone(ZoneId.of("UTC"));

        assertThat(TimeExpressions.dated("Ran today", said.withZoneSameInstant(NEW_YORK)))
                .isEqualTo("Ran on 25 Nov 2026");
    }

    @Test
    void theDayOnWhichTheClocksChangeIsOneDay() {
        // 1 Nov 2026 has 25 hours in New York.
        var said = LocalDateTime.of(2026, 11, 2, 0, 15).atZone(NEW_YORK);

        assertThat(TimeExpressions.dated("Ran yesterday", said)).isEqualTo("Ran on 1 Nov 2026");
        assertThat(TimeExpressions.dated("Ran two days ago", said)).isEqualTo("Ran on 31 Oct 2026");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, about Thursday 3 Dec 2026",
        "2026-11-24, about Thursday 3 Dec 2026",
        "2026-11-25, on Thursday 3 Dec 2026",
        "2026-11-26, on Thursday 3 Dec 2026",
        "2026-11-27, on Thursday 3 Dec 2026",
        "2026-11-28, on Thursday 3 Dec 2026",
        "2026-11-29, about Thursday 3 Dec 2026"
    })
    void nextThursdayIsNextWeeksAndOnlyAboutItWhereThisWeeksMayBeMeant(LocalDate said, String written) {
        assertThat(TimeExpressions.dated(
                        "Their knee operation is next Thursday",
                        said.atTime(20, 30).atZone(NEW_YORK)))
                .isEqualTo("Their knee operation is " + written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Went there on Wednesday", "Went, and will go again on Friday", "The class is on Friday"})
    void aDayThatMayBeTwoIsNoDate(String said) {
        assertThat(TimeExpressions.dated(said, SAID)).isEqualTo(said + " (as of 25 Nov 2026)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            you relapsed on Saturday 21 Nov 2026              | 2026-12-12 | you relapsed three weeks ago
            you couldn't sleep on the night of 24 Nov 2026    | 2026-11-26 | you couldn't sleep a day or two ago
            you've been sober for nine days (as of 25 Nov 2026) | 2026-12-16 | you've been sober for nine days, as of three weeks ago
            your mother goes into surgery on 26 Nov 2026      | 2026-11-25 | your mother goes into surgery on 26 November
            your mother goes into surgery on 26 Nov 2026      | 2026-12-01 | your mother goes into surgery a few days ago
            you quit smoking about 11 Nov 2026                | 2027-02-20 | you quit smoking three months ago
            you lost five pounds in Oct 2026                  | 2026-11-25 | you lost five pounds in October
            you haven't smoked since Thursday 19 Nov 2026     | 2026-12-10 | you haven't smoked since 19 November
            you quit smoking on 3 Mar 2024                    | 2026-11-25 | you quit smoking two years ago
            you went in the week of 16 Nov 2026               | 2026-11-25 | you went a week ago
            you quit smoking in 1998                          | 2026-11-25 | you quit smoking in 1998
            your granddaughter turned four shortly before 25 Nov 2026 | 2026-12-16 | your granddaughter turned four three weeks ago
            your knee operation is about Thursday 3 Dec 2026  | 2026-11-25 | your knee operation is about 3 December
            """)
    void aWrittenDateIsSpokenAsAnAge(String written, LocalDate today, String spoken) {
        assertThat(Ages.spoken(written, today)).isEqualTo(spoken);
    }

    @Test
    void whatWasPlannedIsSpokenWithItsDay() {
        assertThat(Ages.named("I'll walk on Friday 27 Nov 2026", LocalDate.of(2026, 12, 4)))
                .isEqualTo("I'll walk on 27 November");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            They said: "Yesterday I had two drinks and cried"  | They said: "on 24 Nov 2026 I had two drinks and cried"
            They said: "I had two drinks yesterday and cried"  | They said: "I had two drinks on 24 Nov 2026 and cried"
            They said: "Last night I couldn't sleep at all"    | They said: "on the night of 24 Nov 2026 I couldn't sleep at all"
            They said: "This morning I walked to work"         | They said: "on the morning of 25 Nov 2026 I walked to work"
            They said: "Two days ago I relapsed"               | They said: "on 23 Nov 2026 I relapsed"
            They said: "I'm tired. Tomorrow I see my doctor"   | They said: "I'm tired. on 26 Nov 2026 I see my doctor"
            They said: "Last Saturday I drank"                 | They said: "on Saturday 21 Nov 2026 I drank"
            They said: "Next week my mom visits"               | They said: "in the week of 30 Nov 2026 my mom visits"
            They said: "Lately I can't sleep"                  | They said: "Lately (as of 25 Nov 2026) I can't sleep"
            Last week they relapsed                            | in the week of 16 Nov 2026 they relapsed
            Was sad. Tonight they go out                       | Was sad. on the night of 25 Nov 2026 they go out
            Their mother comes in two weeks                    | Their mother comes about 9 Dec 2026
            Their surgery is in ten days                       | Their surgery is on 5 Dec 2026
            Has an appointment in three days                   | Has an appointment on 28 Nov 2026
            Will have their knee done in a month               | Will have their knee done in Dec 2026
            They said: "In two weeks my brother comes"         | They said: "about 9 Dec 2026 my brother comes"
            The exam is in 3 days                              | The exam is on 28 Nov 2026
            Walks five miles in two days                       | Walks five miles in two days (as of 25 Nov 2026)
            Hasn't smoked in two weeks                         | Hasn't smoked in two weeks (as of 25 Nov 2026)
            Lost five pounds in two weeks                      | Lost five pounds in two weeks (as of 25 Nov 2026)
            """)
    void soDoesWhatBeginsASentenceOrAQuotationAndWhatIsAhead(String said, String written) {
        assertThat(TimeExpressions.dated(said, SAID)).isEqualTo(written);
        assertThat(TimeExpressions.dated(written, SAID)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Loves the song \"Yesterday\"",
                "Loves the movie \"Tomorrow Never Dies\"",
                "Walks ten miles in two days each month",
                "Reads USA Today at breakfast"
            })
    void aTitleInQuotationMarksStays(String said) {
        assertThat(TimeExpressions.dated(said, SAID)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Quit smoking a year and two months ago             | Quit smoking in Sep 2025
            Moved in a year, two months and three days ago     | Moved in about 22 Sep 2025
            Quit two weeks and three days ago                  | Quit about 8 Nov 2026
            Started here a year and a half ago                 | Started here about May 2025
            Quit two and a half weeks ago                      | Quit about 7 Nov 2026
            Quit 2.5 weeks ago                                 | Quit about 7 Nov 2026
            Smoked half an hour ago                            | Smoked on 25 Nov 2026
            Relapsed twenty five days ago                      | Relapsed on 31 Oct 2026
            Relapsed twenty-five days ago                      | Relapsed on 31 Oct 2026
            Quit seventeen days ago                            | Quit on 8 Nov 2026
            Quit a hundred and five days ago                   | Quit on 12 Aug 2026
            Quit 1,000 days ago                                | Quit on 29 Feb 2024
            Relapsed two or three weeks ago                    | Relapsed about 7 Nov 2026
            Relapsed 2-3 weeks ago                             | Relapsed about 7 Nov 2026
            Relapsed a week or two ago                         | Relapsed about 14 Nov 2026
            Relapsed a week or so ago                          | Relapsed about 18 Nov 2026
            Quit about two weeks ago                           | Quit about 11 Nov 2026
            Hasn't smoked since three days ago                 | Hasn't smoked since 22 Nov 2026
            Hasn't smoked since two months ago                 | Hasn't smoked since Sep 2026
            They said: "Two or three weeks ago I relapsed"     | They said: "about 7 Nov 2026 I relapsed"
            In a week and a half my brother comes              | about 6 Dec 2026 my brother comes
            Their mother comes in a month and a half           | Their mother comes about 9 Jan 2027
            Has an exam in two to three weeks                  | Has an exam about 13 Dec 2026
            My surgery is two weeks from now                   | My surgery is about 9 Dec 2026
            My surgery is in two weeks' time                   | My surgery is about 9 Dec 2026
            The scan is in a week's time                       | The scan is about 2 Dec 2026
            The wedding is only ten days away                  | The wedding is on 5 Dec 2026
            Their sister visits a week from tomorrow           | Their sister visits about 3 Dec 2026
            The interview was moved to Friday                  | The interview was moved to Friday 27 Nov 2026
            """)
    void aLengthIsCountedWhole(String said, String written) {
        assertThat(TimeExpressions.dated(said, SAID)).isEqualTo(written);
        assertThat(TimeExpressions.dated(written, SAID)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quit over a year ago",
                "Quit a month or two ago",
                "Smoked two to six months ago",
                "Quit a thousand days ago",
                "Quit a thousand five days ago",
                "Smoked a good many weeks ago",
                "Broke up the better part of a year ago",
                "The wedding is a few weeks away",
                "Has been sober for ninety days",
                "Has been sober for twenty-one days",
                "Has been sober for a year and two months",
                "Has been sober for two and a half years",
                "Has been clean for a hundred days",
                "Has been sober for the last twenty five days"
            })
    void aLengthThatNobodyCanCountStaysWhole(String said) {
        var written = said + " (as of 25 Nov 2026)";

        assertThat(TimeExpressions.dated(said, SAID)).isEqualTo(written);
        assertThat(TimeExpressions.dated(written, SAID)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Has surgery on March 5                             | Has surgery on 5 Mar 2027
            Their surgery's March 5th                          | Their surgery's on 5 Mar 2027
            Surgery on the 5th of March                        | Surgery on 5 Mar 2027
            I'll see the doctor on Dec. 3                      | I'll see the doctor on 3 Dec 2026
            Has an exam on november 30                         | Has an exam on 30 Nov 2026
            Surgery was moved to March 5                       | Surgery was moved to 5 Mar 2027
            Is on holiday until December 5                     | Is on holiday until 5 Dec 2026
            Hopes to quit by January 1                         | Hopes to quit by 1 Jan 2027
            Has surgery in March                               | Has surgery in Mar 2027
            I had surgery on March 5                           | I had surgery on 5 Mar 2026
            Saw the doctor on the 3rd of November              | Saw the doctor on 3 Nov 2026
            Needs help since March 5                           | Needs help since 5 Mar 2026
            """)
    void aDayWithoutAYearIsOfTheOneThatItsTenseTells(String said, String written) {
        assertThat(TimeExpressions.dated(said, SAID)).isEqualTo(written);
        assertThat(TimeExpressions.dated(written, SAID)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Was born on March 5",
                "Their birthday is on March 5",
                "Got married on June 3",
                "Their father died on May 2",
                "Will rest on December 25 every year",
                "Got an appointment for March 5",
                "Signed up for a run on December 6",
                "Had surgery on December 1",
                "Has surgery on November 20",
                "The class is on March 5",
                "Has surgery March 5 to 9",
                "Had surgery on February 31",
                "I may march 5 miles",
                "Was two days away from home",
                "Lives two hours away",
                "Smoked years ago"
            })
    void whatMayBeOfAnotherYearOrOfNoneStays(String said) {
        assertThat(TimeExpressions.dated(said, SAID)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            you quit over a year ago (as of 25 Nov 2026)             | 2026-11-26 | you quit over a year ago
            you quit over a year ago (as of 25 Nov 2026)             | 2027-01-04 | you quit over a year before 25 November
            you quit a month or two ago (as of 25 Nov 2026)          | 2028-01-04 | you quit a month or two before 25 November 2026
            your wedding is a few weeks away (as of 25 Nov 2026)     | 2027-01-04 | your wedding is a few weeks after 25 November
            you smoked a few minutes ago (as of 25 Nov 2026)         | 2027-01-04 | you smoked a few minutes ago, as of six weeks ago
            you moved about May 2025                                 | 2026-11-25 | you moved about May 2025
            you relapsed about 7 Nov 2026                            | 2026-11-25 | you relapsed three weeks ago
            you have surgery on 5 Mar 2027                           | 2026-11-25 | you have surgery on 5 March
            you had surgery on 5 Mar 2026                            | 2026-11-25 | you had surgery eight months ago
            you've been sober for ninety days (as of 25 Nov 2026)    | 2026-12-16 | you've been sober for ninety days, as of three weeks ago
            """)
    void aLengthIsSpokenFromTheDayThatItWasSaidOn(String written, LocalDate today, String spoken) {
        assertThat(Ages.spoken(written, today)).isEqualTo(spoken);
    }
}
