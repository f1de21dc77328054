package dev.heartline.stack.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

import dev.heartline.stack.StackException;

/** Passwords and keys that nobody chose: random, made once per stack, in a file that only its owner can read. */
public final class Secrets {

    private static final int BYTES = 24;
    private static final int ACCOUNT_BYTES = 16;

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    /** Reads the file, and adds to it what is missing. */
    public static Secrets in(Path file) {
        try {
            var values = new Properties();
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    values.load(reader);
                }
            }
            if (addMissing(values)) {
                write(file, values);
            }
            return new Secrets(values);
        } catch (IOException e) {
            throw new StackException("cannot read or write the secrets in " + file, e);
        }
    }

    public String postgresPassword() {
        return values.getProperty("postgres.password");
    }

    public String databasePassword(Service service) {
        return values.getProperty(passwordOf(service));
    }

    /** The account that the simulator plays. */
    public String twilioAccountSid() {
        return values.getProperty("twilio.account-sid");
    }

    /** What webhooks of the simulator are signed with. */
    public String twilioAuthToken() {
        return values.getProperty("twilio.auth-token");
    }

    /** What reward draws are seeded with. */
    public String drawKey() {
        return values.getProperty("engagement.draw-key");
    }

    /** What phone numbers are digested with where they may not be kept. */
    public String contactKey() {
        return values.getProperty("contact.key");
    }

    private static boolean addMissing(Properties values) {
        int before = values.size();
        values.putIfAbsent("postgres.password", random(BYTES));
        for (var service : Service.values()) {
            values.putIfAbsent(passwordOf(service), random(BYTES));
        }
        values.putIfAbsent("twilio.account-sid", "AC" + random(ACCOUNT_BYTES));
        values.putIfAbsent("twilio.auth-token", random(ACCOUNT_BYTES));
        values.putIfAbsent("engagement.draw-key", random(BYTES));
        values.putIfAbsent("contact.key", random(BYTES));
        return values.size() > before;
    }

    private static String passwordOf(Service service) {
        return "database." + service.label() + ".password";
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void write(Path file, Properties values) throws IOException {
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
        Files.setPosixFilePermissions(file, ownerOnly);
        try (var writer = Files.newBufferedWriter(file)) {
            values.store(writer, "Made by ./heartline; delete with ./heartline down --wipe");
        }
    }
}
