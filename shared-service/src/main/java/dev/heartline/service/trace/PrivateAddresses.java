package dev.heartline.service.trace;

import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Keeps people out of traces: of the address of a request its words stay, ids and numbers become a placeholder, and the query, who
 * asked from where, and with what, go. A trace is found by the id of an event or the {@code traceId} of a log line instead.
 */
@Singleton
public class PrivateAddresses implements SpanProcessor {

    private static final String HIDDEN = "-";

    /** Part of a path that holds a digit: an id, a number, a name that somebody gave. */
    private static final Pattern OF_SOMEBODY = Pattern.compile("(?<=/)[^/?#]*[0-9][^/?#]*");

    private static final Pattern QUERY = Pattern.compile("\\?.*");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (var key : new String[] {"url.path", "url.full", "http.target", "http.url"}) {
            var attribute = AttributeKey.stringKey(key);
            var address = span.getAttribute(attribute);
            if (address != null) {
                span.setAttribute(attribute, withoutPeople(address));
            }
        }
        for (var key : new String[] {"url.query", "client.address", "network.peer.address", "user_agent.original"}) {
            var attribute = AttributeKey.stringKey(key);
            if (span.getAttribute(attribute) != null) {
                span.setAttribute(attribute, HIDDEN);
            }
        }
    }

    static String withoutPeople(String address) {
        var scheme = address.indexOf("://");
        var path = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        if (path < 0) {
            return address;
        }
        var words = OF_SOMEBODY.matcher(address.substring(path)).replaceAll("{}");
        return address.substring(0, path) + QUERY.matcher(words).replaceAll("");
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
