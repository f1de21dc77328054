package dev.heartline.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

import dev.heartline.carrier.model.ModelNetwork;
import dev.heartline.model.ask.KeptAnswers;
import dev.heartline.model.ask.Meter;
import dev.heartline.model.ask.Price;
import dev.heartline.model.ask.ReadingModel;
import dev.heartline.model.ask.Rest;
import dev.heartline.model.ask.SpeakingModel;
import dev.heartline.model.ask.Spending;
import dev.heartline.model.wire.Connection;
import dev.heartline.model.wire.ModelSettings;
import dev.heartline.model.wire.Provider;

/** Models over real HTTP, at the simulated network of their provider. */
public final class Wire implements AutoCloseable {

    public static final String KEY = "sk-test-0123456789";

    /** Of a caller where nothing is to be late, however busy the machine is. */
    public static final Duration PATIENT = Duration.ofSeconds(20);

    private static final ModelSettings SETTINGS = new ModelSettings("some-model", null, 300);
    private static final Price PRICE = new Price(new BigDecimal("0.15"), new BigDecimal("0.60"));
    private static final int NEVER = Integer.MAX_VALUE;

    private final ModelNetwork.Server server = ModelNetwork.start();

    public ModelNetwork network() {
        return server.network();
    }

    public Connection connection(Provider provider) {
        return connection(provider, server.url());
    }

    public static Connection connection(Provider provider, String url) {
        var path = provider.name().toLowerCase(Locale.ROOT) + (provider == Provider.OLLAMA ? "" : "/v1");
        return new Connection(provider, url + "/" + path, provider.needsKey() ? KEY : null, Duration.ofSeconds(10));
    }

    public static SpeakingModel speaking(Connection connection, Spending spending, Duration patience) {
        var meter = meter(ModelTask.COACH, connection, spending);
        return new SpeakingModel(connection.speaking(SETTINGS), meter, patience);
    }

    /** @param limit to the end of an answer */
    public static ReadingModel reading(
            ModelTask task, Connection connection, Spending spending, KeptAnswers kept, Duration limit) {
        return new ReadingModel(connection.reading(SETTINGS), meter(task, connection, spending), kept, limit);
    }

    private static Meter meter(ModelTask task, Connection connection, Spending spending) {
        return new Meter(
                task, connection.provider(), SETTINGS.name(), PRICE, spending, new Rest(NEVER, Duration.ofSeconds(30)));
    }

    @Override
    public void close() {
        server.close();
    }
}
