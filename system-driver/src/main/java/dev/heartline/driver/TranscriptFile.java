package dev.heartline.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.heartline.carrier.transcript.Transcript;
import dev.heartline.carrier.transcript.TranscriptCsv;
import dev.heartline.carrier.transcript.TranscriptProblem;

/** A file of conversations that somebody asks for. */
public record TranscriptFile(Path path) {

    /** @throws IllegalArgumentException that says in a sentence why there is nothing to play */
    public List<Transcript> read() {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("there is no file " + path);
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(path + " is not a file; a CSV file of conversations is needed");
        }
        try {
            List<Transcript> transcripts = TranscriptCsv.read(path);
            if (transcripts.isEmpty()) {
                throw new IllegalArgumentException("there is no conversation in " + path);
            }
            return transcripts;
        } catch (TranscriptProblem e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s can't be read (%s)".formatted(path, e), e);
        }
    }
}
