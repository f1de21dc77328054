package dev.heartline.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a service writes into its log. */
public final class Log {

    private Log() {}

    /** All that was logged while something was done: messages, their parameters, and the traces of exceptions. */
    public static String during(Runnable work) {
        var lines = new StringWriter();
        var handler = new Handler() {
            @Override
            public synchronized void publish(LogRecord record) {
                var writer = new PrintWriter(lines);
                writer.println(record.getMessage() + " " + Arrays.toString(record.getParameters()));
                if (record.getThrown() != null) {
                    record.getThrown().printStackTrace(writer);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            work.run();
        } finally {
            root.removeHandler(handler);
        }
        return lines.toString();
    }
}
