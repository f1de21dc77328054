package dev.heartline.call.provider;

import dev.heartline.call.lifecycle.Call;

/**
 * The carrier connects the person on this call to somebody else: our line to it has closed.
 *
 * @param call as it was when that was asked for
 */
public record CallTransferred(Call call) {}
