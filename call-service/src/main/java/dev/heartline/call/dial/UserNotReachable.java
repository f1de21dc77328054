package dev.heartline.call.dial;

/** No profile is known of the user, or it has no phone number that could be dialled. */
public final class UserNotReachable extends RuntimeException {

    public UserNotReachable(String why) {
        super(why);
    }
}
