package dev.heartline.stack.infra;

/**
 * The database of one service, and the role of the same name that owns it.
 *
 * @param name for example {@code heartline_call}
 * @param password of the role
 * @param vectors whether it stores embeddings, which needs the {@code vector} extension
 */
public record ServiceDatabase(String name, String password, boolean vectors) {

    public ServiceDatabase {
        if (!name.matches("[a-z_][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
    }
}
