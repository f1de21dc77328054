package dev.heartline.deployment.operator;

/** One value of a Secret. */
public record SecretKey(String name, String key) {

    @Override
    public String toString() {
        return name + "/" + key;
    }
}
