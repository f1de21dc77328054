package dev.heartline.call.recording;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.recording.RecordingReport.Status;

import static org.assertj.core.api.Assertions.assertThat;

class RecordingStateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WANTED  | GOES_ON | true  | GOES_ON | false
            WANTED  | STORED  | true  | STORED  | false
            WANTED  | ABSENT  | true  | NONE    | false
            WANTED  | GOES_ON | false | GOES_ON | true
            WANTED  | STORED  | false | STORED  | true
            WANTED  | ABSENT  | false | NONE    | false
            GOES_ON | GOES_ON | true  | GOES_ON | false
            GOES_ON | STORED  | true  | STORED  | false
            GOES_ON | ABSENT  | true  | NONE    | false
            GOES_ON | GOES_ON | false | GOES_ON | true
            GOES_ON | STORED  | false | STORED  | true
            STORED  | GOES_ON | true  | STORED  | false
            STORED  | STORED  | true  | STORED  | false
            STORED  | ABSENT  | true  | STORED  | false
            STORED  | GOES_ON | false | STORED  | true
            STORED  | ABSENT  | false | STORED  | true
            NONE    | GOES_ON | true  | GOES_ON | true
            NONE    | STORED  | true  | STORED  | true
            DELETED | GOES_ON | true  | GOES_ON | true
            DELETED | STORED  | false | STORED  | true
            DELETED | ABSENT  | false | DELETED | false
            """)
    void whatIsToldLateTwiceOrInAnyOrderKeepsNothingThatNobodyWants(
            RecordingState state, Status told, boolean wanted, RecordingState next, boolean delete) {
        assertThat(state.after(told, wanted)).isEqualTo(new RecordingState.Next(next, delete));
    }
}
