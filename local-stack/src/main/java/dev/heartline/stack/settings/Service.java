package dev.heartline.stack.settings;

/** The four services. */
public enum Service {
    CALL("call", 512),
    SMS("sms", 512),
    MEMORY("memory", 768),
    ENGAGEMENT("engagement", 512);

    private final String label;
    private final int heapMegabytes;

    Service(String label, int heapMegabytes) {
        this.label = label;
        this.heapMegabytes = heapMegabytes;
    }

    /** For example {@code call}. */
    public String label() {
        return label;
    }

    /** The name of its module and its process, for example {@code call-service}. */
    public String moduleName() {
        return label + "-service";
    }

    /** The name of its database and of its role there. */
    public String database() {
        return "heartline_" + label;
    }

    public Port port() {
        return switch (this) {
            case CALL -> Port.CALL;
            case SMS -> Port.SMS;
            case MEMORY -> Port.MEMORY;
            case ENGAGEMENT -> Port.ENGAGEMENT;
        };
    }

    /** Where its health, its metrics and its OpenAPI document are, apart from what the world may reach. */
    public Port managementPort() {
        return switch (this) {
            case CALL -> Port.CALL_MANAGEMENT;
            case SMS -> Port.SMS_MANAGEMENT;
            case MEMORY -> Port.MEMORY_MANAGEMENT;
            case ENGAGEMENT -> Port.ENGAGEMENT_MANAGEMENT;
        };
    }

    /** Enough for a developer's machine. The memory service computes embeddings. */
    public int heapMegabytes() {
        return heapMegabytes;
    }

    /** Only the memory service stores embeddings. */
    public boolean storesVectors() {
        return this == MEMORY;
    }
}
