package dev.heartline.messaging.consume;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Which failures wait in place, and which go to the dead letters. */
class FailuresTest {

    static final List<Throwable> PASSING = List.of(
            ClosedConnectionException.INSTANCE,
            new VertxException("Connection was closed", true),
            new NoStackTraceThrowable("Timeout"),
            new TimeoutException(),
            new io.smallrye.mutiny.TimeoutException(),
            new CompletionException(new io.smallrye.mutiny.TimeoutException()),
            new IOException("Connection refused"),
            new RejectedExecutionException("shutting down"),
            new CompletionException(new IOException("Broken pipe")),
            new IllegalStateException("wrapped", new PgException("gone", "FATAL", "57P01", "")),
            thrownBy("io.vertx.sqlclient.impl.pool.SqlConnectionPool", new IllegalStateException("Pool closed")));

    static final List<Throwable> PERMANENT = List.of(
            new MalformedEvent("no event"),
            new IllegalArgumentException("no negative numbers"),
            new IllegalStateException("nothing is given for this reason"),
            new NullPointerException(),
            new StackOverflowError(),
            new AssertionError(),
            new ExceptionInInitializerError(new IllegalStateException("no such file")),
            new NoStackTraceThrowable(
                    "Parameter at position[1] with class = [java.lang.String] and value = [a] can not be"
                            + " coerced to the expected class = [java.lang.Number] for encoding."),
            new NoStackTraceThrowable("The number of parameters (70000) exceeds the maximum of 65535."),
            new CompletionException(new IllegalArgumentException("no negative numbers")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # of the record
            22001 | permanent | value too long
            22003 | permanent | number out of range
            22021 | permanent | NUL in a text
            22P02 | permanent | no such representation
            22P05 | permanent | NUL in a JSON
            23502 | permanent | not null
            23505 | permanent | unique
            23514 | permanent | check
            54000 | permanent | too long for its index
            # of the database
            08006 | waits     | connection failure
            0A000 | waits     | cached plan must not change its result
            25006 | waits     | read-only after a failover
            25P02 | waits     | transaction aborted
            25P03 | waits     | idle in transaction
            25P04 | waits     | transaction timeout
            28000 | waits     | no entry for this host
            28P01 | waits     | password rotated
            3D000 | waits     | database being restored
            3F000 | waits     | no such schema
            40001 | waits     | serialisation
            40P01 | waits     | deadlock
            42501 | waits     | no privilege yet
            42703 | waits     | column of a rolling deploy
            42883 | waits     | function of a rolling deploy
            42P01 | waits     | table of a rolling deploy
            53100 | waits     | disk full
            53300 | waits     | too many connections
            55P03 | waits     | lock not available
            57014 | waits     | statement timeout
            57P01 | waits     | shutdown
            57P03 | waits     | starting up
            58030 | waits     | input or output
            XX000 | waits     | internal
                  | waits     | none given
            """)
    void theDatabaseIsWaitedForUnlessItRefusesTheDataAsData(String state, String verdict, String why) {
        boolean passing = Failures.isTransient(new PgException(why, "ERROR", state, ""));

        assertThat(passing).isEqualTo(verdict.equals("waits"));
    }

    @ParameterizedTest
    @FieldSource("PASSING")
    void whatComesFromAConnectionOrAPoolWaits(Throwable failure) {
        assertThat(Failures.isTransient(failure)).isTrue();
    }

    @ParameterizedTest
    @FieldSource("PERMANENT")
    void whatTheNextAttemptWouldRepeatIsPermanent(Throwable failure) {
        assertThat(Failures.isTransient(failure)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"23505, true", "23514, false", ", false"})
    void aUniqueIndexIsToldFromOtherConstraints(String state, boolean unique) {
        assertThat(Failures.isUniqueViolation(new PgException("", "ERROR", state, "")))
                .isEqualTo(unique);
    }

    @Test
    void whatIsLoggedQuotesNothingOfTheRecord() {
        var coercion = new NoStackTraceThrowable("Parameter at position[1] with class = [java.lang.String] and value ="
                + " [my secret] can not be coerced to the expected class = [java.lang.Number] for encoding.");
        var database = new PgException("invalid input syntax for type integer: \"my secret\"", "ERROR", "22P02", "");

        var malformed =
                new MalformedEvent("expected b but the type is my secret", "expected b but the type is another");

        var parsed = catchThrowable(() -> UUID.fromString("my secret"));

        assertThat(Failures.described(parsed)).isEqualTo("IllegalArgumentException");
        assertThat(Failures.described(new IllegalArgumentException("no negative numbers")))
                .isEqualTo("IllegalArgumentException: no negative numbers");
        assertThat(Failures.described(coercion)).doesNotContain("my secret");
        assertThat(Failures.described(malformed)).isEqualTo("expected b but the type is another");
        assertThat(Failures.described(new CompletionException(database))).isEqualTo("SQLSTATE 22P02");
    }

    private static <T extends Throwable> T thrownBy(String className, T failure) {
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(className, "method", "File.java", 1)});
        return failure;
    }
}
