package dev.heartline.carrier.model;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** Sends one answer in a provider's format, a word at a time, with whatever goes wrong with it. */
final class Delivery {

    /** Between two words, so that a client that stops is noticed. */
    private static final long PACE_MILLIS = 2;

    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final String NO_JSON = "{\"choices\": [oops";

    private final Vertx vertx;
    private final Dialect dialect;
    private final ModelRequest request;
    private final ModelAnswer answer;
    private final HttpServerResponse response;
    private final String model;
    private final int inputTokens;
    private final int outputTokens;

    Delivery(Vertx vertx, Dialect dialect, ModelRequest request, ModelAnswer answer, HttpServerResponse response) {
        this.vertx = vertx;
        this.dialect = dialect;
        this.request = request;
        this.answer = answer;
        this.response = response;
        this.model = request.whole().getString("model", "none");
        this.inputTokens = tokens(request.system() + request.user());
        this.outputTokens = tokens(answer.text());
    }

    /** As the simulated network counts: four characters are a token. */
    static int tokens(String text) {
        return Math.ceilDiv(text.length(), CHARACTERS_PER_TOKEN);
    }

    void send() {
        switch (answer.fault()) {
            case SILENT -> {}
            case TOO_MANY_REQUESTS -> refuse(429, "rate_limit_error");
            case SERVER_ERROR -> refuse(500, "api_error");
            case UNAUTHORIZED -> refuse(401, "authentication_error");
            case null, default -> {
                if (request.streams()) {
                    stream();
                } else {
                    whole();
                }
            }
        }
    }

    private void refuse(int status, String type) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("type", "error")
                        .put("error", new JsonObject().put("type", type).put("message", "simulated"))
                        .encode());
    }

    private void whole() {
        var body = dialect.whole(model, answer.text(), answer.tool(), inputTokens, outputTokens)
                .encode();
        response.putHeader("Content-Type", "application/json");
        switch (answer.fault()) {
            case GARBAGE -> response.end(NO_JSON);
            case EMPTY ->
                response.end(dialect.whole(model, "", null, inputTokens, 0).encode());
            case STALLED -> response.setChunked(true).write(body.substring(0, body.length() / 2));
            case CUT, UNFINISHED ->
                response.setChunked(true)
                        .write(body.substring(0, body.length() / 2))
                        .onComplete(_ -> response.reset());
            case null, default -> response.end(body);
        }
    }

    private void stream() {
        response.putHeader("Content-Type", dialect.streamType()).setChunked(true);
        var pieces = new ArrayDeque<>(dialect.begin(model, inputTokens));
        if (answer.fault() == ModelFault.GARBAGE) {
            pieces.add(dialect == Dialect.OLLAMA ? NO_JSON + "\n" : "data: " + NO_JSON + "\n\n");
        } else if (answer.fault() != ModelFault.EMPTY) {
            var words = List.of(answer.text().split("(?<= )"));
            boolean broken = answer.fault() == ModelFault.STALLED
                    || answer.fault() == ModelFault.CUT
                    || answer.fault() == ModelFault.UNFINISHED;
            // A reply of several sentences breaks within the second.
            words.subList(0, broken ? Math.max(1, words.size() * 2 / 3) : words.size())
                    .forEach(word -> pieces.add(dialect.piece(model, word)));
        }
        if (answer.fault() == null || answer.fault() == ModelFault.EMPTY) {
            pieces.addAll(dialect.end(model, answer.tool(), inputTokens, outputTokens));
        }
        next(pieces);
    }

    private void next(Queue<String> pieces) {
        if (request.abandoned().isDone()) {
            return;
        }
        var piece = pieces.poll();
        if (piece != null) {
            response.write(piece);
            vertx.setTimer(PACE_MILLIS, _ -> next(pieces));
            return;
        }
        switch (answer.fault()) {
            case CUT -> response.reset();
            case STALLED -> {}
            case ENDLESS -> {
                pieces.add(dialect.piece(model, answer.text() + " "));
                vertx.setTimer(PACE_MILLIS, _ -> next(pieces));
            }
            case null, default -> response.end();
        }
    }
}
