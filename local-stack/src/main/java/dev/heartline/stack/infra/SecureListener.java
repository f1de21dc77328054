package dev.heartline.stack.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A way into a broker that is encrypted and asks for a password and for rights, as in production: TLS, SCRAM-SHA-512, ACLs.
 *
 * @param keyStore PKCS 12, with the broker's key and certificate
 * @param passwords of those who may come in, by their names
 */
public record SecureListener(int port, Path keyStore, String keyStorePassword, Map<String, String> passwords) {

    private static final String MECHANISM = "SCRAM-SHA-512";

    /** As the storage tool takes them. */
    List<String> users() {
        return passwords.entrySet().stream()
                .map(user -> "%s=[name=%s,password=%s]".formatted(MECHANISM, user.getKey(), user.getValue()))
                .toList();
    }

    void addTo(Properties broker) {
        var address = ",SASL_SSL://127.0.0.1:" + port;
        broker.merge("listeners", address, (open, added) -> (String) open + added);
        broker.merge("advertised.listeners", address, (open, added) -> (String) open + added);
        broker.merge("listener.security.protocol.map", ",SASL_SSL:SASL_SSL", (open, added) -> (String) open + added);
        broker.put("sasl.enabled.mechanisms", MECHANISM);
        broker.put(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        broker.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // Who comes in by the open way. By the other, whatever somebody has a right to is refused to all who have none.
        broker.put("super.users", "User:ANONYMOUS");
        broker.put("allow.everyone.if.no.acl.found", "true");
        broker.put("ssl.keystore.type", "PKCS12");
        broker.put("ssl.keystore.location", keyStore.toString());
        broker.put("ssl.keystore.password", keyStorePassword);
    }
}
