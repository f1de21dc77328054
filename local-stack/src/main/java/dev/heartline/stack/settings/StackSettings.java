package dev.heartline.stack.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.heartline.stack.access.AccessTokens;
import dev.heartline.stack.access.SigningKeys;
import dev.heartline.stack.infra.RemotePostgres;
import dev.heartline.stack.infra.ServiceDatabase;

/** What the parts of one stack must know of each other, and the environment variables that tell them. */
public final class StackSettings {

    /** Where things are and how they are built and run; the model's, which {@link #engineEnvironment()} chooses. */
    private static final Pattern OF_THE_LAUNCHER = Pattern.compile(
            "HEARTLINE_(?:HOME|INFRA|MODULES|MVN|JAVA_OPTS|ENGINE|MODEL_.*|DB_.*|SLOW_TESTS|CONTAINER_TESTS|TWO_REPLICAS|IMAGES|VERSION"
                    + "|SECRETS|JWT_PRIVATE_KEY|.*_(?:PORT|HOST)|(?:CALL|SMS|MEMORY|ENGAGEMENT|SIMULATOR|PUBLIC)_URL)");

    /** The number that the stack calls and texts from; one of those reserved for fiction. */
    private static final String FROM_NUMBER = "+12025550100";

    private final Map<String, String> environment;
    private final StackHome home;
    private final Secrets secrets;
    private final SigningKeys keys;

    private StackSettings(Map<String, String> environment, StackHome home) {
        this.environment = environment;
        this.home = home;
        this.secrets = Secrets.in(home.secrets());
        this.keys = SigningKeys.in(home.keys());
    }

    /** The stack that these environment variables describe; its secrets and keys are made if it is new. */
    public static StackSettings of(Map<String, String> environment) {
        return new StackSettings(environment, StackHome.of(environment));
    }

    public StackHome home() {
        return home;
    }

    public Secrets secrets() {
        return secrets;
    }

    public SigningKeys keys() {
        return keys;
    }

    public int port(Port port) {
        return port.number(environment);
    }

    /** What the operator of this machine said, or the given text. */
    public String variable(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }

    public String bootstrapServers() {
        return Port.KAFKA.address(environment);
    }

    public String url(Port port) {
        return "http://" + port.address(environment);
    }

    /** The server that holds the databases of the services. */
    public RemotePostgres postgres() {
        return new RemotePostgres(Port.POSTGRES.address(environment), secrets.postgresPassword());
    }

    public List<ServiceDatabase> databases() {
        return Arrays.stream(Service.values())
                .map(service -> new ServiceDatabase(
                        service.database(), secrets.databasePassword(service), service.storesVectors()))
                .toList();
    }

