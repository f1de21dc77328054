package dev.heartline.call.recording;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConsentAnswerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Yes.                                         | YES     | true
            yeah, sure                                   | YES     | true
            Um, yes, that's fine.                        | YES     | true
            Okay, go ahead.                              | YES     | true
            Of course you can.                           | YES     | true
            That’s okay with me, thank you.              | YES     | true
            Yes, you can record the call.                | YES     | true
            No.                                          | NO      | true
            No thanks.                                   | NO      | true
            I'd rather not.                              | NO      | true
            Please don't.                                | NO      | true
            Nope, sorry.                                 | NO      | true
            No. I don't want my sister to hear all that. | NO      | false
            Okay.                                        | UNCLEAR | false
            Mhmm.                                        | UNCLEAR | false
            Right.                                       | UNCLEAR | false
            Yes but only the first part                  | UNCLEAR | false
            Yes and no.                                  | UNCLEAR | false
            Sure, if nobody listens to it                | UNCLEAR | false
            Yeah no.                                     | UNCLEAR | false
            Why do you want that?                        | UNCLEAR | false
            Yes, I slept badly.                          | UNCLEAR | false
            I want to die.                               | UNCLEAR | false
            ''                                           | UNCLEAR | false
            """)
    void onlyAClearYesIsOne(String words, ConsentAnswer answer, boolean all) {
        assertThat(ConsentAnswer.read(words)).isEqualTo(answer);
        assertThat(ConsentAnswer.isAllOf(words)).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Stop recording.                                    | true
            Please stop recording this.                        | true
            Can you turn off the recording?                    | true
            I don't want this to be recorded any more.         | true
            Please don't record me.                            | true
            No more recording, please.                         | true
            Could you delete the recording?                    | true
            Switch it off, the recording.                      | true
            I take back my consent.                            | true
            I stopped smoking.                                 | false
            I broke my record in running.                      | false
            Stop calling me.                                   | false
            Are you recording this?                            | false
            """)
    void whoWantsARecordingToEndIsUnderstood(String words, boolean asked) {
        assertThat(StopRecording.isAskedIn(words)).isEqualTo(asked);
    }
}
