package dev.heartline.driver;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;

/** The host application's part: it says who the users are. */
public final class HostApplication implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    public HostApplication(RunningSystem system) {
        var settings = new Properties();
        settings.putAll(Map.of("bootstrap.servers", system.kafka(), "acks", "all"));
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    public void publish(UserProfile profile) {
        tell(Event.of(EventType.USER_PROFILE, profile));
    }

    /** Tells an event with data, in the place of whoever tells events of its type. */
    public void tell(Event<?> event) {
        try {
            send(new ProducerRecord<>(
                    event.type().topic(),
                    null,
                    event.key(),
                    EventJson.mapper().writeValueAsString(event.body()),
                    List.of(
                            header("ce_specversion", "1.0"),
                            header("ce_id", event.id().toString()),
                            header("ce_source", "/heartline/demo-host"),
                            header("ce_type", event.type().type()),
                            header("ce_time", event.time().toString()),
                            header("ce_partitionkey", event.key()),
                            header("content-type", "application/json"))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks every service to forget the user. */
    public void erase(UUID userId) {
        send(new ProducerRecord<>(EventType.USER_PROFILE.topic(), userId.toString(), null));
    }

    private void send(ProducerRecord<String, String> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take " + record.topic(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
