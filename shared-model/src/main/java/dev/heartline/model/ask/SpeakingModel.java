package dev.heartline.model.ask;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;

import dev.heartline.model.wire.Exchange;
import dev.heartline.model.wire.Fault;
import dev.heartline.model.wire.ModelFailure;

/** A model that answers word by word. Safe for concurrent use. */
public final class SpeakingModel {

    private final StreamingChatModel model;
    private final Meter meter;
    private final Duration patience;

    /**
     * @param patience of who asks: a request that they break off after so long without fruit is late, one that they break off
     *     earlier is not wanted any more
     */
    public SpeakingModel(StreamingChatModel model, Meter meter, Duration patience) {
        this.model = model;
        this.meter = meter;
        this.patience = patience.multipliedBy(9).dividedBy(10); // who waits began to a little earlier than we
    }

    public String engine(Prompt prompt) {
        return meter.engine(prompt);
    }

    /**
     * Asks, and hands over the words as they come. Blocks until the answer is whole or the exchange is broken off.
     *
     * @param words gets each piece; says whether it wants more: where not, what was said is the answer
     * @return names of the tools that the model wants to use
     * @throws ModelFailure if the answer didn't come to a good end; what was handed over was said all the same
     */
    public Set<String> speak(
            Question question, List<ToolSpecification> tools, Exchange exchange, Predicate<String> words) {
        var run = meter.admit(question);
        var answer = new Answer(run, exchange, words);
        var request = ChatRequest.builder()
                .messages(question.messages())
                .toolSpecifications(tools)
                .build();
        try {
            exchange.during(() -> model.chat(request, answer));
        } catch (RuntimeException e) {
            answer.onError(e);
        }
        return answer.end(question.characters());
    }

    private final class Answer implements StreamingChatResponseHandler {

        private final Meter.Run run;
        private final Exchange exchange;
        private final Predicate<String> words;
        private int characters;
        private boolean enough;
        private ChatResponse whole;
        private RuntimeException refused;
        private Throwable failure;
        private boolean unwanted;
        private Duration unwantedFor;

        Answer(Meter.Run run, Exchange exchange, Predicate<String> words) {
            this.run = run;
            this.exchange = exchange;
            this.words = words;
        }

        @Override
        public void onPartialResponse(String piece) {
            if (piece.isEmpty() || enough || failure != null) {
                return;
            }
            run.begins();
            characters += piece.length();
            try {
                enough = !words.test(piece);
            } catch (RuntimeException e) {
                refused = e;
                enough = true;
            }
            if (enough) {
                exchange.breakOff();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            if (failure == null && !enough) {
                whole = response;
            }
        }

        @Override
        public void onError(Throwable error) {
            if (failure == null && whole == null) {
                failure = error;
                unwanted = exchange.isBrokenOff();
                unwantedFor = exchange.fruitless();
                exchange.breakOff();
            }
        }

        Set<String> end(int charactersIn) {
            if (refused != null) {
                throw run.failed(estimate(charactersIn), Fault.of(refused), refused);
            }
            if (enough) {
                run.used(estimate(charactersIn), Fault.OVERLONG);
                return Set.of();
            }
            if (failure != null || whole == null || whole.finishReason() == null) {
                throw run.failed(spent(charactersIn), fault(), failure);
            }
            var tokens = Tokens.of(whole.tokenUsage(), charactersIn, characters);
            switch (whole.finishReason()) {
                case CONTENT_FILTER -> throw run.failed(tokens, Fault.REFUSED, null);
                case LENGTH -> throw run.failed(tokens, Fault.OVERLONG, null);
                case STOP, TOOL_EXECUTION, OTHER -> {}
            }
            if (characters == 0 && whole.finishReason() != FinishReason.TOOL_EXECUTION) {
                throw run.failed(tokens, Fault.EMPTY, null);
            }
            run.used(tokens);
            return whole.aiMessage().toolExecutionRequests().stream()
                    .map(ToolExecutionRequest::name)
                    .collect(Collectors.toSet());
        }

        private Fault fault() {
            if (failure == null) {
                // LangChain4j passes over what it can't read.
                return characters == 0 ? Fault.GARBAGE : Fault.CUT;
            }
            if (!unwanted) {
                return Fault.of(failure);
            }
            return unwantedFor.compareTo(patience) >= 0 ? Fault.LATE : Fault.ABANDONED;
        }

        private Tokens spent(int charactersIn) {
            return switch (fault()) {
                case TOO_MANY_REQUESTS, REJECTED, SERVER_ERROR, UNREACHABLE -> Tokens.NONE;
                default -> estimate(charactersIn);
            };
        }

        private Tokens estimate(int charactersIn) {
            return Tokens.estimated(charactersIn, characters);
        }
    }
}