    /** For the process of a service. */
    public Map<String, String> serviceEnvironment(Service service) {
        var variables = new TreeMap<String, String>();
        // A process has them from its parent anyway; named here, a change of one is a change of its settings.
        environment.forEach((name, value) -> {
            if (isSetting(service, name)) {
                variables.put(name, value);
            }
        });
        variables.putAll(sharedEnvironment());
        variables.putAll(engineEnvironment());
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", String.valueOf(port(service.port())));
        variables.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        variables.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(port(service.managementPort())));
        variables.put("QUARKUS_DATASOURCE_USERNAME", service.database());
        variables.put("QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword(service));
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + databaseUrl(service));
        variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", "vertx-reactive:" + databaseUrl(service));
        variables.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.publicKeyFile().toUri().toString());
        variables.put("MP_JWT_VERIFY_ISSUER", AccessTokens.ISSUER);
        variables.put("MP_JWT_VERIFY_AUDIENCES", AccessTokens.AUDIENCE);
        variables.put("HEARTLINE_PUBLIC_URL", url(service.port()));
        variables.put("HEARTLINE_ENGAGEMENT_DRAW_KEY", secrets.drawKey());
        variables.put("HEARTLINE_CONTACT_KEY", secrets.contactKey());
        return variables;
    }

    /** Whether a variable is a setting of a service's own, and not the launcher's or another service's. */
    private static boolean isSetting(Service service, String name) {
        if (name.startsWith("QUARKUS_OTEL_") || name.startsWith("QUARKUS_LOG_")) {
            return true;
        }
        return name.startsWith("HEARTLINE_")
                && !OF_THE_LAUNCHER.matcher(name).matches()
                && Arrays.stream(Service.values())
                        .filter(other -> other != service)
                        .noneMatch(other ->
                                name.startsWith("HEARTLINE_" + other.label().toUpperCase(Locale.ROOT) + "_"));
    }

    /**
     * The variables that name a real carrier and have no effect here, where the telephone network is simulated.
     *
     * @return sorted by name
     */
    public List<String> unusedCarrierVariables() {
        return sharedEnvironment().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("HEARTLINE_TWILIO_"))
                .filter(entry -> !environment
                        .getOrDefault(entry.getKey(), entry.getValue())
                        .equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Who reads and speaks. A model is the one that the environment names. Where it names none it is the simulated network's, whose
     * words are written beforehand: it can speak for the coach, and can't read.
     */
    private Map<String, String> engineEnvironment() {
        var variables = new TreeMap<String, String>();
        if (!variable("HEARTLINE_ENGINE", "local").equals("model")) {
            return variables;
        }
        environment.forEach((name, value) -> {
            if (name.startsWith("HEARTLINE_MODEL_")) {
                variables.put(name, value);
            }
        });
        if (variables.isEmpty()) {
            // Said, because a process also has what its parent's environment says.
            variables.put("HEARTLINE_ENGINE", "local");
            variables.put("HEARTLINE_MODEL_COACH_ENGINE", "model");
            variables.put("HEARTLINE_MODEL_BASE_URL", url(Port.SIMULATOR) + "/model/openai/v1");
            variables.put("HEARTLINE_MODEL_API_KEY", "of-the-simulated-network");
            variables.put("HEARTLINE_MODEL_NAME", "simulated");
            variables.put("HEARTLINE_MODEL_PRICE_IN", "1");
            variables.put("HEARTLINE_MODEL_PRICE_OUT", "4");
        } else {
            variables.put("HEARTLINE_ENGINE", "model");
        }
        return variables;
    }

    /** For the process of the carrier simulator. */
    public Map<String, String> simulatorEnvironment() {
        var variables = new TreeMap<>(sharedEnvironment());
        variables.put("HEARTLINE_CALL_URL", url(Port.CALL));
        variables.put("HEARTLINE_SMS_URL", url(Port.SMS));
        variables.put("HEARTLINE_SIMULATOR_PORT", String.valueOf(port(Port.SIMULATOR)));
        return variables;
    }

    /** For whoever drives and observes the whole from outside: the demo and the benchmarks. */
    public Map<String, String> observerEnvironment() {
        var variables = new TreeMap<>(simulatorEnvironment());
        variables.put("HEARTLINE_HOME", home.data().toString());
        variables.put("HEARTLINE_MEMORY_URL", url(Port.MEMORY));
        variables.put("HEARTLINE_ENGAGEMENT_URL", url(Port.ENGAGEMENT));
        variables.put("HEARTLINE_SIMULATOR_URL", url(Port.SIMULATOR));
        variables.put("HEARTLINE_JWT_PRIVATE_KEY", keys.privateKeyFile().toString());
        for (var service : Service.values()) {
            var prefix = "HEARTLINE_DB_" + service.label().toUpperCase(Locale.ROOT) + "_";
            variables.put(prefix + "URL", "jdbc:" + databaseUrl(service));
            variables.put(prefix + "USER", service.database());
            variables.put(prefix + "PASSWORD", secrets.databasePassword(service));
        }
        return variables;
    }

    private Map<String, String> sharedEnvironment() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "HEARTLINE_TWILIO_ACCOUNT_SID", secrets.twilioAccountSid(),
                "HEARTLINE_TWILIO_AUTH_TOKEN", secrets.twilioAuthToken(),
                "HEARTLINE_TWILIO_BASE_URL", url(Port.SIMULATOR),
                "HEARTLINE_TWILIO_FROM_NUMBER", FROM_NUMBER);
    }

    private String databaseUrl(Service service) {
        return "postgresql://" + Port.POSTGRES.address(environment) + "/" + service.database();
    }
}
