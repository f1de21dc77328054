package dev.heartline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.heartline.stack.infra.TopicCatalog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a service reads and may publish, found in its compiled classes and its configuration, against the list of topics: rights
 * on a broker are made from that list, and a sender or reader that is missing there is refused by it.
 */
public final class ServiceTopics {

    private static final String ROOT = "dev.heartline";
    private static final String EVENTS = ROOT + ".events.";
    private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";
    private static final String IF_PROPERTY = "io.quarkus.arc.properties.IfBuildProperty";
    private static final String OBSERVES = "jakarta.enterprise.event.Observes";

    /** How an event begins. */
    private static final Set<String> FACTORIES = Set.of("of", "about", "tombstone");

    private final String service;
    private final Properties settings = new Properties();

    /** What others' classes are made of is of no interest here, and takes most of the time. */
    private final JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    });

    private ServiceTopics(String service) {
        this.service = service;
        settings("META-INF/microprofile-config.properties");
        settings("application.properties");
    }

    /** @param service as the list names it, for example {@code sms} */
    public static void areThoseOfTheCatalog(String service) {
        var topics = new ServiceTopics(service);
        assertThat(topics.read()).as("what the service reads").isEqualTo(catalog(topic -> topic.consumers(), service));
        assertThat(topics.published())
                .as("what the service may publish")
                .isEqualTo(catalog(topic -> topic.producers(), service));
    }

    private static Set<String> catalog(Function<TopicCatalog.Event, List<String>> role, String service) {
        return TopicCatalog.load().events().stream()
                .filter(topic -> role.apply(topic).contains(service))
                .map(TopicCatalog.Event::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> read() {
        return present()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getAnnotations().stream())
                .filter(annotation -> annotation.getRawType().getName().equals(INCOMING))
                .map(annotation -> annotation.get("value").orElseThrow())
                .map(channel -> settings.getProperty("mp.messaging.incoming.%s.topic".formatted(channel)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By the types that are named where an event is made. */
    private Set<String> published() {
        return reachable().stream()
                .filter(type -> !isOfTheContract(type))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(ServiceTopics::makesAnEvent)
                .flatMap(ServiceTopics::types)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean makesAnEvent(JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().equals(EVENTS + "Event")
                        && FACTORIES.contains(call.getTarget().getName()));
    }

    private static Stream<String> types(JavaCodeUnit unit) {
        var types = unit.getFieldAccesses().stream()
                .map(JavaFieldAccess::getTarget)
                .filter(field -> field.getOwner().getName().equals(EVENTS + "EventType"))
                .map(field -> field.getName().toLowerCase(Locale.ROOT).replace('_', '.'))
                .toList();
        assertThat(types)
                .as(
                        "%s makes an event and doesn't say of which type, so that nobody sees what it publishes",
                        unit.getFullName())
                .isNotEmpty();
        return types.stream();
    }

    /** What the service's own classes use, and what the shared modules begin by themselves. */
    private Set<JavaClass> reachable() {
        var found = new HashSet<JavaClass>();
        var next = new ArrayDeque<JavaClass>();
        present().filter(type -> isOwn(type) || beginsByItself(type)).forEach(next::add);
        while (!next.isEmpty()) {
            var type = next.pop();
            if (found.add(type)) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass())
                        .filter(target -> isOurs(target) && isPresent(target))
                        .forEach(next::add);
            }
        }
        return found;
    }

    private boolean isOwn(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + "." + service + ".");
    }

    /** Reads a topic, observes the start, or is found by one of our own interfaces. */
    private static boolean beginsByItself(JavaClass type) {
        return type.getRawInterfaces().stream().anyMatch(one -> isOurs(one) && !isOfTheContract(one))
                || type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(INCOMING)
                                || method.getParameters().stream().anyMatch(one -> one.isAnnotatedWith(OBSERVES)));
    }

    private static boolean isOfTheContract(JavaClass type) {
        return type.getName().startsWith(EVENTS);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".");
    }

    private Stream<JavaClass> present() {
        return classes.stream().filter(this::isPresent).filter(type -> isOwn(type) || !isTool(type));
    }

    /** What tests and the local stack bring along runs in no service. */
    private static boolean isTool(JavaClass type) {
        return Stream.of(".testing", ".stack", ".carrier", ".demo")
                .anyMatch(tool -> (type.getPackageName() + ".").startsWith(ROOT + tool + "."));
    }

    /** Whether it is built into the service. */
    private boolean isPresent(JavaClass type) {
        return type.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(IF_PROPERTY))
                .allMatch(this::isSet);
    }

    private boolean isSet(JavaAnnotation<?> property) {
        return property.get("stringValue")
                .orElseThrow()
                .equals(settings.getProperty(String.valueOf(property.get("name").orElseThrow())));
    }

    private void settings(String name) {
        try {
            for (var file : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(name))) {
                try (var stream = file.openStream()) {
                    settings.load(stream);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
