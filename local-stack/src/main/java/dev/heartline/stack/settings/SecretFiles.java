package dev.heartline.stack.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import dev.heartline.stack.StackException;

/**
 * The secrets of a stack of containers as files: a directory for each part that has some, mounted into that part alone, with
 * one file for each setting, named as the setting.
 */
public record SecretFiles(StackSettings settings) {

    /**
     * Everybody who sees the directory may read it: the parts run as users that this one can't give files to, and each sees
     * only its own.
     */
    private static final String PERMISSIONS = "r--r--r--";

    /** No setting: {@code mp.jwt.verify.publickey.location} names the file. */
    private static final String PUBLIC_KEY = "jwt-public.pem";

    /** Part, to name of the setting, to value. */
    Map<String, Map<String, String>> byPart() {
        var parts = new TreeMap<String, Map<String, String>>();
        Arrays.stream(Service.values()).forEach(service -> parts.put(service.moduleName(), of(service)));
        parts.put("carrier-simulator", carrierAccount());
        parts.put("postgres", Map.of("superuser-password", settings.secrets().postgresPassword()));
        return parts;
    }

    private Map<String, String> of(Service service) {
        var secrets = settings.secrets();
        var files = new TreeMap<String, String>();
        files.put("quarkus.datasource.password", secrets.databasePassword(service));
        files.put(PUBLIC_KEY, settings.keys().publicKey());
        files.put("heartline.contact.key", secrets.contactKey());
        switch (service) {
            case CALL, SMS -> files.putAll(carrierAccount());
            case ENGAGEMENT -> files.put("heartline.engagement.draw-key", secrets.drawKey());
            case MEMORY -> {}
        }
        return files;
    }

    private Map<String, String> carrierAccount() {
        var secrets = settings.secrets();
        return Map.of(
                "heartline.twilio.account-sid", secrets.twilioAccountSid(),
                "heartline.twilio.auth-token", secrets.twilioAuthToken());
    }

    /** Replaces what is there. */
    public void writeTo(Path directory) {
        byPart().forEach((part, files) -> files.forEach((name, value) -> write(directory.resolve(part), name, value)));
    }

    private static void write(Path directory, String name, String value) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve(name));
            var file = Files.writeString(directory.resolve(name), value);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(PERMISSIONS));
        } catch (IOException e) {
            throw new StackException("cannot write the secret " + name + " to " + directory, e);
        }
    }
}
