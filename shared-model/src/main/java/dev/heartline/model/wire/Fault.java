package dev.heartline.model.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;

import dev.heartline.events.vocabulary.WireNamed;

/** Why a model's answer could not be used, or was not even asked for. */
public enum Fault implements WireNamed {
    /** Nothing came in time, or nothing more. */
    LATE(true),
    /** The answer broke off. */
    CUT(true),
    /** It can't be read as the provider's format. */
    GARBAGE(true),
    /** The model won't. */
    REFUSED(false),
    EMPTY(false),
    /** More than anybody listens to. */
    OVERLONG(false),
    /** HTTP 429. */
    TOO_MANY_REQUESTS(true),
    /** Another 4xx: our key, our model's name, our request. */
    REJECTED(true),
    /** HTTP 5xx. */
    SERVER_ERROR(true),
    UNREACHABLE(true),
    /** Not the JSON that was asked for, or beyond what the reader's policy allows. */
    INVALID(false),
    /** Nobody wants the answer any more: the caller spoke into it. */
    ABANDONED(false),
    /** The budget of the user or of the deployment is spent; nothing was asked. */
    OVER_BUDGET(false),
    /** Nothing was asked, because the provider failed again and again. */
    RESTING(false);

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final boolean ofTheProvider;

    Fault(boolean ofTheProvider) {
        this.ofTheProvider = ofTheProvider;
    }

    /** Whether the next request will probably fare the same. */
    public boolean isOfTheProvider() {
        return ofTheProvider;
    }

    /** By its causes; what nobody knows is the provider's garbage. */
    public static Fault of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ModelFailure known -> {
                    return known.fault();
                }
                case HttpException refused -> {
                    return ofStatus(refused.statusCode());
                }
                case JacksonException _ -> {
                    return GARBAGE;
                }
                case ConnectException _, HttpConnectTimeoutException _, UnresolvedAddressException _ -> {
                    return UNREACHABLE;
                }
                case TimeoutException _, dev.langchain4j.exception.TimeoutException _ -> {
                    return LATE;
                }
                case CancellationException _ -> {
                    return ABANDONED;
                }
                case ContentFilteredException _ -> {
                    return REFUSED;
                }
                case IOException _ -> {
                    return CUT;
                }
                default -> {}
            }
        }
        return GARBAGE;
    }

    private static Fault ofStatus(int status) {
        if (status == TOO_MANY) {
            return TOO_MANY_REQUESTS;
        }
        return status < SERVER_ERRORS ? REJECTED : SERVER_ERROR;
    }
}
