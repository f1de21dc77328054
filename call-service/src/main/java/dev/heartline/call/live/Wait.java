package dev.heartline.call.live;

import java.time.Duration;

/** Does something after a while, unless something else happens before. Belongs to one event loop. */
interface Wait {

    /** Forgets what it waited for. */
    void in(Duration time, Runnable then);

    void cancel();
}
