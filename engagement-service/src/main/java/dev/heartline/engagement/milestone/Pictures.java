package dev.heartline.engagement.milestone;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** How pictures leave. */
final class Pictures {

    static final String SVG = "image/svg+xml";

    private Pictures() {}

    /** A browser that opens it runs nothing and loads nothing, whatever it should hold. */
    static Response answer(String svg) {
        return Response.ok(svg, SVG + ";charset=UTF-8")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
