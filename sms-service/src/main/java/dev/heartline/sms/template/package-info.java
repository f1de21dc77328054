/** What we say in texts: templates with variables as people write them, {@code Hey {first_name}!}. */
package dev.heartline.sms.template;
