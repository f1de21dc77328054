package dev.heartline.events.consume;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;

/** Tells a passing failure from one that will come again. */
final class Failures {

    private Failures() {}

    /** True where the same step may well succeed later: the database or the network is away, or two writers collided. */
    static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean passing = switch (cause) {
                case PgException pg -> isTransientState(pg.getSqlState());
                // Vert.x reports a lost connection by this very type, with no subclass of its own.
                case VertxException lost -> "Connection was closed".equals(lost.getMessage());
                case ConnectException _, TimeoutException _ -> true;
                case IOException io -> !(io instanceof com.fasterxml.jackson.core.JacksonException);
                default -> isPoolFailure(cause);
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

    private static boolean isPoolFailure(Throwable cause) {
        String message = cause.getMessage();
        return message != null
                && (message.startsWith("Timeout waiting for connection") || message.equals("Pool closed"));
    }
}
