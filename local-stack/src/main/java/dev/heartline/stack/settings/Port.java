package dev.heartline.stack.settings;

import java.util.Map;

import dev.heartline.stack.StackException;

/** The ports of a local stack: all on the loopback interface, unless a variable names the host that has one. */
public enum Port {
    KAFKA(19092),
    KAFKA_CONTROLLER(19093),
    POSTGRES(15432),
    CALL(18081),
    SMS(18082),
    MEMORY(18083),
    ENGAGEMENT(18084),
    CALL_MANAGEMENT(18181),
    SMS_MANAGEMENT(18182),
    MEMORY_MANAGEMENT(18183),
    ENGAGEMENT_MANAGEMENT(18184),
    SIMULATOR(18090);

    private static final int HIGHEST = 65_535;
    private static final String LOOPBACK = "127.0.0.1";

    private final int standard;

    Port(int standard) {
        this.standard = standard;
    }

    /** The environment variable that moves it. */
    public String variable() {
        return "HEARTLINE_" + name() + "_PORT";
    }

    /** The environment variable that names another host than this machine, for whoever looks at a stack of containers. */
    String hostVariable() {
        return "HEARTLINE_" + name() + "_HOST";
    }

    /** Where it is reached, for example {@code 127.0.0.1:19092}. */
    public String address(Map<String, String> environment) {
        return environment.getOrDefault(hostVariable(), LOOPBACK) + ":" + number(environment);
    }

    int number(Map<String, String> environment) {
        var text = environment.getOrDefault(variable(), "");
        if (text.isBlank()) {
            return standard;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0 && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new StackException(variable() + " is no port number: " + text);
    }
}
