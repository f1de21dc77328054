package dev.heartline.service.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Keeps what the Javadoc of records says beside their classes, for {@link Descriptions}: said once, in the code, and read by those who
 * generate a client. Runs in the compiler of the modules that have REST records ({@code <proc>full</proc>}).
 */
@SupportedAnnotationTypes("*")
public final class RecordWords extends AbstractProcessor {

    static final String SUFFIX = ".words";

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        round.getRootElements().stream().flatMap(RecordWords::withNested).forEach(this::keep);
        return false;
    }

    private static Stream<TypeElement> withNested(Element element) {
        return element instanceof TypeElement type
                ? Stream.concat(
                        Stream.of(type).filter(one -> one.getKind() == ElementKind.RECORD),
                        type.getEnclosedElements().stream().flatMap(RecordWords::withNested))
                : Stream.empty();
    }

    private void keep(TypeElement found) {
        var comment = processingEnv.getElementUtils().getDocComment(found);
        if (comment == null) {
            return;
        }
        var name = processingEnv.getElementUtils().getBinaryName(found).toString();
        try (var file = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", name.replace('.', '/') + SUFFIX, found)
                .openWriter()) {
            for (var said : words(comment).entrySet()) {
                file.write(said.getKey() + "=" + said.getValue() + "\n");
            }
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, new UncheckedIOException(e).toString());
        }
    }

    /** The first sentences under an empty name, those of components under theirs. */
    static Map<String, String> words(String comment) {
        var words = new TreeMap<String, String>();
        var parts = comment.split("(?m)^\\s*@");
        words.put("", plain(parts[0]));
        Stream.of(parts)
                .skip(1)
                .filter(part -> part.startsWith("param "))
                .map(part -> part.split("\\s+", 3))
                .forEach(part -> words.put(part[1], plain(part[2])));
        return words;
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@\\w+ #?([^}]*)}", "$1")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
