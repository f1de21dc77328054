/** What we say in fixed words to somebody's text: to wishes about being contacted, to HELP, to danger. */
package dev.heartline.sms.answer;
