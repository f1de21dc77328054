package dev.heartline.carrier.transcript;

/** A transcript file that cannot be read; the message names the file, the line and the column. */
public final class TranscriptProblem extends Exception {
    private final long line;
    private final String column;

    TranscriptProblem(String source, long line, String column, String why) {
        super("%s, line %d, column %s: %s".formatted(source, line, column, why));
        this.line = line;
        this.column = column;
    }

    /** Line of the file on which the faulty record begins, from 1. */
    public long line() {
        return line;
    }

    public String column() {
        return column;
    }
}
