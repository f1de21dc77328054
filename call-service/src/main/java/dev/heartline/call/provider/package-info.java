/**
 * The telephone network as the rest of the service sees it: somebody who dials, tells how a call goes and hangs up. One
 * package per provider below; nothing outside of it knows which one is at work.
 */
package dev.heartline.call.provider;
