package dev.heartline.service.security;

/** The roles a token may carry in its {@code groups} claim. */
public final class Roles {

    /** A human who runs the system or coaches: sees everybody. */
    public static final String OPERATOR = "operator";

    /** Another system, such as the host application. */
    public static final String SERVICE = "service";

    /** An end user, whose token's subject is their user id: sees their own data only. */
    public static final String USER = "user";

    private Roles() {}
}
