package dev.heartline.messaging.consume;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;

/** Tells a passing failure from one that will come again. */
final class Failures {

    private Failures() {}

    /** True where the same step may well succeed later: the database or the network is away, or two writers collided. */
    static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean passing = switch (cause) {
                case PgException pg -> isTransientState(pg.getSqlState());
                // The client reports a lost connection, a closed one and a pool that ran dry in these ways.
                case VertxException _, NoStackTraceThrowable _ -> true;
                case TimeoutException _ -> true;
                case IOException io -> !(io instanceof JacksonException);
                default -> false;
            };
            if (passing) {
                return true;
            }
        }
        return false;
    }

    /**
     * By class of SQLSTATE: 08 connection, 40 serialization failure and deadlock, 53 out of resources, 57P shutdown and
     * start-up of the server, 55P03 lock not available.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error codes</a>
     */
    private static boolean isTransientState(String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.equals("55P03"));
    }
}
