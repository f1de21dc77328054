/**
 * Acting on what callers say, whether the coach got to answer it or not: danger raises a crisis, a clear word that there is none
 * takes it back, and a wish about contact binds. Every turn that is stored is judged, at the latest when its call is completed.
 */
package dev.heartline.call.judgement;
