package dev.heartline.carrier.transcript;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads transcripts from CSV with a header line. Needed columns: {@code transcript_id}, {@code interlocutor} (therapist or
 * client), {@code timestamp} (h:mm:ss or mm:ss, from the beginning) and {@code utterance_text}; {@code topic} if there is
 * one; others are left alone. Utterances stay in the order of the file, which is the order in which they were said.
 */
public final class TranscriptCsv {
    private static final String ID = "transcript_id";
    private static final String TOPIC = "topic";
    private static final String INTERLOCUTOR = "interlocutor";
    private static final String TIMESTAMP = "timestamp";
    private static final String TEXT = "utterance_text";
    private static final List<String> NEEDED = List.of(ID, INTERLOCUTOR, TIMESTAMP, TEXT);
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{1,3})");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final String source;
    private final Map<String, List<Utterance>> utterances = new LinkedHashMap<>();
    private final Map<String, String> topics = new LinkedHashMap<>();

    private TranscriptCsv(String source) {
        this.source = source;
    }

    /**
     * @throws TranscriptProblem when the content is not such a file
     * @throws IOException when it cannot be read at all
     */
    public static List<Transcript> read(Path file) throws TranscriptProblem, IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return read(file.getFileName().toString(), reader);
        }
    }

    /** @param source what to call it in errors */
    public static List<Transcript> read(String source, Reader reader) throws TranscriptProblem, IOException {
        return new TranscriptCsv(source).transcripts(reader);
    }

    private List<Transcript> transcripts(Reader reader) throws TranscriptProblem, IOException {
        try (var parser = parser(reader)) {
            for (var column : NEEDED) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw new TranscriptProblem(source, 1, column, "the header does not name it");
                }
            }
            var records = parser.iterator();
            long lastLine = parser.getCurrentLineNumber();
            while (records.hasNext()) {
                read(records.next(), lastLine + 1);
                lastLine = parser.getCurrentLineNumber();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return utterances.entrySet().stream()
                .map(entry -> new Transcript(entry.getKey(), topics.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    private CSVParser parser(Reader reader) throws IOException, TranscriptProblem {
        try {
            return FORMAT.parse(reader);
        } catch (IllegalArgumentException e) {
            throw new TranscriptProblem(source, 1, "header", e.getMessage());
        }
    }

    private void read(CSVRecord csv, long line) throws TranscriptProblem {
        var id = value(csv, ID, line);
        var text = value(csv, TEXT, line);
        var interlocutor = value(csv, INTERLOCUTOR, line);
        var speaker = Speaker.named(interlocutor)
                .orElseThrow(() -> new TranscriptProblem(
                        source, line, INTERLOCUTOR, "'" + interlocutor + "' is neither therapist nor client"));
        var at = time(value(csv, TIMESTAMP, line), line);
        topics.putIfAbsent(id, csv.isMapped(TOPIC) && csv.isSet(TOPIC) ? csv.get(TOPIC) : "");
        utterances.computeIfAbsent(id, first -> new ArrayList<>()).add(new Utterance(speaker, at, text));
    }

    private String value(CSVRecord csv, String column, long line) throws TranscriptProblem {
        if (!csv.isSet(column)) {
            throw new TranscriptProblem(source, line, column, "the line ends before it");
        }
        var value = csv.get(column).strip();
        if (value.isEmpty()) {
            throw new TranscriptProblem(source, line, column, "it is empty");
        }
        return value;
    }

    private Duration time(String text, long line) throws TranscriptProblem {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            throw new TranscriptProblem(source, line, TIMESTAMP, "'" + text + "' is no time such as 00:01:30");
        }
        long hours = time.group(1) == null ? 0 : Long.parseLong(time.group(1));
        return Duration.ofHours(hours)
                .plusMinutes(Long.parseLong(time.group(2)))
                .plusSeconds(Long.parseLong(time.group(3)));
    }
}
