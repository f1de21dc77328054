package dev.heartline.stack.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The RSA key pair of a local stack, kept as two PEM files in a directory.
 *
 * @param directory holds {@code jwt-private.pem} (readable by its owner alone) and {@code jwt-public.pem}
 */
public record SigningKeys(Path directory) {

    private static final int BITS = 2048;

    /** The keys of a directory; made on first use. */
    public static SigningKeys in(Path directory) {
        var keys = new SigningKeys(directory);
        if (!Files.exists(keys.publicKeyFile())) {
            keys.generate();
        }
        return keys;
    }

    public Path privateKeyFile() {
        return directory.resolve("jwt-private.pem");
    }

    /** What the services verify tokens with. */
    public Path publicKeyFile() {
        return directory.resolve("jwt-public.pem");
    }

    /** The public half as PEM. */
    public String publicKey() {
        try {
            return Files.readString(publicKeyFile()).strip();
        } catch (IOException e) {
            throw new SigningException("cannot read " + publicKeyFile(), e);
        }
    }

    /** Reads the private half of a pair. */
    static PrivateKey read(Path privateKeyFile) {
        try {
            var base64 = Files.readString(privateKeyFile).replaceAll("-----[A-Z ]+-----|\\s", "");
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningException("cannot read the signing key " + privateKeyFile, e);
        }
    }

    private void generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            Files.createDirectories(directory);
            write(
                    privateKeyFile(),
                    "rw-------",
                    "PRIVATE KEY",
                    pair.getPrivate().getEncoded());
            write(publicKeyFile(), "rw-r--r--", "PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningException("cannot make the signing keys in " + directory, e);
        }
    }

    private static void write(Path file, String permissions, String kind, byte[] key) throws IOException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind));
    }
}
