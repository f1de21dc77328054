/** "Text me tomorrow about it", said on a call or in a text: the text that comes then, or what the app shows then. */
package dev.heartline.sms.followup;
