package dev.heartline.testing.secure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority, and the certificate for 127.0.0.1 that it gave to a server; made by keytool in a directory. */
record Certificates(Path directory) {

    static final String PASSWORD = "changeit";

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static Certificates make(Path directory) {
        var made = new Certificates(directory);
        made.key("authority.p12", "authority", "-ext", "bc:c");
        made.key("server.p12", "server");
        made.keytool("server.p12", "-certreq", "-alias", "server", "-file", "server.csr");
        made.keytool(
                "authority.p12",
                "-gencert",
                "-rfc",
                "-alias",
                "authority",
                "-infile",
                "server.csr",
                "-outfile",
                "server.pem",
                "-ext",
                "san=ip:127.0.0.1");
        made.keytool("authority.p12", "-exportcert", "-rfc", "-alias", "authority", "-file", "authority.pem");
        made.keytool("server.p12", "-importcert", "-noprompt", "-alias", "authority", "-file", "authority.pem");
        made.keytool("server.p12", "-importcert", "-noprompt", "-alias", "server", "-file", "server.pem");
        made.writeKey();
        return made;
    }

    /** PEM: whom to trust. */
    Path authority() {
        return directory.resolve("authority.pem");
    }

    /** PKCS 12 with the server's key and certificate. */
    Path serverStore() {
        return directory.resolve("server.p12");
    }

    Path serverCertificate() {
        return directory.resolve("server.pem");
    }

    Path serverKey() {
        return directory.resolve("server.key");
    }

    private void key(String store, String alias, String... more) {
        var arguments = new ArrayList<>(
                List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-validity", "2", "-dname", "CN=" + alias));
        arguments.addAll(List.of(more));
        keytool(store, arguments.toArray(String[]::new));
    }

    private void keytool(String store, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store, "-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " said " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void writeKey() {
        try (var stored = Files.newInputStream(serverStore())) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(stored, PASSWORD.toCharArray());
            var key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
            Files.writeString(
                    serverKey(),
                    "-----BEGIN PRIVATE KEY-----\n" + PEM.encodeToString(key) + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
