package dev.heartline.system.licences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A library as Maven knows it.
 *
 * @param version as released
 */
record Library(String group, String artifact, String version) {

    /** As Quarkus names what it packages: group, artifact and version; the group is where the repository has a folder for it. */
    static Library ofPackaged(Path jar, Path repository) {
        var name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        return IntStream.range(0, name.length())
                .filter(dot -> name.charAt(dot) == '.')
                .boxed()
                .flatMap(dot -> splits(name.substring(0, dot), name.substring(dot + 1)))
                .filter(library -> Files.exists(library.pom(repository)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no POM of " + jar));
    }

    private static Stream<Library> splits(String group, String rest) {
        return IntStream.range(0, rest.length())
                .filter(dash -> rest.charAt(dash) == '-')
                .mapToObj(dash -> new Library(group, rest.substring(0, dash), rest.substring(dash + 1)))
                .flatMap(whole -> Stream.of(
                        whole,
                        // With a classifier behind the version.
                        new Library(group, whole.artifact, whole.version.replaceFirst("-[a-z][\\w.-]*$", ""))));
    }

    /** The names of its licences, its parents' where it names none. */
    List<String> licences(Path repository) {
        var pom = read(pom(repository));
        var own = children(pom, "licenses").stream()
                .flatMap(licences -> children(licences, "license").stream())
                .flatMap(licence -> children(licence, "name").stream())
                .map(name -> name.getTextContent().strip())
                .toList();
        return own.isEmpty()
                ? children(pom, "parent").stream()
                        .findFirst()
                        .map(parent -> new Library(
                                text(parent, "groupId"), text(parent, "artifactId"), text(parent, "version")))
                        .filter(parent -> Files.exists(parent.pom(repository)))
                        .map(parent -> parent.licences(repository))
                        .orElse(List.of())
                : own;
    }

    private Path pom(Path repository) {
        return repository
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
    }

    private static Element read(Path pom) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("can't read " + pom, e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(node -> node instanceof Element && node.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).getFirst().getTextContent().strip();
    }
}
