package dev.heartline.engagement.milestone;

import java.util.function.Supplier;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** How pictures leave. */
final class Pictures {

    static final String SVG = "image/svg+xml";
    static final String PNG = "image/png";

    private Pictures() {}

    /** A browser that opens it runs nothing and loads nothing, whatever it should hold. */
    static Response answer(String svg) {
        return answer(Response.ok(svg, SVG + ";charset=UTF-8"));
    }

    /** Painted by a worker: no event loop has so much time. */
    static Uni<Response> painted(Supplier<byte[]> painting) {
        return Uni.createFrom()
                .item(painting)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(png -> answer(Response.ok(png, PNG)));
    }

    private static Response answer(Response.ResponseBuilder picture) {
        return picture.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
