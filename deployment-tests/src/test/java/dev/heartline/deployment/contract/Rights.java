package dev.heartline.deployment.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.heartline.stack.deadletter.LetterBox;
import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.settings.Service;

/** The least that each user of the brokers must be allowed, by the list of topics. To read or to write includes to describe. */
public final class Rights {

    public static final String HOST_APPLICATION = "host-application";
    public static final String AUTOSCALER = "autoscaler";
    /** Whoever deals with dead letters and has a service read again. */
    public static final String OPERATOR = "operator";
    /** How the list of topics calls the host application. */
    private static final String HOST = "host";

    private Rights() {}

    /** What may be done to a topic or a consumer group. */
    public record Right(Resource resource, String name, List<String> operations) {}

    public enum Resource {
        group,
        topic
    }

    /** By the user's name. */
    public static Map<String, List<Right>> of(TopicCatalog catalog) {
        var rights = new TreeMap<String, List<Right>>();
        for (var service : Service.values()) {
            rights.put(service.moduleName(), ofService(catalog, service));
        }
        rights.put(
                HOST_APPLICATION,
                catalog.events().stream()
                        .filter(topic -> topic.producers().contains(HOST))
                        .map(topic -> new Right(Resource.topic, topic.name(), List.of("Write")))
                        .toList());
        rights.put(AUTOSCALER, ofAutoscaler(catalog));
        rights.put(OPERATOR, ofOperator(catalog));
        return rights;
    }

    /** Who writes to a topic, by the names of {@link #of}. */
    public static TreeSet<String> producers(TopicCatalog.Event topic) {
        var names = new TreeSet<String>();
        topic.producers().forEach(name -> names.add(name.equals(HOST) ? HOST_APPLICATION : name + "-service"));
        return names;
    }

    private static List<Right> ofService(TopicCatalog catalog, Service service) {
        var rights = new ArrayList<Right>();
        rights.add(new Right(Resource.group, service.moduleName(), List.of("Read")));
        for (var topic : catalog.events()) {
            var operations = new ArrayList<String>();
            if (topic.consumers().contains(service.label())) {
                operations.add("Read");
            }
            if (topic.producers().contains(service.label())) {
                operations.add("Write");
            }
            if (!operations.isEmpty()) {
                rights.add(new Right(Resource.topic, topic.name(), List.copyOf(operations)));
            }
            if (topic.consumers().contains(service.label())) {
                rights.add(new Right(Resource.topic, topic.name() + ".dlq." + service.label(), List.of("Write")));
            }
        }
        return rights;
    }

    /** It reads what was put aside, sends it again to where it came from, and moves what a service has read. */
    private static List<Right> ofOperator(TopicCatalog catalog) {
        var groups = Stream.concat(
                        Stream.of(LetterBox.GROUP), Stream.of(Service.values()).map(Service::moduleName))
                .map(group -> new Right(Resource.group, group, List.of("Read")));
        var topics = catalog.events().stream()
                .filter(topic -> !topic.consumers().isEmpty())
                .flatMap(topic -> Stream.concat(
                        Stream.of(new Right(Resource.topic, topic.name(), List.of("Read", "Write"))),
                        topic.consumers().stream()
                                .map(service ->
                                        new Right(Resource.topic, topic.name() + ".dlq." + service, List.of("Read")))));
        return Stream.concat(groups, topics).toList();
    }

    /** It compares what a group has read with what there is. */
    private static List<Right> ofAutoscaler(TopicCatalog catalog) {
        var groups = Stream.of(Service.values())
                .map(service -> new Right(Resource.group, service.moduleName(), List.of("Describe")));
        var topics = catalog.events().stream()
                .filter(topic -> !topic.consumers().isEmpty())
                .map(topic -> new Right(Resource.topic, topic.name(), List.of("Describe")));
        return Stream.concat(groups, topics).toList();
    }
}
