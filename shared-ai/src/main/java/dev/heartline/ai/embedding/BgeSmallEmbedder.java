package dev.heartline.ai.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;

/**
 * BAAI's bge-small-en-v1.5, quantised, run by ONNX Runtime in this process. Loaded on first use or by {@link #load()}, once.
 * English; a text beyond 510 tokens is embedded in parts that are averaged.
 *
 * <p>Cost on two cores, sentences of 4 to 16 words: 3.4 ms each and 180–290 a second on a quiet machine; a passage of 250 tokens
 * 39 ms. One thread per call is the right choice under load: ONNX Runtime's own choice makes its threads wait for each other by
 * spinning. Measured in alternating blocks on a busy machine, median of 24 blocks each:
 *
 * <table>
 * <caption>Threads per call</caption>
 * <tr><th>callers</th><th>its own choice</th><th>one</th></tr>
 * <tr><td>1</td><td>52 a second, 11.3 ms CPU each</td><td>104 a second, 4.5 ms CPU each</td></tr>
 * <tr><td>2</td><td>76 a second, 7.0 ms CPU each</td><td>146 a second, 3.8 ms CPU each</td></tr>
 * <tr><td>4</td><td>78 a second, 6.5 ms CPU each</td><td>100 a second, 4.3 ms CPU each</td></tr>
 * </table>
 *
 * <p>More callers at once than cores gain nothing. Its two native libraries (ONNX Runtime, DJL's tokenizers) load once per
 * JVM: a Quarkus application that is started several times in one JVM, as in its tests, must name
 * {@code ai.djl.huggingface:tokenizers,ai.djl:api,com.microsoft.onnxruntime:onnxruntime} in
 * {@code quarkus.class-loading.parent-first-artifacts}.
 */
public final class BgeSmallEmbedder implements Embedder {

    private static final String MODEL = "bge-small-en-v1.5-q";
    private static final int DIMENSIONS = 384;

    private final int threadsPerCall;
    private volatile Model model;

    /** @param threadsPerCall how many threads ONNX Runtime spends on one call, 0 for its own choice: one per core */
    public BgeSmallEmbedder(int threadsPerCall) {
        this.threadsPerCall = threadsPerCall;
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] embed(String text) {
        if (text == null || text.isBlank())
            throw new IllegalArgumentException("A blank text has no meaning to compare");
        return loaded().embed(text).content().vector().clone();
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    /** Loads the model if it isn't yet, so that the first text doesn't wait for it. */
    public void load() {
        loaded();
    }

    private Model loaded() {
        var loaded = model;
        if (loaded == null)
            synchronized (this) {
                loaded = model;
                if (loaded == null) model = loaded = new Model(threadsPerCall);
            }
        return loaded;
    }

    /** LangChain4j's encoder over a session whose threads are ours to choose. */
    private static final class Model extends AbstractInProcessEmbeddingModel {

        private final OnnxBertBiEncoder encoder;

        private Model(int threadsPerCall) {
            super(Runnable::run);
            try {
                var environment = OrtEnvironment.getEnvironment();
                var options = new OrtSession.SessionOptions();
                if (threadsPerCall > 0) options.setIntraOpNumThreads(threadsPerCall);
                var session = environment.createSession(read("/" + MODEL + ".onnx"), options);
                try (var tokenizer = open("/" + MODEL + "-tokenizer.json")) {
                    encoder = new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS);
                }
            } catch (OrtException e) {
                throw new IllegalStateException("The embedding model " + MODEL + " can't be loaded", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }

        private static byte[] read(String name) throws IOException {
            try (var in = open(name)) {
                return in.readAllBytes();
            }
        }

        private static InputStream open(String name) {
            var in = OnnxBertBiEncoder.class.getResourceAsStream(name);
            if (in == null) throw new IllegalStateException("No " + name + " on the class path");
            return in;
        }
    }
}
