package dev.heartline.demo;

import java.util.ArrayList;
import java.util.List;

/** Text that is broken between words to fit a width. Nothing is left out; a word that is too long stays whole. */
record Paragraph(String text) {

    /** @param width of a line, in characters; at least one */
    List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
