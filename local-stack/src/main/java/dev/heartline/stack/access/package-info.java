/**
 * Who may talk to the local stack: the key pair that signs access tokens where no identity provider is there to do it, and
 * the tokens for operators, services and users.
 */
package dev.heartline.stack.access;
