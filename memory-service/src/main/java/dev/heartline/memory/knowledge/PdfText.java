package dev.heartline.memory.knowledge;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The program of the process that reads a PDF: from standard input, to text on standard output. A hostile PDF can make a reader run
 * for ever or fill its memory; a process can be ended, and has a memory of its own. Needs nothing but PDFBox.
 */
public final class PdfText {

    /** Exit codes; the JVM itself uses lower ones. */
    static final int NO_PDF = 20;

    static final int LOCKED = 21;
    static final int TOO_MANY_PAGES = 22;
    static final int TOO_LONG = 23;

    private PdfText() {}

    /** @param arguments the most pages, and the most characters */
    public static void main(String[] arguments) {
        System.exit(read(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])));
    }

    private static int read(int mostPages, int mostCharacters) {
        try (var pdf = Loader.loadPDF(System.in.readAllBytes());
                var words = new Bounded(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), mostCharacters)) {
            if (!pdf.getCurrentAccessPermission().canExtractContent()) {
                return LOCKED;
            }
            if (pdf.getNumberOfPages() > mostPages) {
                return TOO_MANY_PAGES;
            }
            var stripper = new PDFTextStripper();
            // A blank line between paragraphs, as in plain text.
            stripper.setParagraphEnd("\n\n");
            stripper.setLineSeparator("\n");
            stripper.setPageEnd("\n\n");
            stripper.writeText(pdf, words);
            return 0;
        } catch (InvalidPasswordException e) {
            return LOCKED;
        } catch (TooLong e) {
            return TOO_LONG;
        } catch (IOException | RuntimeException e) {
            return NO_PDF;
        }
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Passes on so many characters, and fails at the next. */
    private static final class Bounded extends Writer {

        private final Writer out;
        private int left;

        Bounded(Writer out, int most) {
            this.out = out;
            this.left = most;
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new TooLong();
            }
            out.write(characters, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
