package dev.heartline.call.dial;

/** No profile is known of the user, or it has no phone number that could be dialled. */
final class UserNotReachable extends RuntimeException {

    UserNotReachable(String why) {
        super(why);
    }
}
