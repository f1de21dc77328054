package dev.heartline.stack.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics that a broker does not have yet. */
public final class Topics {

    private final String bootstrapServers;

    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Creates what is missing; what is there stays as it is. */
    public void prepare(List<TopicCatalog.Topic> topics) {
        Map<String, Object> connection = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(connection)) {
            var existing = admin.listTopics().names().get();
            var missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(Topics::describe)
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new InfrastructureException("cannot create the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while creating the topics", e);
        }
    }

    private static NewTopic describe(TopicCatalog.Topic topic) {
        var settings = new HashMap<String, String>();
        settings.put("cleanup.policy", topic.cleanup().policy());
        topic.retention().ifPresent(time -> settings.put("retention.ms", String.valueOf(time.toMillis())));
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(settings);
    }
}
