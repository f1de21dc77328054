package dev.heartline.messaging.consume;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;

/**
 * Tells a passing failure from one that will come again.
 *
 * <p>Permanent is only what can never succeed: a record that is no event, a rule broken, data that the database refuses as data,
 * and a mistake in our own code, which the next attempt would repeat. Whatever else the database says is about the database
 * and not about the record: it fails over, its password is rotated, a rolling deploy has not made a column yet.
 */
public final class Failures {

    private static final String UNIQUE_VIOLATION = "23505";

    private Failures() {}

    /** True where the same step may well succeed later. */
    public static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            boolean passing = switch (cause) {
                case PgException pg -> !isOfTheData(pg.getSqlState());
                case NoStackTraceThrowable driver -> !isOfAParameter(driver.getMessage());
                // A lost connection, a closed one, a pool that ran dry or is being closed.
                case VertxException _, RejectedExecutionException _ -> true;
                // Ours to wait for an answer (Mutiny's is no subtype of Java's): the step may still succeed.
                case TimeoutException _, io.smallrye.mutiny.TimeoutException _ -> true;
                case IOException io -> !(io instanceof JacksonException);
                case IllegalStateException state -> isOfTheMachinery(state);
                default -> false;
            };
            if (passing) {
                return true;
            }
        }
        return false;
    }

    /** True where the database has refused what a unique index forbids. */
    public static boolean isUniqueViolation(Throwable failure) {
        return failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState());
    }

    /**
     * In words that quote nothing of the record, for logs: what the database and its driver say may hold the values of
     * parameters.
     */
    public static String described(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            switch (cause) {
                case PgException pg -> {
                    return "SQLSTATE " + pg.getSqlState();
                }
                case NoStackTraceThrowable driver -> {
                    return isOfAParameter(driver.getMessage())
                            ? "a parameter that can't be encoded"
                            : String.valueOf(driver.getMessage());
                }
                case MalformedEvent malformed -> {
                    return malformed.logged();
                }
                default -> {}
            }
        }
        String name = failure.getClass().getSimpleName();
        return quotesWhatItRead(failure) ? name : name + ": " + failure.getMessage();
    }

    /** What can't be parsed as an id, a number, a time or JSON stands in the message of who tried. */
    private static boolean quotesWhatItRead(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0
                && Stream.of("java.util.", "java.lang.", "java.time.", "com.fasterxml.")
                        .anyMatch(trace[0].getClassName()::startsWith);
    }

    /**
     * By class of SQLSTATE: 22 data, 23 constraint, 54 a limit of PostgreSQL exceeded (a value too long for its index).
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error codes</a>
     */
    private static boolean isOfTheData(String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    /**
     * The driver reports a parameter that it can't encode, as it reports much else, as text only
     * ({@code ErrorMessageFactory}, {@code PgParamDesc} of vertx-sql-client 4.5).
     */
    private static boolean isOfAParameter(String message) {
        return message != null
                && (message.contains("can not be coerced to the expected class")
                        || message.startsWith("The number of parameters "));
    }

    /** A pool, session or container that is not open (any more), rather than a rule of ours that was broken. */
    private static boolean isOfTheMachinery(IllegalStateException state) {
        StackTraceElement[] trace = state.getStackTrace();
        if (trace.length == 0) {
            return false;
        }
        String thrower = trace[0].getClassName();
        return thrower.startsWith("io.vertx.")
                || thrower.startsWith("io.quarkus.")
                || thrower.startsWith("org.hibernate.reactive.");
    }

    private static Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
