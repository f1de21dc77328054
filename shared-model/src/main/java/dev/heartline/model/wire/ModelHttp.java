package dev.heartline.model.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

/**
 * LangChain4j's way to the network, over the JDK's client. Differs from the one it brings: a request belongs to an
 * {@link Exchange} that can break it off before and after its answer has begun, an answer has an end in time and in size, it
 * follows no redirect with our key, and it logs nothing. Blocks the caller's thread, a stream until it is over: meant for
 * virtual threads.
 */
final class ModelHttp implements HttpClient, AutoCloseable {

    /** Characters, beyond any answer that we could use. */
    private static final long LARGEST_ANSWER = 2_000_000;

    private static final int REFUSED = 300;

    private final java.net.http.HttpClient client;

    /** @param secure whether the provider speaks TLS: there HTTP/2 spares a connection for each call */
    ModelHttp(Duration connectLimit, boolean secure) {
        this.client = java.net.http.HttpClient.newBuilder()
                .version(secure ? Version.HTTP_2 : Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectLimit)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var response = answer(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        if (response.statusCode() >= REFUSED) {
            throw new HttpException(response.statusCode(), "");
        }
        return successful(response, response.body());
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        HttpResponse<InputStream> response;
        try {
            response = answer(request, BodyHandlers.ofInputStream());
        } catch (RuntimeException e) {
            listener.onError(e);
            return;
        }
        try (var body = response.body()) {
            Exchange.present().is(() -> close(body));
            if (response.statusCode() >= REFUSED) {
                listener.onError(new HttpException(response.statusCode(), ""));
                return;
            }
            listener.onOpen(successful(response, null));
            parser.parse(body, listener);
            listener.onClose();
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        }
    }

    /**
     * A connection that was kept may be closed by the provider in the moment that we take it: then nothing was read there, and the
     * question is asked once more. Whoever closes without a word again is at fault.
     */
    private <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> handler) {
        var exchange = Exchange.present();
        long began = System.nanoTime();
        var begun = new AtomicBoolean();
        BodyHandler<T> noticing = head -> {
            begun.set(true);
            return handler.apply(head);
        };
        try {
            return answer(request, noticing, exchange, exchange.limit());
        } catch (ModelFailure e) {
            if (e.fault() != Fault.CUT || begun.get() || exchange.isBrokenOff()) {
                throw e;
            }
            return answer(request, handler, exchange, exchange.limit().minusNanos(System.nanoTime() - began));
        }
    }

    private <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> handler, Exchange exchange, Duration limit) {
        CompletableFuture<HttpResponse<T>> coming = client.sendAsync(jdk(request), handler);
        exchange.is(() -> coming.cancel(true));
        try {
            return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new ModelFailure(Fault.LATE, e);
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new ModelFailure(Fault.ABANDONED, e);
        } catch (ExecutionException e) {
            throw new ModelFailure(Fault.of(e.getCause()), e.getCause());
        }
    }

    private static java.net.http.HttpRequest jdk(HttpRequest request) {
        var jdk = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
        return jdk.build();
    }

    private static SuccessfulHttpResponse successful(HttpResponse<?> response, String body) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(body)
                .build();
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException _) {
            // It is closed in any case.
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** Hands this client to LangChain4j's builders, whose time limits it doesn't need. */
    HttpClientBuilder builder() {
        return new HttpClientBuilder() {

            @Override
            public Duration connectTimeout() {
                return null;
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration limit) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return null;
            }

            @Override
            public HttpClientBuilder readTimeout(Duration limit) {
                return this;
            }

            @Override
            public HttpClient build() {
                return ModelHttp.this;
            }
        };
    }
}
