package dev.heartline.memory.mcp;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.messaging.consume.Failures;

/**
 * Tells the caller of a tool what failed, and the log what failed unforeseen; neither in the words of an exception that may quote
 * the request. It stands around the check of the roles too.
 */
@PlainFailures
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE - 100)
class PlainFailuresInterceptor {

    private static final Logger LOG = Logger.getLogger(PlainFailuresInterceptor.class);

    @AroundInvoke
    Object call(InvocationContext tool) throws Exception {
        try {
            var answer = tool.proceed();
            return answer instanceof Uni<?> later
                    ? later.onFailure().transform(PlainFailuresInterceptor::told)
                    : answer;
        } catch (RuntimeException e) {
            throw told(e);
        }
    }

    private static RuntimeException told(Throwable failure) {
        return switch (failure) {
            case ToolCallException ours -> ours;
            case UnauthorizedException _, ForbiddenException _ ->
                new ToolCallException("this tool is not for this caller");
            default -> {
                LOG.errorf("A tool failed: %s", Failures.described(failure));
                yield new ToolCallException("something failed here, ask again later");
            }
        };
    }
}
