/**
 * The one policy that decides whether and when a person may be called or texted: consent, opt-out and quiet hours for
 * both channels, with a recorded reason for every answer. Pure: asked at dispatch, it reads nothing but the request.
 */
package dev.heartline.service.contact;
