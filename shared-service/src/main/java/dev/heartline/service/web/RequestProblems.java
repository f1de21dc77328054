package dev.heartline.service.web;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.outbox.InvalidEvent;

/**
 * Answers for requests that can't be read. They name the field and never what it would have become: names of classes are
 * nobody's business, and the value may be private.
 */
class RequestProblems {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,64}\\d{0,3}");

    @ServerExceptionMapper(priority = 1)
    Response unreadable(JsonProcessingException body) {
        return problem("The body is not readable as JSON");
    }

    @ServerExceptionMapper(priority = 1)
    Response mismatched(MismatchedInputException body) {
        return unfit(body);
    }

    @ServerExceptionMapper(priority = 1)
    Response invalid(InvalidFormatException body) {
        return unfit(body);
    }

    @ServerExceptionMapper(priority = 1)
    Response unknown(UnrecognizedPropertyException body) {
        return problem("There is no field " + field(body));
    }

    /** What would be told on of the request breaks the schema of the event: nothing of it was written down. */
    @ServerExceptionMapper(priority = 1)
    Response untellable(InvalidEvent event) {
        return problem("The request holds a value that can't be told on");
    }

    /** By the specification, a parameter that can't be converted looks like a page that isn't there. */
    @ServerExceptionMapper(priority = 1)
    Response missing(NotFoundException missing) {
        return missing.getCause() == null
                ? HttpProblem.valueOf(Status.NOT_FOUND, missing.getMessage()).toResponse()
                : problem("A parameter of the request has no value that it may have");
    }

    private static Response unfit(MismatchedInputException body) {
        return problem("The value of " + field(body) + " is none that it may have" + words(body.getTargetType()));
    }

    /** The words of a closed set, which the OpenAPI document lists as well. */
    private static String words(@Nullable Class<?> type) {
        if (type == null || !type.isEnum() || !WireNamed.class.isAssignableFrom(type)) {
            return "";
        }
        return Arrays.stream(type.getEnumConstants())
                .map(word -> ((WireNamed) word).wireName())
                .collect(Collectors.joining(", ", ": ", ""));
    }

    /** A name that no field of ours would have is the caller's, and may be as private as a value. */
    private static String field(JsonMappingException body) {
        var path = body.getPath().stream()
                .map(step ->
                        step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + name(step.getFieldName()))
                .collect(Collectors.joining());
        return path.isEmpty() ? "the body" : "'" + path.substring(path.startsWith(".") ? 1 : 0) + "'";
    }

    private static String name(String field) {
        return NAME.matcher(field).matches() ? field : "?";
    }

    private static Response problem(String detail) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, detail).toResponse();
    }
}
