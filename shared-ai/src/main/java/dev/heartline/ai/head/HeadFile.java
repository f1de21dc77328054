package dev.heartline.ai.head;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A head as a file: 16 bits per weight of layer and meaning, 8 per weight of the wording, deflated. */
public final class HeadFile {

    private static final int VERSION = 2;

    private HeadFile() {}

    /** The same head gives the same bytes. */
    public static void write(Head head, OutputStream to) throws IOException {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var out = new DataOutputStream(new DeflaterOutputStream(to, deflater))) {
            out.writeByte(VERSION);
            write(head.layer(), out);
            out.writeByte(head.questions().size());
            for (var question : head.questions()) write(question, out);
        } finally {
            deflater.end();
        }
    }

    private static void write(Layer layer, DataOutputStream out) throws IOException {
        halves(layer.biases(), out);
        out.writeInt(layer.weights().length);
        for (short half : layer.weights()) out.writeShort(half);
    }

    private static void write(Head.Question question, DataOutputStream out) throws IOException {
        out.writeUTF(question.name());
        out.writeDouble(question.bias());
        out.writeFloat(question.scale());
        out.writeByte(question.thresholds().size());
        for (var threshold : new TreeMap<>(question.thresholds()).entrySet()) {
            out.writeUTF(threshold.getKey());
            out.writeDouble(threshold.getValue());
        }
        halves(question.meaning(), out);
        out.writeInt(question.wording().length);
        out.write(question.wording());
    }

    private static void halves(float[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (float number : numbers) out.writeShort(Float.floatToFloat16(number));
    }

    private static float[] halves(DataInputStream in) throws IOException {
        var numbers = new float[in.readInt()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = Float.float16ToFloat(in.readShort());
        return numbers;
    }

    static Head read(String resource) {
        try (var file = HeadFile.class.getResourceAsStream(resource)) {
            if (file == null) throw new IllegalStateException("No " + resource + " on the class path");
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if it is of another version */
    static Head read(InputStream file) throws IOException {
        var in = new DataInputStream(new InflaterInputStream(file));
        int version = in.readByte();
        if (version != VERSION) throw new IllegalStateException("A head of version " + version + ", not " + VERSION);
        var biases = halves(in);
        var weights = new short[in.readInt()];
        for (int i = 0; i < weights.length; i++) weights[i] = in.readShort();
        var layer = new Layer(weights, biases);
        var questions = new ArrayList<Head.Question>();
        for (int left = in.readByte(); left > 0; left--) questions.add(question(in));
        return new Head(layer, questions);
    }

    private static Head.Question question(DataInputStream in) throws IOException {
        var name = in.readUTF();
        double bias = in.readDouble();
        float scale = in.readFloat();
        var thresholds = new TreeMap<String, Double>();
        for (int left = in.readByte(); left > 0; left--) thresholds.put(in.readUTF(), in.readDouble());
        var meaning = halves(in);
        var wording = new byte[in.readInt()];
        in.readFully(wording);
        return new Head.Question(name, bias, meaning, wording, scale, Map.copyOf(thresholds));
    }
}
