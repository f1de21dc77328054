package dev.heartline.memory.knowledge;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jboss.logging.Logger;

import dev.heartline.memory.knowledge.UnfitDocument.Reason;

/** Has PDFs read by {@link PdfText}, each in a process of its own with little memory and little time. */
@ApplicationScoped
class PdfProcess {

    private static final Logger LOG = Logger.getLogger(PdfProcess.class);

    /** Of a character in UTF-8, for UTF-16's half of one. */
    private static final int MOST_BYTES = 3;

    private final KnowledgeConfig config;
    private final Semaphore places;

    PdfProcess(KnowledgeConfig config) {
        this.config = config;
        this.places = new Semaphore(config.pdfsAtOnce());
    }

    /**
     * Blocks for as long as it takes.
     *
     * @throws UnfitDocument if it can't be read, or not within its limits, or others are being read
     */
    String read(byte[] pdf) {
        if (!places.tryAcquire()) {
            throw new UnfitDocument(Reason.BUSY, "other PDFs are being read: come again");
        }
        try {
            return read(pdf, start());
        } catch (IOException e) {
            throw new IllegalStateException("no process for reading PDFs can be started", e);
        } finally {
            places.release();
        }
    }

    private Process start() throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(config.pdfMemory()),
                "-Xss512k",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(),
                PdfText.class.getName(),
                String.valueOf(config.pages()),
                String.valueOf(config.characters()));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // What is secret in the service's environment is none of its business.
        process.environment().clear();
        return process.start();
    }

    private String read(byte[] pdf, Process process) {
        var clock = CompletableFuture.delayedExecutor(config.pdfTime().toMillis(), TimeUnit.MILLISECONDS);
        var ended = CompletableFuture.runAsync(process::destroyForcibly, clock);
        try {
            try (var in = process.getOutputStream()) {
                in.write(pdf);
            } catch (IOException e) {
                LOG.debug("The process didn't want all of the PDF", e);
            }
            var text = new String(
                    process.getInputStream().readNBytes(config.characters() * MOST_BYTES), StandardCharsets.UTF_8);
            return switch (process.waitFor()) {
                case 0 -> text;
                case PdfText.NO_PDF -> throw new UnfitDocument(Reason.UNREADABLE, "it is no PDF that can be read");
                case PdfText.LOCKED ->
                    throw new UnfitDocument(Reason.UNREADABLE, "the PDF is locked: its text may not be taken out");
                case PdfText.TOO_MANY_PAGES ->
                    throw new UnfitDocument(Reason.TOO_LONG, "it has more than %d pages".formatted(config.pages()));
                case PdfText.TOO_LONG ->
                    throw new UnfitDocument(
                            Reason.TOO_LONG, "it has more than %d characters".formatted(config.characters()));
                default ->
                    throw new UnfitDocument(
                            Reason.UNREADABLE, "the PDF can't be read within the time and memory that one may take");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnfitDocument(Reason.BUSY, "the service is ending: come again");
        } catch (IOException e) {
            throw new UnfitDocument(
                    Reason.UNREADABLE, "the PDF can't be read within the time and memory that one may take");
        } finally {
            ended.cancel(false);
            process.destroyForcibly();
        }
    }

    /** Where this class lies, and what PDFBox consists of. */
    private static String classPath() {
        return Stream.of(
                        PdfText.class,
                        PDDocument.class,
                        FontBoxFont.class,
                        RandomAccessRead.class,
                        LogFactory.class,
                        Logger.class)
                .map(PdfProcess::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place of " + type, e);
        }
    }
}
