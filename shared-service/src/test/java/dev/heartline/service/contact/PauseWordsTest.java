package dev.heartline.service.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PauseWordsTest {

    /** Wednesday, 10:00 in Madrid. */
    private static final Instant NOW = Instant.parse("2026-03-04T09:00:00Z");

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            can't talk, call me tomorrow      | 2026-03-05T07:00:00Z
            not today please                  | 2026-03-05T07:00:00Z
            Not tonight.                      | 2026-03-05T07:00:00Z
            try me tonight                    | 2026-03-04T17:00:00Z
            after work would be better        | 2026-03-04T17:00:00Z
            next week is better               | 2026-03-09T07:00:00Z
            not this week                     | 2026-03-09T07:00:00Z
            give me a ring in an hour         | 2026-03-04T10:00:00Z
            in 3 hours maybe                  | 2026-03-04T12:00:00Z
            in 20 minutes                     | 2026-03-04T09:20:00Z
            in half an hour                   | 2026-03-04T09:30:00Z
            not now                           | 2026-03-05T09:00:00Z
            """)
    void theTimeThatIsNamedIsTheirs(String said, Instant until) {
        assertThat(PauseWords.until(said, Optional.of(MADRID), ContactHours.FEDERAL, NOW))
                .extracting(AskedPause::until)
                .isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call me tomorrow | 2026-03-05T09:00:00Z
            next week        | 2026-03-11T09:00:00Z
            in 2 hours       | 2026-03-04T11:00:00Z
            """)
    void withoutAZoneDaysAreLengthsOfTime(String said, Instant until) {
        assertThat(PauseWords.until(said, Optional.empty(), ContactHours.FEDERAL, NOW))
                .extracting(AskedPause::until)
                .isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            can't talk, try me tomorrow                                        | 2026-03-05T07:00:00Z
            Please pause all of this for two weeks, I'm in hospital            | 2026-03-18T09:00:00Z
            Don't text me tomorrow, it's my dad's funeral                      | 2026-03-06T07:00:00Z
            I can't next week, I'm away                                        | 2026-03-16T07:00:00Z
            pause everything for 2 weeks                                       | 2026-03-18T09:00:00Z
            stop texting until friday                                          | 2026-03-06T07:00:00Z
            not tomorrow please                                                | 2026-03-06T07:00:00Z
            I'm away next week                                                 | 2026-03-16T07:00:00Z
            give me a few days                                                 | 2026-03-07T09:00:00Z
            I need a week off                                                  | 2026-03-11T09:00:00Z
            leave me alone for a couple of weeks please                        | 2026-03-18T09:00:00Z
            I'm back on monday                                                 | 2026-03-09T07:00:00Z
            until the 14th please                                              | 2026-03-14T07:00:00Z
            no texts until march 20                                            | 2026-03-20T07:00:00Z
            busy this week                                                     | 2026-03-09T07:00:00Z
            not this weekend                                                   | 2026-03-09T07:00:00Z
            call me at the weekend                                             | 2026-03-07T07:00:00Z
            I'm away for the weekend                                           | 2026-03-09T07:00:00Z
            not on friday                                                      | 2026-03-07T07:00:00Z
            try me next friday                                                 | 2026-03-13T07:00:00Z
            tomorrow is no good                                                | 2026-03-06T07:00:00Z
            tomorrow would be better                                           | 2026-03-05T07:00:00Z
            I haven't slept for 3 days, not today                              | 2026-03-05T07:00:00Z
            I can't talk today or tomorrow                                     | 2026-03-06T07:00:00Z
            I'm at a wedding tomorrow                                          | 2026-03-06T07:00:00Z
            I've got exams next week                                           | 2026-03-16T07:00:00Z
            back in two or three weeks                                         | 2026-03-25T09:00:00Z
            take a month off from this                                         | 2026-04-04T08:00:00Z
            no more texts for the rest of the week                             | 2026-03-09T07:00:00Z
            don't call me til after the weekend                                | 2026-03-09T07:00:00Z
            Can we pause until the end of the month?                           | 2026-04-01T06:00:00Z
            I'm busy today, call me tomorrow                                   | 2026-03-05T07:00:00Z
            I won't be around on Thursday                                      | 2026-03-06T07:00:00Z
            not until next week                                                | 2026-03-09T07:00:00Z
            Can't talk right now I'm at work, in an hour?                      | 2026-03-04T10:00:00Z
            don't message me until tuesday                                     | 2026-03-10T07:00:00Z
            I'm traveling through Sunday                                       | 2026-03-09T07:00:00Z
            not next week                                                      | 2026-03-16T07:00:00Z
            until april                                                        | 2026-04-01T06:00:00Z
            I'm on holiday from tomorrow for ten days                          | 2026-03-14T09:00:00Z
            call me back tomorrow, I'm busy                                    | 2026-03-05T07:00:00Z
            please don't contact me again before the 20th                      | 2026-03-20T07:00:00Z
            Not tonight, maybe tomorrow                                        | 2026-03-05T07:00:00Z
            I'm out of town Friday                                             | 2026-03-07T07:00:00Z
            could you leave me alone today?                                    | 2026-03-05T07:00:00Z
            it's a bad day tomorrow                                            | 2026-03-06T07:00:00Z
            I'd rather not talk tomorrow                                       | 2026-03-06T07:00:00Z
            No calls this month please                                         | 2026-04-01T06:00:00Z
            I'm working tonight                                                | 2026-03-05T07:00:00Z
            Two weeks please                                                   | 2026-03-18T09:00:00Z
            not until 5pm please                                               | 2026-03-04T16:00:00Z
            don't text me until 6                                              | 2026-03-04T17:00:00Z
            not today, call me tomorrow evening                                | 2026-03-05T17:00:00Z
            can't until 5 tomorrow                                             | 2026-03-05T16:00:00Z
            no texts till noon                                                 | 2026-03-04T11:00:00Z
            don't call before 10                                               | 2026-03-05T09:00:00Z
            Hold off on everything till 2nd of April, baby is due              | 2026-04-02T06:00:00Z
            We're off camping Saturday and Sunday                              | 2026-03-09T07:00:00Z
            I fly out tomorrow and get back Tuesday                            | 2026-03-10T07:00:00Z
            Let's take a break for three months                                | 2026-06-04T08:00:00Z
            Ping me in ten days                                                | 2026-03-14T09:00:00Z
            text me monday instead                                             | 2026-03-09T07:00:00Z
            hold the calls til thurs                                           | 2026-03-05T07:00:00Z
            On vacation until the end of March                                 | 2026-04-01T06:00:00Z
            """)
    void lengthsAndDaysEndThePauseAndDaysWithoutUsEndAfterThemselves(String said, Instant until) {
        assertThat(PauseWords.until(said, Optional.of(MADRID), ContactHours.FEDERAL, NOW))
                .isEqualTo(new AskedPause(until, true, Optional.of(MADRID)));
    }

    /** What lasts for we don't know how long is a week. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            please stop until I'm out of hospital                              | 2026-03-11T09:00:00Z
            I had surgery two weeks ago, not now please                        | 2026-03-05T09:00:00Z
            I need some space for a while                                      | 2026-03-11T09:00:00Z
            stop for now                                                       | 2026-03-05T09:00:00Z
            I'm driving, later                                                 | 2026-03-05T09:00:00Z
            have a nice day, not now                                           | 2026-03-05T09:00:00Z
            I've been sick since Monday, leave me be                           | 2026-03-05T09:00:00Z
            not until 3/14                                                     | 2026-03-11T09:00:00Z
            not today and not until my mum is better                           | 2026-03-11T09:00:00Z
            stop till further notice                                           | 2026-03-11T09:00:00Z
            not now                                                            | 2026-03-05T09:00:00Z
            """)
    void whatNamesNoTimeGetsOurGuess(String said, Instant until) {
        assertThat(PauseWords.until(said, Optional.of(MADRID), ContactHours.FEDERAL, NOW))
                .isEqualTo(new AskedPause(until, false, Optional.of(MADRID)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Im away next week      | 2026-03-18T09:00:00Z
            not tomorrow           | 2026-03-06T09:00:00Z
            pause for two weeks    | 2026-03-18T09:00:00Z
            """)
    void withoutAZoneTheyAreAsLongAtLeast(String said, Instant until) {
        assertThat(PauseWords.until(said, Optional.empty(), ContactHours.FEDERAL, NOW))
                .extracting(AskedPause::until)
                .isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T07:00:00Z, 'Monday, 9 March'",
        "2026-03-05T07:00:00Z, 'Thursday, 5 March'",
        "2026-03-04T17:00:00Z, '6:00 PM'",
    })
    void theEndIsSaidByTheirClock(Instant until, String words) {
        assertThat(new AskedPause(until, true, Optional.of(MADRID)).end(NOW)).hasValue(words);
        assertThat(new AskedPause(until, true, Optional.empty()).end(NOW)).isEmpty();
    }
}
