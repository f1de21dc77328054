package dev.heartline.memory.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** PDFs, good and bad ones. */
final class Pdfs {

    private Pdfs() {}

    /** With a line of text on each page. */
    static byte[] of(String... pages) {
        return saved(document -> {
            for (String line : pages) {
                write(document, line);
            }
        });
    }

    static byte[] locked(String password) {
        return saved(document -> {
            write(document, "A secret.");
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        });
    }

    static byte[] whoseTextMayNotBeTaken() {
        return saved(document -> {
            write(document, "Not for you.");
            var permission = new AccessPermission();
            permission.setCanExtractContent(false);
            document.protect(new StandardProtectionPolicy("owner", "", permission));
        });
    }

    /** A page of half a gigabyte, which takes half a megabyte here. */
    static byte[] bomb() {
        try {
            var content = new ByteArrayOutputStream();
            try (var deflated = new DeflaterOutputStream(content, new Deflater(Deflater.BEST_SPEED))) {
                var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                for (int n = 0; n < 512; n++) {
                    deflated.write(spaces);
                }
            }
            var pdf = new ByteArrayOutputStream();
            pdf.writeBytes(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n"
                            + "4 0 obj<</Filter/FlateDecode/Length " + content.size() + ">>stream\n")
                    .getBytes(StandardCharsets.US_ASCII));
            content.writeTo(pdf);
            pdf.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDDocument document, String line) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 10);
            content.newLineAtOffset(20, 700);
            content.showText(line);
            content.endText();
        }
    }

    private static byte[] saved(Filling filling) {
        try (var document = new PDDocument()) {
            filling.fill(document);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Filling {
        void fill(PDDocument document) throws IOException;
    }
}
