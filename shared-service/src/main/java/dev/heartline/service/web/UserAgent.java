package dev.heartline.service.web;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who our requests to others come from: {@code Heartline/} and the version. */
@Singleton
public class UserAgent {

    private final String value;

    UserAgent(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.value = "Heartline/" + version;
    }

    public String value() {
        return value;
    }
}
